"""A desk as a process without a window: the real verbs, files, worker and client."""

import ctypes
import os
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import msgspec
from sqlalchemy import text

from kaikudesk.clock import SystemClock
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.storage import receipts
from sync.client import Client, Patience
from sync.post import Office, open_post
from sync.round import RoundReport
from sync.worker import Watchers, Worker
from tests.chaos.clerk import Clerk, is_of_the_disk
from tests.chaos.life import Ending, Life, going_on
from tests.chaos.shadow import Shadow, read_shadow
from tests.chaos.took import Stopwatch
from tests.kaikudesk.desks import KEYS

_THINKING_SECONDS: Final = 0.03
_ROUND_SECONDS: Final = 0.4
_CLOSING_SECONDS: Final = 120.0
_PATIENCE: Final = Patience(connect=2.0, silence=5.0, whole=20.0)


class LostError(Exception):
    """The journal lacks what the screen called recorded."""


@dataclass
class Seat:
    """An open desk with its worker; the clerk hears of rounds between two acts."""

    desk: Desk
    worker: Worker
    ended: threading.Event
    reports: list[RoundReport]
    faults: list[Exception]

    def hear(self) -> None:
        """Read what a round brought; raise what broke one off."""
        while self.faults:
            fault = self.faults.pop()
            if not is_of_the_disk(fault):
                raise fault
        if self.ended.is_set():
            self.ended.clear()
            self.desk.refresh()

    def waiting(self) -> int:
        """Count what the register has not acknowledged."""
        with self.desk.files.journal.reading() as connection:
            return receipts.waiting_count(connection)


def sit_down(life: Life) -> Seat:
    """Open the desk, as each start of the program does, and start its worker."""
    clock, folder = SystemClock(), Path(life.folder)
    files = open_files(folder, KEYS, clock)
    desk = open_desk(files, clock)
    ended = threading.Event()
    reports: list[RoundReport] = []
    faults: list[Exception] = []

    def finished(report: RoundReport) -> None:
        reports.append(report)
        ended.set()

    worker = open_post(
        Office(files.journal, files.checklist, clock),
        desk.identity,
        folder / "round.lock",
        Watchers(finished=finished, broke=faults.append),
    )
    assert isinstance(worker.driver.transport, Client)
    worker.driver.transport.patience = _PATIENCE
    if life.most_pages:
        bound = f"PRAGMA max_page_count = {life.most_pages}"
        desk.journal_connection.exec_driver_sql(bound)
    return Seat(desk, worker, ended, reports, faults)


def require_all(desk: Desk, shadow: Path) -> None:
    """Raise LostError where the journal lacks what was called recorded."""
    with desk.files.journal.reading() as connection:
        there = set(connection.scalars(text("SELECT entry_id FROM entry")))
    lost = [
        one.entry_id.hex() for one in read_shadow(shadow) if one.entry_id not in there
    ]
    if lost:
        raise LostError(f"{len(lost)} of them, {lost[0]} first")


def work(seat: Seat, life: Life, disk: Callable[[], int]) -> None:
    """Serve clients until the process is killed."""
    dice = Random(life.seed)
    seat.worker.start()
    with going_on(Path(life.shadow)) as log, going_on(Path(life.took)) as took:
        clerk = Clerk(seat.desk, Shadow(log), Stopwatch(took, disk), dice)
        spoken = time.monotonic()
        while True:
            clerk.act()
            seat.worker.entry_written()
            seat.hear()
            seat.ended.wait(dice.uniform(0, _THINKING_SECONDS))
            if time.monotonic() > spoken + _ROUND_SECONDS:
                spoken = time.monotonic()
                seat.worker.sync_now()


def close_up(seat: Seat) -> int:
    """Play rounds until the register has everything; give what still waits."""
    until = time.monotonic() + _CLOSING_SECONDS
    seat.worker.start()
    while time.monotonic() < until:
        seat.worker.sync_now()
        seat.ended.wait(1.0)
        seat.hear()
        reached = bool(seat.reports) and seat.reports[-1].reached
        if reached and seat.waiting() == 0:
            break
    seat.worker.stop()
    left = seat.waiting()
    faults = [str(one) for report in seat.reports[-3:] for one in report.faults]
    seat.desk.close()
    if left:
        raise TimeoutError(f"{left} entries still wait: {faults}")
    return left


def live(life: Life) -> None:
    """Live until somebody kills this process, or until all is delivered."""
    disk = _plug_in(life.power)
    seat = sit_down(life)
    require_all(seat.desk, Path(life.shadow))
    if life.closing:
        _say(life, Ending(waiting=close_up(seat)))
    else:
        work(seat, life, disk)


def live_and_tell(life: Life) -> None:
    """Live, and write down what broke this life off."""
    try:
        live(life)
    except Exception as fault:  # noqa: BLE001 - the town is told of whatever it is
        if not is_of_the_disk(fault):
            _say(life, Ending(fault=traceback.format_exc()))


def _say(life: Life, ending: Ending) -> None:
    Path(life.ending).write_bytes(msgspec.json.encode(ending))


def _plug_in(power: dict[str, str]) -> Callable[[], int]:
    """Let the library know its folder; give what counts this thread's disk time."""
    if not power:
        return lambda: 0
    os.environ.update(power)
    library = ctypes.CDLL(power["LD_PRELOAD"])
    library.power_on()
    library.power_synced_ns.restype = ctypes.c_uint64
    counted: Callable[[], int] = library.power_synced_ns
    return counted
