"""A box to choose from, and a box to tick: drawn in the theme's colours."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ui import pictures
from ui.tokens import Space

_SHORTEST = 10
_EDGE = 3
# Qt draws the text so far within its place.
_INSET = 1


class ChoiceBox(QComboBox):
    """A combo box with our own arrow; the style sheet can only take files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be as wide as the window lets it."""
        super().__init__(parent)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_SHORTEST)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let a text that is too long end in dots: Qt cuts it without a word."""
        super().initStyleOption(option)
        whole = QStyle.ComplexControl.CC_ComboBox
        part = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(whole, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText,
            Qt.TextElideMode.ElideRight,
            place.width() - 2 * _INSET,
        )

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
