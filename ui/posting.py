"""The post's thread, heard in the window: each of its calls becomes a signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kaikudesk.desk import Desk
from sync.one_round import ROUND_LOCK
from sync.post import Office, open_post
from sync.worker import Watchers, Worker

_LEAVE_SECONDS = 5.0


class Posting(QObject):
    """Sends and fetches by itself, from `start` to `stop`.

    Signals:
        round_started: a round is on.
        round_ended: gives its RoundReport.
        broke: a fault of this desk's files, or one that nobody foresaw.
        backed_up: what became of a backup; gives its BackupNews.
        loading: how many rows of a list have come, and of how many.
    """

    round_started = Signal()
    round_ended = Signal(object)
    broke = Signal(object)
    backed_up = Signal(object)
    loading = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Make the post of an open desk."""
        super().__init__(parent)
        self._desk = desk
        self._started = False
        self._worker = self._open()

    def _open(self) -> Worker:
        watchers = Watchers(
            started=self.round_started.emit,
            finished=self.round_ended.emit,
            broke=self.broke.emit,
            backed_up=self.backed_up.emit,
        )
        files = self._desk.files
        return open_post(
            Office(files.journal, files.checklist, self._desk.clock),
            self._desk.identity,
            files.journal.path.with_name(ROUND_LOCK),
            watchers,
            loading=self.loading.emit,
        )

    def start(self) -> None:
        """Start the thread; the first round comes at once."""
        self._started = True
        self._worker.start()

    def between_rounds(self, act: Callable[[], None]) -> bool:
        """Do this while the thread holds no file, then start a new one at once.

        Does nothing and gives False where a round is on still; no other round
        begins until this was called again.
        """
        if not self._worker.stop(0):
            return False
        try:
            act()
        finally:
            self._worker = self._open()
            if self._started:
                self._worker.start()
        return True

    def stop(self, within_seconds: float = _LEAVE_SECONDS) -> bool:
        """Let the round in hand end, within reason; tell whether it did."""
        return self._worker.stop(within_seconds)

    def send_now(self) -> None:
        """Play a round at once."""
        self._worker.sync_now()

    def entry_written(self) -> None:
        """Send what was just written, soon."""
        self._worker.entry_written()

    def network_changed(self) -> None:
        """Try again at once: what failed may work now."""
        self._worker.network_changed()
