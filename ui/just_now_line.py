"""The last three acts, masked, and the button that takes the last one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.act_states import state_text
from ui.flowing import FlowRow
from ui.panel import Panel, button, label, put_icon, say
from ui.shown import ActRow
from ui.theme import Theme
from ui.tokens import Space

SHOWN = 3


class JustNowLine(Panel):
    """What happened just now, newest first.

    Signals:
        void_wished: the last record is to be withdrawn; gives its key.
    """

    void_wished = Signal(bytes)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any act."""
        super().__init__(theme, parent)
        self._acts: tuple[ActRow, ...] = ()
        self._slim = False
        self._title = label("small")
        self._texts = tuple(label() for _ in range(SHOWN))
        self._undo = button()
        self._undo.clicked.connect(self.wish_void)
        flow = FlowRow(spacing=Space.BETWEEN)
        for one in (self._title, *self._texts):
            flow.add(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(flow, 1)
        row.addWidget(self._undo)
        self.put_words()
        self.put_icons()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at."""
        return (self._undo,)

    def texts(self) -> list[str]:
        """Give what stands here, as the clerk reads it."""
        return [one.text() for one in self._texts if one.text()]

    def show_acts(self, acts: tuple[ActRow, ...]) -> None:
        """Show the newest three."""
        self._acts = acts[:SHOWN]
        self.put_words()

    def wish_void(self) -> None:
        """Wish that the newest act that can be withdrawn be."""
        if (act := self._voidable()) is not None:
            self.void_wished.emit(act.key)

    def set_slim(self, *, slim: bool) -> None:
        """Leave the button's word to the ear where the window is narrow."""
        if slim is not self._slim:
            self._slim = slim
            self.put_words()

    def put_words(self) -> None:
        """Word the line and its button."""
        none = self.tr("Just now: nothing yet")
        self._title.setText(self.tr("Just now") if self._acts else none)
        for place, one in enumerate(self._texts):
            self._put(one, self._acts[place] if place < len(self._acts) else None)
        act = self._voidable()
        self._undo.setEnabled(act is not None)
        self._undo.setText("Ctrl+Z" if self._slim else self.tr("Undo") + "  Ctrl+Z")
        name = self.tr("Undo the last record")
        say(self._undo, name if act is None else f"{name} …{act.tail}")

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self._undo, "undo", self.theme)

    def _voidable(self) -> ActRow | None:
        return next((act for act in self._acts if act.can_be_voided), None)

    def _put(self, one: QLabel, act: ActRow | None) -> None:
        one.setVisible(act is not None)
        text = ""
        if act is not None:
            flag = f"({act.flag})" if act.flag else ""
            parts = (act.time, f"…{act.tail}", act.given, state_text(act.state), flag)
            text = " ".join(part for part in parts if part)
        one.setText(text)
