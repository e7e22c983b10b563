"""The one way off the UI thread.

A job runs in the one worker thread; what it gives, or the error it dies of, comes
back in the UI thread. The callbacks are handed in before the job starts, since a
result that is told before anybody listens is lost.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kaikudesk.errors import KaikuDeskError

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class _Channel(QObject):
    """Carries a job's end into the UI thread, where this object lives."""

    finished = Signal(object)
    failed = Signal(object)

    def tell(self, ended: "Future[object]") -> None:
        """Say how a job ended; called in the worker's thread."""
        if ended.cancelled():
            return
        error = ended.exception()
        if error is None:
            self.finished.emit(ended.result())
        else:
            self.failed.emit(error)


class Background(QObject):
    """One thread, one job after the other.

    Signals:
        faulted: a job died of an error that nobody foresaw.
    """

    faulted = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the thread; it starts with the first job."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._jobs: set[Future[object]] = set()
        self._channels: set[_Channel] = set()

    def run(
        self,
        work: Callable[[], Result],
        *,
        on_result: Callable[[Result], None],
        on_error: Callable[[KaikuDeskError], None],
    ) -> None:
        """Do the work there and call back here, in the UI thread.

        An error that is not foreseen goes to the log and to `faulted`.
        """
        channel = _Channel(self)
        self._channels.add(channel)
        queued = Qt.ConnectionType.QueuedConnection

        def finish(result: Result) -> None:
            self._let_go(channel)
            on_result(result)

        def fail(error: Exception) -> None:
            self._let_go(channel)
            if isinstance(error, KaikuDeskError):
                on_error(error)
            else:
                _log.error("a job in the background failed", exc_info=error)
                self.faulted.emit(error)

        channel.finished.connect(finish, queued)
        channel.failed.connect(fail, queued)
        job: Future[object] = self._pool.submit(work)
        self._jobs.add(job)
        job.add_done_callback(channel.tell)
        job.add_done_callback(self._jobs.discard)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing runs or waits."""
        return not self._channels

    def close(self, wait_ms: int = 5000) -> bool:
        """Drop what has not begun and wait for the rest; tell whether it ended."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        return not wait(set(self._jobs), timeout=wait_ms / 1000).not_done

    def _let_go(self, channel: _Channel) -> None:
        self._channels.discard(channel)
        channel.deleteLater()
