"""A number that the first digit replaces, else a 2 beside a nought makes 20."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSpinBox


class NumberBox(QSpinBox):
    """Marks all of itself whenever the keyboard comes or a click puts its cursor."""

    def __init__(self, *, least: int, most: int) -> None:
        """Count from `least` to `most`."""
        super().__init__(minimum=least, maximum=most)
        self.lineEdit().installEventFilter(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the number, however the keyboard came."""
        super().focusInEvent(event)
        self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark the number after a click, unless the clerk marked a part of it."""
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        if clicked and not self.lineEdit().hasSelectedText():
            self.selectAll()
        return super().eventFilter(watched, event)
