"""What the two screens that take scans have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panel import Panel
from ui.problem_line import ProblemLine
from ui.scan_field import ScanField
from ui.shown import ProblemShown
from ui.theme import Theme


class ScanScreen(Panel):
    """A screen with the one field.

    Signals:
        code_entered: a scanned or typed text stands in the field.
        problem_acted: the problem line's one action was chosen.
    """

    code_entered = Signal(str)
    problem_acted = Signal()

    def __init__(
        self, theme: Theme, field: ScanField, parent: QWidget | None = None
    ) -> None:
        """Know the one field, which stands elsewhere still; lay out its `place`."""
        super().__init__(theme, parent)
        self.field = field
        self.whole = QVBoxLayout(self)
        # Stands where the field will; Tab comes to the field where it comes to this.
        self.place = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
        self.problem = ProblemLine(theme)
        self.field.code_entered.connect(self.code_entered)
        self.problem.acted.connect(self.problem_acted)
        self.home = self.field

    def place_field(self) -> None:
        """Let the field stand here from now on: this screen is about to be seen."""
        QWidget.setTabOrder(self.place, self.field)
        self.whole.replaceWidget(self.place, self.field)
        self.place.deleteLater()

    def take_scan(self, code: str) -> None:
        """Put a scan into the field and ask what it is."""
        self.field.take_scan(code)

    def show_problem(self, problem: ProblemShown | None) -> None:
        """Say what stands in the way, or that nothing does."""
        self.problem.show_problem(problem)

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""

    def wish_undo(self) -> None:
        """Take the last act back, where this screen has one to take back."""
