"""A thousand redemptions that waited, pushed in one round."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.counted_line import counted_worker
from benchmarks.desks import GIVEN, enrolled, todays_event
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.registered_cards import register_cards
from kaikudesk import counter
from kaikudesk.desk import Desk
from kaikudesk.storage import receipts
from sync.driver import Driver
from sync.pushing import Pace, push_waiting
from tests.postgresql import a_database, server

_ROUNDS: Final = 5
WAITING: Final = 1_000
_CARDS: Final = 3_000

REQUESTS: Final = Goal(
    "1,000 waiting redemptions: requests", "", 1, "they did not fit in one push"
)
BYTES: Final = Goal(
    "1,000 waiting redemptions: bytes an entry",
    "B",
    120,
    "an id, a hash and a sealed code of each entry are random and do not compress",
)
_BECAUSE: Final = "each entry is opened, folded into its card and stored in five tables"
WALL: Final = Goal(
    "1,000 waiting redemptions: the push, register on SQLite", "ms", 60, _BECAUSE
)
CPU: Final = Goal("1,000 waiting redemptions: register's CPU for an entry", "ms")
WALL_POSTGRESQL: Final = Goal(
    "1,000 waiting redemptions: the push, register on PostgreSQL", "ms", 150, _BECAUSE
)
GOALS: Final = (REQUESTS, BYTES, WALL, CPU, WALL_POSTGRESQL)


@dataclass(frozen=True, slots=True)
class Pushed:
    """One push: requests, bytes of a body an entry, seconds, the register's CPU."""

    requests: int
    size: float
    wall: float
    cpu: float


def measure(ground: Ground) -> Iterator[Figure]:
    """Push redemptions of registered cards, to a register on either database."""
    folder = ground.new_folder()
    folder.mkdir()
    with Ground(folder, 0) as small:
        pushes = _pushes(small)
    yield REQUESTS.figure(max(one.requests for one in pushes))
    yield BYTES.figure(median(one.size for one in pushes))
    yield WALL.figure(median(one.wall for one in pushes) * 1000)
    yield CPU.figure(median(one.cpu for one in pushes) / WAITING * 1000)
    folder = ground.new_folder()
    folder.mkdir()
    with (
        server(durable=True) as socket,
        Ground(folder, 0, a_database(socket, "register")) as other,
    ):
        pushes = _pushes(other)
    yield WALL_POSTGRESQL.figure(median(one.wall for one in pushes) * 1000)


def _pushes(small: Ground) -> list[Pushed]:
    register_cards(small, _CARDS)
    with enrolled(small.new_folder(), small.enrolment_code()) as desk:
        worker, line = counted_worker(desk)
        worker.play()
        desk.refresh()
        pushes = []
        for number in range(_ROUNDS):
            record(desk, number * WAITING)
            line.begin_anew()
            before, begun = small.register.cpu_seconds(), time.perf_counter()
            push(worker.driver)
            wall = time.perf_counter() - begun
            cpu = small.register.cpu_seconds() - before
            pushes.append(Pushed(line.requests, line.sent / WAITING, wall, cpu))
            require_sent(desk)
    return pushes


def record(desk: Desk, first: int) -> None:
    """Give tickets to cards, from a number on, until a thousand entries wait."""
    event = todays_event(desk)
    while _waiting(desk) < WAITING:
        checked = counter.check_card(desk, code_of(first % _CARDS), event)
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
