"""A box to choose from, and a box to tick: drawn in the theme's colours."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui import pictures
from ui.tokens import Space

_SHORTEST = 10
_EDGE = 3


class ChoiceBox(QComboBox):
    """A combo box with our own arrow; the style sheet can only take files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be as wide as the window lets it."""
        super().__init__(parent)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_SHORTEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over what the style drew."""
        super().paintEvent(event)
        side = self.fontMetrics().height()
        colour = self.palette().text().color().name()
        left = self.width() - side - Space.SMALL
        painter = QPainter(self)
        top = (self.height() - side) // 2
        painter.drawPixmap(QPoint(left, top), pictures.pixmap("down", colour, side))
        painter.end()


class TickBox(QCheckBox):
    """A check box with our own tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over what the style drew."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        side = self.fontMetrics().height()
        colour = self.palette().highlightedText().color().name()
        tick = pictures.pixmap("sign-good", colour, side)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(_EDGE, (self.height() - side) // 2), tick)
        painter.end()
