"""One count: a name, less, a number, more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dressing import dress_as, restyle
from ui.number_box import NumberBox
from ui.panel import Panel, label, put_icon, say, tool
from ui.theme import Theme
from ui.tokens import Space


class _Number(NumberBox):
    """The number itself: arrows and digits change it, letters are not for it."""

    letter_typed = Signal(str)

    def __init__(self, most: int) -> None:
        super().__init__(least=0, most=most)
        dress_as(self, "count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Escape to the screen, and letters to the one field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        elif event.text().isalpha():
            self.letter_typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class CountBox(Panel):
    """A count that keyboard and mouse change, and that says when it goes too far.

    Signals:
        changed: the clerk changed the number.
        letter_typed: a letter was typed here that is for the one field.
    """

    changed = Signal()
    letter_typed = Signal(str)

    def __init__(self, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        """Make the four parts in a row; `most` is the largest number."""
        super().__init__(theme, parent)
        self._name = ""
        self._label = label()
        self._less = tool("step")
        self._more = tool("step")
        self.number = _Number(most)
        self._label.setBuddy(self.number)
        for step in (self._less, self._more):
            step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            step.setAutoRepeat(True)
        self._less.clicked.connect(self.number.stepDown)
        self._more.clicked.connect(self.number.stepUp)
        self.number.valueChanged.connect(self._on_value_changed)
        self.number.letter_typed.connect(self.letter_typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        for one in (self._label, self._less, self.number, self._more):
            row.addWidget(one)
        self.home = self.number
        self.put_icons()

    @property
    def value(self) -> int:
        """Give the number."""
        return self.number.value()

    def set_value(self, value: int) -> None:
        """Let a number stand here without calling it a change of the clerk's."""
        self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(False)

    def set_name(self, name: str) -> None:
        """Say what is counted."""
        self._name = name
        self._label.setText(name)
        self.put_words()

    def set_compact(self, *, compact: bool) -> None:
        """Leave the steps out: arrows and digits do the same."""
        for step in (self._less, self._more):
            step.setVisible(not compact)
        dress_as(self._label, "small" if compact else "")
        restyle(self._label)

    def put_words(self) -> None:
        """Name number and steps after what is counted."""
        say(self.number, self._name)
        say(self._less, self.tr("%1: one less").replace("%1", self._name))
        say(self._more, self.tr("%1: one more").replace("%1", self._name))

    def put_icons(self) -> None:
        """Draw the steps."""
        put_icon(self._less, "minus", self.theme)
        put_icon(self._more, "plus", self.theme)
        digits = self.number.fontMetrics().horizontalAdvance("00")
        self.number.setFixedWidth(digits + self.theme.px(Space.AROUND))

    def _on_value_changed(self) -> None:
        self.changed.emit()
