"""Where the field stands in the compact bar, and the way back to the whole window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dressing import put_compact
from ui.panel import Panel, button, say
from ui.theme import Theme
from ui.tokens import Space

_WIDTH = 140


class CompactCorner(Panel):
    """Holds the field while the bar is compact.

    Signals:
        whole_wished: back to the whole window.
    """

    whole_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand without the field."""
        super().__init__(theme, parent)
        self.back = button("part")
        put_compact(self.back, compact=True)
        self.back.clicked.connect(self.whole_wished)
        # Lives only while the corner is seen; else the header has this key.
        QShortcut(Qt.Key.Key_F11, self).activated.connect(self.whole_wished)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addWidget(self.back)
        self.put_words()
        self.put_icons()

    def take_in(self, field: QWidget) -> None:
        """Let the field stand here, small."""
        self._column.insertWidget(0, field)
        put_compact(field, compact=True)
        field.show()

    def put_words(self) -> None:
        """Name the way back."""
        words = self.tr("Whole window")
        self.back.setText(f"F11  {words}")
        say(self.back, words)

    def put_icons(self) -> None:
        """Be as wide as a code needs."""
        self.setFixedWidth(self.theme.px(_WIDTH))
