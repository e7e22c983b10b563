"""A whole check against the bare keyed SELECT, alone and beside a round."""

import sys
import time
from collections.abc import Iterator
from random import Random
from statistics import median
from threading import Event as Told
from typing import Final

from benchmarks.bare import bare_list
from benchmarks.desks import opened, todays_event, worker_of
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.timing import Call, in_turn, percentile
from kaikudesk import counter
from kaikudesk.codes import card_key
from kaikudesk.desk import Desk
from kaikudesk.storage import checklist
from sync.worker import Watchers

_SELECT: Final = (
    "SELECT last_valid, children, kind, state, area FROM list_row WHERE key = ?"
)
_CHECKS: Final = 2_000
_LOADS: Final = 5
_PAUSE_NS: Final = 2_000_000

_SPENT: Final = (
    "its one SELECT, told straight to the driver, takes a third of it, the rules, the "
    "overlay and the values at the borders the rest"
)
TYPICAL: Final = Goal("whole check, p50", "μs", 75, _SPENT)
RATIO: Final = Goal("whole check, p50 against the bare SELECT", "×", 5, _SPENT)
SLOWEST: Final = Goal("whole check, p99", "ms", 1, _SPENT)
BESIDE: Final = Goal(
    "whole check while a list is loaded, p99",
    "ms",
    8,
    "a check takes turns with the worker, which writes the list row by row, and waits "
    "for it where the interpreter changes hands",
)
GOALS: Final = (TYPICAL, RATIO, SLOWEST, BESIDE)


def measure(ground: Ground) -> Iterator[Figure]:
    """Check cards of the whole list, at an event, with entries waiting."""
    with opened(ground.desk) as desk:
        yield from _alone(desk, ground.cards)
    with opened(ground.desk_copy()) as desk:
        slowest = [_beside_a_round(desk, ground.cards) for _ in range(_LOADS)]
    yield BESIDE.figure(median(slowest) / 1e6)


def _alone(desk: Desk, cards: int) -> Iterator[Figure]:
    bare = bare_list(desk.files.checklist.path.parent)
    seeded = Random(1)
    event = todays_event(desk)
    key = desk.pulled.list_key if desk.pulled else b""

    def whole() -> Call:
        code = code_of(seeded.randrange(cards))
        return lambda: counter.check_card(desk, code, event)

    def select() -> Call:
        wanted = (card_key(code_of(seeded.randrange(cards)), key),)
        return lambda: bare.execute(_SELECT, wanted).fetchone()

    pair = in_turn(whole, select, calls=_CHECKS)
    bare.close()
    micro = pair.bare_typical() / 1000
    yield TYPICAL.figure(pair.typical() / 1000, baseline=micro)
    yield RATIO.figure(pair.ratio(), baseline=micro)
    yield SLOWEST.figure(pair.typical(0.99) / 1e6)


def _beside_a_round(desk: Desk, cards: int) -> float:
    """Check while the worker loads the whole list beside the one in use.

    A clerk's window sleeps between scans: what counts runs from the moment at
    which a check was due, so waiting for the interpreter counts too.
    """
    with desk.files.checklist.transaction() as connection:
        checklist.keep_cursors(connection, ())
    event = todays_event(desk)
    seeded = Random(2)
    ended = Told()
    worker = worker_of(desk, Watchers(finished=lambda _report: ended.set()))
    before = sys.getswitchinterval()
    worker.start()
    taken = []
    while not ended.is_set():
        due = time.perf_counter_ns() + _PAUSE_NS
        time.sleep(_PAUSE_NS / 1e9)
        counter.check_card(desk, code_of(seeded.randrange(cards)), event)
        taken.append(time.perf_counter_ns() - due)
    worker.stop()
    sys.setswitchinterval(before)
    return percentile(taken, 0.99)
