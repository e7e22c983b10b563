"""A thousand redemptions that waited, pushed in one round."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from benchmarks.counted_line import counted_worker
from benchmarks.desks import GIVEN, enrolled, todays_event
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from kaikudesk import counter
from kaikudesk.desk import Desk
from kaikudesk.storage import receipts
from sync.driver import Driver
from sync.pushing import Pace, push_waiting

_ROUNDS: Final = 5
WAITING: Final = 1_000

REQUESTS: Final = Goal(
    "1,000 waiting redemptions: requests", "", 1, "they did not fit in one push"
)
BYTES: Final = Goal(
    "1,000 waiting redemptions: bytes an entry",
    "B",
    120,
    "an id, a hash and a sealed code of each entry are random and do not compress",
)
WALL: Final = Goal(
    "1,000 waiting redemptions: the push, register on SQLite",
    "ms",
    60,
    "each entry is opened, folded into its card and stored in five tables",
)
CPU: Final = Goal("1,000 waiting redemptions: register's CPU for an entry", "ms")
GOALS: Final = (REQUESTS, BYTES, WALL, CPU)


def measure(ground: Ground) -> Iterator[Figure]:
    """Push from a desk of a small register, whose cards nobody has used so far."""
    folder = ground.new_folder()
    folder.mkdir()
    with Ground(folder, 0) as small:
        yield from _measure(small)


def _measure(small: Ground) -> Iterator[Figure]:
    requests, sizes, wall, cpu = [], [], [], []
    with enrolled(small.new_folder(), small.enrolment_code()) as desk:
        worker, line = counted_worker(desk)
        worker.play()
        desk.refresh()
        for number in range(_ROUNDS):
            record(desk, number * WAITING)
            line.begin_anew()
            before, begun = small.register.cpu_seconds(), time.perf_counter()
            push(worker.driver)
            wall.append(time.perf_counter() - begun)
            cpu.append((small.register.cpu_seconds() - before) / WAITING)
            requests.append(line.requests)
            sizes.append(line.sent / WAITING)
            require_sent(desk)
    yield REQUESTS.figure(max(requests))
    yield BYTES.figure(median(sizes))
    yield WALL.figure(median(wall) * 1000)
    yield CPU.figure(median(cpu) * 1000)


def record(desk: Desk, first: int) -> None:
    """Give tickets to cards, from a number on, until a thousand entries wait."""
    event = todays_event(desk)
    while _waiting(desk) < WAITING:
        checked = counter.check_card(desk, code_of(first), event)
        counter.record_redemption(desk, checked, GIVEN)
        first += 1


def _waiting(desk: Desk) -> int:
    with desk.files.journal.reading() as connection:
        return receipts.waiting_count(connection)


def push(driver: Driver) -> None:
    """Send what waits, in one request where it fits."""
    driver.drive(push_waiting(Pace()))


def require_sent(desk: Desk) -> None:
    """Raise RuntimeError unless all of it was acknowledged."""
    if _waiting(desk):
        raise RuntimeError("redemptions are left that were not acknowledged")
