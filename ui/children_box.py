"""The number of a holder's children: what is typed stays as it was typed."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSpinBox

_TYPED = 99


class ChildrenBox(QSpinBox):
    """Takes −1 and 99, so that the clerk hears that they cannot be.

    Corrected in silence, −1 would become 1 and be registered.
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(minimum=-_TYPED, maximum=_TYPED)

    def stepBy(self, steps: int) -> None:
        """Never step below none."""
        self.setValue(max(0, self.value() + steps))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the first digit replace what stands here, else 2 becomes 20.

        A click puts its cursor after this, so that the marking comes last.
        """
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)
