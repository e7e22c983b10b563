"""A section of a screen: what it is for, what may be done, and what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.flowing import FlowRow
from ui.panel import Panel, button, frame, label, say
from ui.problem_line import ProblemLine
from ui.shown import ProblemShown
from ui.theme import Theme
from ui.tokens import Space

Words = Callable[[], ProblemShown]


class Section(Panel):
    """A title, a sentence, whatever a subclass puts in between, and buttons.

    What came of a press is said in words that are asked for anew in each language.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a result."""
        super().__init__(theme, parent)
        self._words: Words | None = None
        self.title = label("title", wrap=True)
        self.ground = label(wrap=True)
        self.result = ProblemLine(theme)
        self._buttons = FlowRow(spacing=Space.SMALL)
        surface = frame("panel")
        self.inside = QVBoxLayout(surface)
        self.inside.setContentsMargins(*(Space.AROUND,) * 4)
        self.inside.setSpacing(Space.SMALL)
        self.inside.addWidget(self.title)
        self.inside.addWidget(self.ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(surface)

    def finish(self, *buttons: QPushButton) -> None:
        """Put the buttons, and below them what comes of a press."""
        for one in buttons:
            self._buttons.add(one)
        self.inside.addWidget(self._buttons)
        self._buttons.setVisible(bool(buttons))
        self.inside.addWidget(self.result)

    def say_result(self, words: Words | None) -> None:
        """Say what came of the last press, or nothing any more."""
        self._words = words
        self.result.show_problem(None if words is None else words())

    def put_words(self) -> None:
        """Say the result in the language of now."""
        self.say_result(self._words)


def wish_button(dress: str = "") -> QPushButton:
    """Make a button that Enter presses as well as Space."""
    one = button(dress)
    one.setAutoDefault(True)
    return one


def put_button(one: QPushButton, text: str) -> None:
    """Put a word on a button, for the eye and for the ear."""
    one.setText(text)
    say(one, text)
