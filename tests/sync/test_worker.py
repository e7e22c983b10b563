"""The worker's thread plays rounds when it should, one at a time, and lives on."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.errors import DamagedError, StorageFullError
from kaikudesk.wire.messages import PullAnswer, PullRequest
from sync.backoff import Schedule
from sync.one_round import only_round
from sync.round import RoundReport
from sync.worker import OTHER_ROUND_SECONDS, Watchers, Worker
from tests.fakes import FixedClock
from tests.sync.desk import Desk
from tests.sync.lossy import Fate
from tests.sync.model_register import ModelRegister
from tests.sync.rows import on_list

PATIENCE = 20


@dataclass
class Heard:
    """What the worker said, and a way to wait for the next word."""

    started: int = 0
    reports: list[RoundReport] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)
    _said: threading.Condition = field(default_factory=threading.Condition)

    def watchers(self) -> Watchers:
        """Give the callables that the worker calls."""
        return Watchers(self._start, self._finish, self._break)

    def _start(self) -> None:
        self.started += 1

    def _finish(self, report: RoundReport) -> None:
        with self._said:
            self.reports.append(report)
            self._said.notify()

    def _break(self, fault: Exception) -> None:
        with self._said:
            self.broken.append(fault)
            self._said.notify()

    def wait_for_rounds(self, count: int) -> None:
        """Wait until so many rounds have ended, one way or the other."""
        with self._said:
            ended = self._said.wait_for(
                lambda: len(self.reports) + len(self.broken) >= count, PATIENCE
            )
        assert ended


@pytest.fixture
def heard() -> Heard:
    """Give an ear for the worker."""
    return Heard()


@pytest.fixture
def worker(desk: Desk, heard: Heard, tmp_path: Path) -> Iterator[Worker]:
    """Give a worker that is not started yet, and stop it at the end."""
    made = Worker(
        desk.driver, Schedule(SystemClock()), tmp_path / "round.lock", heard.watchers()
    )
    yield made
    assert made.stop(PATIENCE)


def test_a_worker_syncs_when_it_starts(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """What waited since the last time goes without anybody asking."""
    desk.write(2)
    worker.start()
    heard.wait_for_rounds(1)

    assert heard.started == 1
    assert heard.reports[0].acknowledged == 2


def test_what_is_written_wakes_the_worker(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """An idle worker sends at once what the window recorded."""
    worker.start()
    heard.wait_for_rounds(1)
    desk.write(1)
    worker.entry_written()
    heard.wait_for_rounds(2)

    assert heard.reports[1].acknowledged == 1


def test_a_machine_that_wakes_up_plays_at_once(
    desk: Desk, heard: Heard, tmp_path: Path
) -> None:
    """The thread sleeps with the machine, and notices it when both wake."""
    clock = FixedClock(ticks=1000.0)
    worker = Worker(desk.driver, Schedule(clock), tmp_path / "l", heard.watchers())
    worker.look_seconds = 0.01
    worker.start()
    heard.wait_for_rounds(1)
    clock.ms += 8 * 3600 * 1000
    heard.wait_for_rounds(2)

    assert worker.stop(PATIENCE)
    assert [one.reached for one in heard.reports] == [True, True]


def test_the_clerk_and_the_network_wake_the_worker(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """Neither waits for the end of a long wait."""
    desk.line.doom([Fate.LOST] * 3)
    worker.schedule.failures = 9
    worker.start()
    heard.wait_for_rounds(1)
    worker.sync_now()
    heard.wait_for_rounds(2)
    worker.network_changed()
    heard.wait_for_rounds(3)

    assert worker.schedule.remaining() > 0


def test_a_worker_that_sleeps_stops_at_once(worker: Worker, heard: Heard) -> None:
    """Closing the window does not wait for the next round."""
    worker.start()
    heard.wait_for_rounds(1)

    assert worker.stop(PATIENCE)
    assert len(heard.reports) == 1


def test_a_worker_that_never_started_stops_too(worker: Worker) -> None:
    """Closing before the start is no fault."""
    assert worker.stop()


def test_one_round_at_a_time_also_across_processes(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """While another process plays a round, this one waits for its turn."""
    with only_round(worker.lock) as alone:
        assert alone
        worker.play()

    assert (heard.started, desk.register.asked) == (0, [])
    assert 0 < worker.schedule.remaining() <= OTHER_ROUND_SECONDS
    worker.play()
    assert heard.started == 1


def test_the_lock_of_a_process_that_died_is_free(tmp_path: Path) -> None:
    """A lock is held by a process and not by a file that stays behind."""
    path = tmp_path / "round.lock"
    with only_round(path):
        pass

    with only_round(path) as alone:
        assert alone


@pytest.mark.logs("round broke off")
def test_a_full_disk_is_reported_and_survived(
    desk: Desk, heard: Heard, tmp_path: Path
) -> None:
    """The thread tells it and tries again later."""

    def full(_rows: int, _of: int) -> None:
        raise StorageFullError("no room")

    desk.register.snapshots = True
    desk.register.put(on_list(1))
    driver = replace(desk.driver, tell=full)
    worker = Worker(driver, Schedule(SystemClock()), tmp_path / "l", heard.watchers())

    worker.play()

    assert [type(one) for one in heard.broken] == [StorageFullError]
    assert worker.schedule.remaining() > 0


@pytest.mark.logs("round broke off")
def test_a_fault_that_nobody_foresaw_does_not_end_the_thread(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """Sync goes on; the fault is told, with where it came from."""

    class Broken(ModelRegister):
        def _pull(self, request: PullRequest) -> PullAnswer:
            raise ZeroDivisionError(request.limit)

    register = desk.line.register
    desk.line.register = Broken()
    worker.start()
    heard.wait_for_rounds(1)
    desk.line.register = register
    worker.sync_now()
    heard.wait_for_rounds(2)

    assert [type(one) for one in heard.broken] == [ZeroDivisionError]
    assert heard.reports[0].faults == ()


def test_after_a_round_both_logs_are_in_their_files(
    worker: Worker, desk: Desk, tmp_path: Path
) -> None:
    """What the round wrote is moved while nothing else is to be done."""
    desk.write(3)
    worker.play()

    assert desk.journal.checkpoint()
    assert desk.checklist.checkpoint()
    assert (tmp_path / "journal.db").stat().st_size > 4096


def test_at_the_end_the_logs_are_empty(
    worker: Worker, desk: Desk, heard: Heard, tmp_path: Path
) -> None:
    """What was erased does not live on in a log after the day's end."""
    desk.write(3)
    worker.start()
    heard.wait_for_rounds(1)
    assert worker.stop(PATIENCE)

    logs = [tmp_path / "journal.db-wal", tmp_path / "checklist.db-wal"]
    assert [one.stat().st_size for one in logs] == [0, 0]


@pytest.mark.logs("round broke off")
def test_damage_is_told_beside_the_round_that_went_well(
    worker: Worker, desk: Desk, heard: Heard
) -> None:
    """What the looking through finds comes after the round's own report."""
    desk.write(1)
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql("UPDATE entry SET link = x'00'")
        connection.exec_driver_sql("INSERT INTO checkpoint VALUES (1, x'00')")
    worker.play()

    assert len(heard.reports) == 1
    assert [type(one) for one in heard.broken] == [DamagedError]
