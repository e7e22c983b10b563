"""What rounds say above the screens: how far a list is, what failed, what healed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kaikudesk.errors import KaikuDeskError
from ui.news_words import broken_sentence, loading_sentence
from ui.problem_line import ProblemLine
from ui.shown import ProblemShown
from ui.tokens import Tone
from ui.wording import problem_of

Words = Callable[[], ProblemShown]


class RoundNews(QObject):
    """Says what is so, and takes it back once it is so no more.

    What has to be read stays until somebody closes it, also where something that
    passes stood in front of it meanwhile. Others speak in the same line: what they
    said is left alone.

    Signals:
        retry_wished: the line's action was chosen, and it is to try again.
    """

    retry_wished = Signal()

    def __init__(self, line: ProblemLine, parent: QObject) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._line = line
        self._words: Words | None = None
        self._said: ProblemShown | None = None
        self._unread: list[Words] = []
        self._may_retry = False
        line.acted.connect(self._on_acted)

    def say_loading(self, rows: int, of: int) -> None:
        """Say how far a list has come; nothing once it is whole."""
        if rows < of:
            self._say(lambda: ProblemShown(loading_sentence(rows, of), tone=Tone.NOTE))
        else:
            self.take_back()

    def say_fault(self, fault: Exception) -> None:
        """Say what broke a round off, or why the register refused."""
        if isinstance(fault, KaikuDeskError):
            self._say(lambda: problem_of(fault))
            self._may_retry = bool(problem_of(fault).action)
        else:
            self._say(lambda: ProblemShown(broken_sentence(), self.tr("Close")))

    def say_until_read(self, sentence: Callable[[], str]) -> None:
        """Say quietly what came by itself; it stays until it was read."""
        self._unread.append(
            lambda: ProblemShown(sentence(), self.tr("Close"), Tone.NOTE)
        )
        if self._line.shown is None:
            self._go_on()

    def take_back(self) -> None:
        """Say no more what is so no more."""
        if self._stands and self._words not in self._unread:
            self._line.show_problem(None)
            self._forget()
        if self._line.shown is None:
            self._go_on()

    def tell(self) -> None:
        """Say in the language of now what is still so."""
        if self._stands and self._words is not None:
            self._said = self._words()
            self._line.show_problem(self._said)

    @property
    def _stands(self) -> bool:
        return self._said is not None and self._line.shown == self._said

    def _say(self, words: Words) -> None:
        self._forget()
        self._words, self._said = words, words()
        self._line.show_problem(self._said)

    def _go_on(self) -> None:
        if self._unread:
            self._say(self._unread[0])

    def _forget(self) -> None:
        self._words, self._said = None, None
        self._may_retry = False

    def _on_acted(self) -> None:
        may_retry = self._may_retry
        if self._words in self._unread:
            self._unread.remove(self._words)
        self._forget()
        if may_retry:
            self.retry_wished.emit()
        elif self._line.shown is None:
            self._go_on()
