"""What stands in front of everything until the desk is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.header_bar import HeaderBar
from ui.panel import Panel, frame
from ui.problem_line import ProblemLine
from ui.shown import ProblemShown
from ui.theme import Theme
from ui.tokens import Space


class GatePanel(Panel):
    """A panel that asks for what opens the desk; a subclass says for what."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a problem."""
        super().__init__(theme, parent)
        self.problem = ProblemLine(theme)
        self._had_focus: QWidget | None = None

    def lay_out(
        self,
        above: Sequence[QWidget],
        lines: Sequence[tuple[QLabel, QLineEdit]],
        below: QWidget,
        *,
        press: QPushButton,
        after: Sequence[QWidget] = (),
    ) -> None:
        """Put title, problem, what is asked for and the main button in place."""
        panel = frame("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(*(Space.AROUND,) * 4)
        inside.setSpacing(Space.SMALL)
        for text, line in lines:
            text.setBuddy(line)
            inside.addWidget(text)
            inside.addWidget(line)
        inside.addWidget(below)
        inside.addWidget(press, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(Space.AROUND,) * 4)
        whole.setSpacing(Space.BETWEEN)
        for part in (*above, self.problem, panel, *after):
            whole.addWidget(part)
        whole.addStretch()

    def take_scan(self, _code: str) -> bool:
        """Take a scan that belongs here; others wait until the desk is open."""
        return False

    def show_problem(self, problem: ProblemShown | None) -> None:
        """Say why the desk does not open, or that this did not open it."""
        self.set_busy(busy=False)
        self.problem.show_problem(problem)

    def set_busy(self, *, busy: bool) -> None:
        """Wait for what was asked, or be ready where the keyboard was before."""
        if busy:
            self._had_focus = self.focusWidget()
        self.setEnabled(not busy)
        if not busy and self._had_focus is not None:
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._had_focus = None


class Gate(Panel):
    """One panel, below the window's own header.

    Signals:
        language_chosen: speak this language.
        theme_wished: look the next way.
    """

    language_chosen = Signal(str)
    theme_wished = Signal()

    def __init__(
        self,
        theme: Theme,
        language: str,
        panel: GatePanel,
        parent: QWidget | None = None,
    ) -> None:
        """Put the panel in place."""
        super().__init__(theme, parent)
        self.panel = panel
        self.header = HeaderBar(theme, language)
        self.header.leave_out_screens()
        self.header.language_chosen.connect(self.language_chosen)
        self.header.theme_wished.connect(self.theme_wished)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(panel)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(area, 1)

    def begin(self) -> None:
        """Let the keyboard go where something is asked for."""
        if self.panel.home is not None:
            self.panel.home.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_scan(self, code: str) -> bool:
        """Tell whether a scan was for the panel."""
        return self.panel.take_scan(code)
