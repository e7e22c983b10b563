"""KaikuDesk and PouchDB in turn: a first list, changed cards, a thousand redemptions.

Times are of the desks alone, each against its own register on this machine. Bytes
are all that goes over the line, heads of HTTP included, both ways.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import urlsplit

from benchmarks.changed_cards import change
from benchmarks.desks import enrolled, worker_of
from benchmarks.figure import Figure, Goal
from benchmarks.first_list import load
from benchmarks.ground import Ground
from benchmarks.peers import pouchdb
from benchmarks.peers.relay import relay_to
from benchmarks.waiting_redemptions import push, record, require_sent
from kaikudesk.desk import Desk
from sync.worker import Worker

CARDS: Final = 100_000
_FEW: Final = 100
_WAITING: Final = 1_000
_ROUNDS: Final = 4

LIST_WALL: Final = Goal(
    "first list, 100,000 cards: share of PouchDB's seconds",
    "%",
    1.667,
    "the first round also checks the chain, makes a backup and puts its log away",
)
LIST_BYTES: Final = Goal(
    "first list, 100,000 cards: share of PouchDB's bytes",
    "%",
    10,
    "keys of cards are random and do not compress",
)
FEW_WALL: Final = Goal(
    "100 changed of 100,000: share of PouchDB's seconds",
    "%",
    25,
    "the round also looks for what it may forget",
)
FEW_BYTES: Final = Goal(
    "100 changed of 100,000: share of PouchDB's bytes",
    "%",
    14.28,
    "each row names its scope and its key",
)
FIRST_PUSH: Final = Goal(
    "1,000 waiting: share of PouchDB's seconds for its first push",
    "%",
    0.5,
    "the register opens and folds each entry before it gives a receipt",
)
LATER_PUSH: Final = Goal(
    "1,000 waiting: share of PouchDB's seconds for a later push",
    "%",
    25,
    "the register opens and folds each entry before it gives a receipt",
)
GOALS: Final = (LIST_WALL, LIST_BYTES, FEW_WALL, FEW_BYTES, FIRST_PUSH, LATER_PUSH)


@dataclass(frozen=True, slots=True)
class Work:
    """Seconds and bytes of each piece of work, as one engine did it."""

    whole: float
    whole_bytes: int
    few: float
    few_bytes: int
    first_push: float
    later_push: float


def measure(folder: Path) -> Iterator[Figure]:
    """Let both engines do the same, PouchDB first.

    Its seconds and bytes stand as the bare work's figures.
    """
    theirs, ours = of_pouchdb(folder), of_kaikudesk(folder)
    pairs = (
        (LIST_WALL, ours.whole, theirs.whole),
        (LIST_BYTES, ours.whole_bytes, theirs.whole_bytes),
        (FEW_WALL, ours.few, theirs.few),
        (FEW_BYTES, ours.few_bytes, theirs.few_bytes),
        (FIRST_PUSH, ours.first_push, theirs.first_push),
        (LATER_PUSH, ours.later_push, theirs.later_push),
    )
    for goal, one, other in pairs:
        yield goal.figure(100 * one / other, baseline=other)


def of_pouchdb(folder: Path) -> Work:
    """Replicate with default batches, from and to a server on LevelDB."""
    with ExitStack() as ends:
        server = ends.enter_context(pouchdb.serving(folder / "pouchdb-server"))
        server.make(0, CARDS)
        desk = ends.enter_context(pouchdb.client(folder / "pouchdb-desk", server))
        whole = desk.pull()
        whole_bytes = before = server.counts().bytes
        few = []
        for number in range(_ROUNDS):
            server.change(number * _FEW, _FEW)
            few.append(desk.pull())
        few_bytes = (server.counts().bytes - before) // _ROUNDS
        first, *later = (_push_theirs(desk, number) for number in range(_ROUNDS))
        if server.counts().documents != CARDS + _ROUNDS * _WAITING:
            raise RuntimeError("PouchDB did not bring all of it")
    return Work(whole, whole_bytes, median(few), few_bytes, first, median(later))


def _push_theirs(desk: pouchdb.Client, number: int) -> float:
    desk.record(number * _WAITING, _WAITING)
    return desk.push()


def of_kaikudesk(folder: Path) -> Work:
    """Play rounds of a desk that goes straight, and of one whose line is counted."""
    ours = folder / "kaikudesk"
    ours.mkdir()
    with Ground(ours, CARDS) as ground:
        load(ground)
        with enrolled(ground.new_folder(), ground.enrolment_code()) as desk:
            worker = worker_of(desk)
            whole = _seconds(worker.play)
            desk.refresh()
            few = [_few(ground, worker, number) for number in range(_ROUNDS)]
            first, *later = (_push(desk, worker, one) for one in range(_ROUNDS))
        whole_bytes, few_bytes = _counted(ground)
    return Work(whole, whole_bytes, median(few), few_bytes, first, median(later))


def _few(ground: Ground, worker: Worker, number: int) -> float:
    change(ground, number * _FEW, _FEW)
    return _seconds(worker.play)


def _push(desk: Desk, worker: Worker, number: int) -> float:
    record(desk, number * _WAITING)
    taken = _seconds(lambda: push(worker.driver))
    require_sent(desk)
    return taken


def _counted(ground: Ground) -> tuple[int, int]:
    """Load the list and a hundred changes over a relay; give the bytes of each."""
    port = urlsplit(ground.register.address).port
    with relay_to(port or 0) as relay:
        code = ground.enrolment_code(address=f"http://127.0.0.1:{relay.port}")
        with enrolled(ground.new_folder(), code) as desk:
            worker = worker_of(desk)
            sizes = []
            for number in range(2):
                before = relay.passed
                worker.play()
                sizes.append(relay.passed - before)
                change(ground, (_ROUNDS + number) * _FEW, _FEW)
    return sizes[0], sizes[1]


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
