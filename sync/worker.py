"""The one thread that plays rounds, woken by the window, heard through callables."""

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kaikudesk.errors import KaikuDeskError, StorageError
from kaikudesk.storage.backups import BackupNews, keep_backups
from kaikudesk.storage.checklist import load_pulled
from kaikudesk.storage.forgetting import DAY_MS
from kaikudesk.storage.kept_journals import Term, drop_served
from sync.backoff import Schedule
from sync.comparing import recount
from sync.driver import Driver
from sync.inbox import tells_of_holders
from sync.one_round import only_round
from sync.pushing import Pace
from sync.round import RoundReport, play_round
from sync.tidying import tidy

# With the usual 5 ms a check in the window waits long beside a busy worker
# (measured: p99 36 ms, with this 2.5 ms).
SWITCH_SECONDS: Final = 0.0005
OTHER_ROUND_SECONDS: Final = 2.0
# A thread that waits does not notice that the machine slept: it looks now and then.
LOOK_SECONDS: Final = 10.0

_log = logging.getLogger(__name__)


def _ignore(*_said: object) -> None:
    """Let it pass."""


@dataclass(frozen=True, slots=True)
class Watchers:
    """What the worker calls, from its own thread, as rounds come and go.

    `broke` hears a fault of this desk's files, or one that nobody foresaw;
    `backed_up` what became of a backup.
    """

    started: Callable[[], None] = _ignore
    finished: Callable[[RoundReport], None] = _ignore
    broke: Callable[[Exception], None] = _ignore
    backed_up: Callable[[BackupNews], None] = _ignore


@dataclass(slots=True)
class Worker:
    """Plays rounds by a schedule until it is stopped.

    `lock` is the file that guards against a round of another process. Every
    `look_seconds` it looks whether the machine slept while it waited.
    """

    driver: Driver
    schedule: Schedule
    lock: Path
    watchers: Watchers = field(default_factory=Watchers)
    pace: Pace = field(default_factory=Pace)
    look_seconds: float = LOOK_SECONDS
    _wake: threading.Condition = field(default_factory=threading.Condition)
    _stopping: bool = False
    # Also at first: the program may have stopped before it looked.
    _cards_changed: bool = True
    _heard_ms: int = 0
    _counted: bool = False
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the first round comes at once.

        At its start and its end the logs are emptied into their files.
        """
        sys.setswitchinterval(SWITCH_SECONDS)
        self._thread = threading.Thread(
            target=self._run, name="kaikudesk sync", daemon=True
        )
        self._thread.start()

    def stop(self, timeout_seconds: float | None = None) -> bool:
        """Let the round in hand end and stop; tell whether it did in time."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout_seconds)
        return self._thread is None or not self._thread.is_alive()

    def sync_now(self) -> None:
        """Play a round at once; earlier failures count no more."""
        with self._wake:
            self.schedule.start_afresh()
            self._wake.notify()

    def network_changed(self) -> None:
        """Try again at once: what failed may work now."""
        self.sync_now()

    def entry_written(self) -> None:
        """Send what was just written, soon."""
        with self._wake:
            self.schedule.entry_written()
            self._wake.notify()

    def _run(self) -> None:
        self._settle(truncate=True)
        while self._wait_until_due():
            self.play()
        self._settle(truncate=True)

    def _wait_until_due(self) -> bool:
        with self._wake:
            while not self._stopping and (seconds := self.schedule.remaining()) > 0:
                self._wake.wait(min(seconds, self.look_seconds))
            return not self._stopping

    def play(self) -> None:
        """Play one round, in the calling thread, unless another one is on."""
        with only_round(self.lock) as alone:
            if not alone:
                with self._wake:
                    self.schedule.put_off(OTHER_ROUND_SECONDS)
                return
            self.watchers.started()
            try:
                report = self.driver.drive(play_round(self.pace))
                self._report(report)
                self._tidy(report)
            except Exception as fault:  # noqa: BLE001 - reported, and the desk goes on
                self._report_broken(fault)

    def _tidy(self, report: RoundReport) -> None:
        """Forget what is due, empty the logs of it, and see to the day's backup.

        Raises DamagedError where the journal does not hold together.
        """
        changed = report.got.scopes if report.got else ()
        holders = any(map(tells_of_holders, changed))
        self._cards_changed |= holders or self._heard_by_file(report)
        steps = tidy(self.driver.clock, cards_changed=self._cards_changed)
        tidied = self.driver.drive(steps)
        self._cards_changed = False
        self._recount()
        if report.withdrawn:
            self.driver.checklist.shrink()
        self._settle(truncate=tidied.erased or holders)
        self._drop_kept(tidied.term)
        news = keep_backups(self.driver.journal, self.driver.clock)
        if not news.is_empty:
            self.watchers.backed_up(news)

    def _drop_kept(self, term: Term | None) -> None:
        """Let a damaged journal go that was kept aside and has served."""
        for gone in drop_served(self.driver.journal, term) if term else ():
            _log.info("%s has served, and is deleted", gone.name)

    def _recount(self) -> None:
        """Count the list, once a day and after each start; heal it where it differs.

        The program may have stopped in whatever way before it started.
        """
        today = self.driver.clock.now_ms() // DAY_MS
        if self.driver.drive(recount(today, anew=not self._counted)):
            _log.info("rows of the list were changed, and are read again")
            with self._wake:
                self.schedule.start_afresh()
        self._counted = True

    def _heard_by_file(self, report: RoundReport) -> bool:
        """Tell whether rows landed since, although no round of ours brought them."""
        with self.driver.checklist.reading() as connection:
            pulled = load_pulled(connection)
        heard = 0 if pulled is None else pulled.register_ms
        before, self._heard_ms = self._heard_ms, heard
        return report.got is None and heard != before

    def _settle(self, *, truncate: bool = False) -> None:
        """Move both logs into their files while nothing else is to be done.

        A log that cannot be moved now is moved later: nothing is lost by it.
        """
        for file in (self.driver.journal, self.driver.checklist):
            try:
                file.checkpoint(truncate=truncate)
            except StorageError as fault:
                _log.info("a log stays beside its file: %s", fault)

    def _report(self, report: RoundReport) -> None:
        for fault in report.faults:
            _log.info("round: %s", fault)
        if report.got is not None and report.got.list_differed:
            _log.info("round: the list was not the register's, and was read again")
        with self._wake:
            self.schedule.round_ended(report)
        self.watchers.finished(report)

    def _report_broken(self, fault: Exception) -> None:
        if isinstance(fault, KaikuDeskError):
            _log.warning("round broke off: %s", fault)
        else:
            _log.error("round broke off", exc_info=fault)
        with self._wake:
            self.schedule.broke()
        self.watchers.broke(fault)
