"""Begins a damaged list anew while the desk works: between two rounds of the post."""

from PySide6.QtCore import QObject, QTimer, Signal

from kaikudesk.desk import Desk
from kaikudesk.errors import ListDamagedError, StorageError
from ui.posting import Posting
from ui.round_news import RoundNews

_LOOK_AGAIN_MS = 50


class ListAnew(QObject):
    """Waits for no round: until the one that is on has ended, there is no list.

    Signals:
        begun: the desk is as before its first list, and the post fetches one.
    """

    begun = Signal()

    def __init__(self, desk: Desk, posting: Posting, news: RoundNews) -> None:
        """Stand ready."""
        super().__init__(posting)
        self._desk = desk
        self._posting = posting
        self._news = news
        self._later = QTimer(self, interval=_LOOK_AGAIN_MS, singleShot=True)
        self._later.timeout.connect(self.begin)

    def begin(self) -> None:
        """Set the damaged list aside, now or as soon as no round is on."""
        self._desk.pulled = None
        try:
            done = self._posting.between_rounds(self._desk.begin_list_anew)
        except StorageError as fault:
            self._news.say_fault(fault)
            return
        if done:
            self.say()
            self.begun.emit()
        else:
            self._later.start()

    def say(self) -> bool:
        """Say that a list is missing that was there, as long as that is so."""
        if self._desk.list_is_anew:
            self._news.say_fault(ListDamagedError("set aside"))
        return self._desk.list_is_anew

    def end(self) -> None:
        """Begin nothing any more."""
        self._later.stop()
