"""The one word that the clerk reads."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.dressing import dress_as, put_compact
from ui.theme import Theme
from ui.tokens import Size


class VerdictWord(QLabel):
    """As large as the text's size wants; in a narrow window never under 48 px.

    Without this a long word at 200 % would push the screen out sideways.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand without a word."""
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        dress_as(self, "word")
        self.setWordWrap(True)
        theme.changed.connect(self._fit)

    def show_word(self, word: str) -> None:
        """Show a word, or none."""
        self.setText(word)
        self._fit()

    def set_compact(self, *, compact: bool) -> None:
        """Take the compact bar's size, which the style sheet knows."""
        self._compact = compact
        put_compact(self, compact=compact)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Need room for the longest part at its smallest."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._width(Size.WORD)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as large as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        style, usual = "", self._theme.px(Size.WORD)
        needed = self._width(usual)
        if needed > self.width() and usual > Size.WORD and not self._compact:
            size = max(Size.WORD, usual * self.width() // needed)
            style = f"font-size: {size}px;"
        if style != self.styleSheet():
            self.setStyleSheet(style)

    def _width(self, size: int) -> int:
        font = QFont(self.font())
        font.setPixelSize(size)
        metrics = QFontMetrics(font)
        return max(map(metrics.horizontalAdvance, self.text().split()), default=0)
