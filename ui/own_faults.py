"""Hears of the program's own faults, which nobody foresaw, and says so."""

from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject

from ui.background import Background
from ui.opening import Opening


class OwnFaults(QObject):
    """Listens where the worker's jobs die, and to what a slot let fall.

    While a clerk works it is said in the window, and the work goes on. Before that,
    nothing could go on: the sentence is the program's last.
    """

    def __init__(
        self,
        application: QCoreApplication,
        opening: Opening,
        *,
        works: Callable[[], bool],
    ) -> None:
        """Stand ready; `works` tells whether a clerk works at this window."""
        super().__init__(opening)
        self._application = application
        self._window = opening.window
        self._works = works

    def listen_to(self, background: Background) -> None:
        """Hear of jobs that die in this worker."""
        background.faulted.connect(self._on_faulted)

    def hear_of(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error of the UI thread; takes the place of `sys.excepthook`."""
        import logging  # noqa: PLC0415 - the first frame does not wait for it

        logger = logging.getLogger(__name__)
        logger.critical("an unforeseen error", exc_info=(kind, error, trace))
        self._on_faulted()

    def _on_faulted(self) -> None:
        from ui.last_words import (  # noqa: PLC0415 - seldom needed
            broken_sentence,
            leave_with,
        )

        sentence = broken_sentence()
        if self._works():
            self._say(sentence)
        else:
            self._application.exit(leave_with(sentence))

    def _say(self, sentence: str) -> None:
        from ui.shown import ProblemShown  # noqa: PLC0415 - seldom needed

        close = QCoreApplication.translate("LastWords", "Close")
        self._window.news.show_problem(ProblemShown(sentence, close))
