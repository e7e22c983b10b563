"""Eight desks that push single redemptions at once, to a register on SQLite."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from benchmarks.desks import GIVEN, enrolled, worker_of
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.registered_cards import register_cards
from kaikudesk import counter
from kaikudesk.desk import Desk
from kaikudesk.errors import RegisterRefusedError, RegisterUnreachableError
from kaikudesk.storage import journal
from kaikudesk.wire import paths
from kaikudesk.wire.messages import PROTOCOL, PushRequest
from kaikudesk.wire.packing import pack
from sync.client import Client

_DESKS: Final = 8
_ROUNDS: Final = 5
_PUSHES: Final = 40
_CARDS: Final = 400

ERRORS: Final = Goal(
    "8 desks push at once: errors", "", 0, "a push was refused or not answered"
)
CPU: Final = Goal(
    "8 desks push at once: register's CPU for a redemption",
    "ms",
    3,
    "each push is a request, a check of the chain, a fold of its card, rows in "
    "eight tables and a signed receipt",
)
RATE: Final = Goal("8 desks push at once: redemptions in a second", "/s")
GOALS: Final = (ERRORS, CPU, RATE)


@dataclass(slots=True)
class Sender:
    """One desk's connection, and its pushes, packed and in order."""

    desk: Desk
    client: Client
    pushes: list[bytes]
    errors: int = 0
    _sent: int = field(default=0)

    def send(self, count: int) -> None:
        """Send the next pushes one by one, each answered before the next."""
        for body in self.pushes[self._sent : self._sent + count]:
            try:
                self.client.send(paths.PUSH, body, self.desk.identity.token)
            except (RegisterUnreachableError, RegisterRefusedError):
                self.errors += 1
        self._sent += count


def measure(ground: Ground) -> Iterator[Figure]:
    """Send so many redemptions of registered cards, one in each push."""
    folder = ground.new_folder()
    folder.mkdir()
    with ExitStack() as ends:
        small = ends.enter_context(Ground(folder, 0))
        register_cards(small, _CARDS)
        senders = [_sender(small, number, ends) for number in range(_DESKS)]
        cpu, rates = _send(small, senders)
    yield ERRORS.figure(sum(one.errors for one in senders))
    yield CPU.figure(median(cpu) * 1000)
    yield RATE.figure(median(rates))


def _send(small: Ground, senders: list[Sender]) -> tuple[list[float], list[float]]:
    cpu, rates = [], []
    with ThreadPoolExecutor(_DESKS) as pool:
        for number in range(_ROUNDS + 1):
            begun, before = time.perf_counter(), small.register.cpu_seconds()
            list(pool.map(lambda one: one.send(_PUSHES), senders))
            # The first round opens the days and the connections.
            if number:
                sent = _DESKS * _PUSHES
                cpu.append((small.register.cpu_seconds() - before) / sent)
                rates.append(sent / (time.perf_counter() - begun))
    return cpu, rates


def _sender(small: Ground, number: int, ends: ExitStack) -> Sender:
    opening = enrolled(small.new_folder(), small.enrolment_code())
    desk = ends.enter_context(opening)
    worker_of(desk).play()
    desk.refresh()
    for turn in range(_PUSHES * (_ROUNDS + 1)):
        code = code_of((turn * _DESKS + number) % _CARDS)
        counter.record_redemption(desk, counter.check_card(desk, code), GIVEN)
    client = ends.enter_context(closing(Client(desk.identity.address, desk.clock)))
    return Sender(desk, client, list(_pushes(desk)))


def _pushes(desk: Desk) -> Iterator[bytes]:
    """Pack each entry as a push of its own."""
    with desk.files.journal.reading() as connection:
        newest = journal.head(connection).n
        for n in range(1, newest + 1):
            batch = journal.batch_from(connection, n, 1)
            yield pack(
                PushRequest(
                    PROTOCOL, desk.identity.replica, n, batch.before, batch.entries
                )
            )
