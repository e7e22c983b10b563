"""A problem in place: one sentence and the one thing to do, never in the way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import pictures
from ui.announcing import announce
from ui.dressing import put_compact, put_property
from ui.panel import Panel, button, frame, label, say
from ui.shown import ProblemShown, Sign
from ui.theme import Theme
from ui.tokens import Size, Space, Tone

_SIGNS = {
    Tone.GOOD: Sign.GOOD,
    Tone.LOOK: Sign.ASK,
    Tone.STOP: Sign.STOP,
    Tone.NOTE: Sign.NOTE,
}


class ProblemLine(Panel):
    """Hidden while all is well.

    Signals:
        acted: the one action was chosen.
    """

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, parent)
        self._shown: ProblemShown | None = None
        self._frame = frame("verdict")
        self._sign = label()
        self._sentence = label("lead", wrap=True)
        self._action = button()
        self._action.clicked.connect(self.acted)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(Space.BETWEEN, Space.SMALL, Space.BETWEEN, Space.SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at."""
        return (self._action,)

    @property
    def shown(self) -> ProblemShown | None:
        """Give the problem on the screen."""
        return self._shown

    def show_problem(self, problem: ProblemShown | None) -> None:
        """Say a problem, or that there is none any more."""
        new = problem is not None and problem != self._shown
        self._shown = problem
        self.setVisible(problem is not None)
        if problem is None:
            return
        put_property(self._frame, "tone", problem.tone.value)
        self._sentence.setText(problem.sentence)
        self._action.setText(problem.action)
        self._action.setVisible(bool(problem.action))
        say(self._action, problem.action)
        self.put_icons()
        if new:
            announce(self, problem.sentence, urgent=problem.tone is Tone.STOP)

    def set_compact(self, *, compact: bool) -> None:
        """Make do with the room of the compact bar."""
        put_compact(self._frame, compact=compact)

    def put_icons(self) -> None:
        """Draw the sign in the tone's colour."""
        if self._shown is not None:
            colour = self.theme.colours.tone(self._shown.tone).text
            side = self.theme.px(Size.LARGE_ICON)
            sign = _SIGNS[self._shown.tone].value
            self._sign.setPixmap(pictures.pixmap(sign, colour, side))
