"""Recording a redemption against a bare insert that is as durable."""

import secrets
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from benchmarks.bare import Bare, bare_journal
from benchmarks.desks import GIVEN, opened, todays_event
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.timing import Call, in_turn
from kaikudesk import counter
from kaikudesk.desk import Desk

_RECORDS: Final = 200
_ENTRY_BYTES: Final = 250

RATIO: Final = Goal(
    "record a redemption, p50 against a bare insert and commit",
    "×",
    1.7,
    "an entry is stamped, boxed, chained and encoded, and three trees of pages are "
    "written to where the bare work writes to one",
)
TYPICAL: Final = Goal("record a redemption, p50", "ms")
SLOWEST: Final = Goal("record a redemption, p99", "ms")
GOALS: Final = (RATIO, TYPICAL, SLOWEST)


def measure(ground: Ground) -> Iterator[Figure]:
    """Record redemptions that were checked before, each durable when it returns."""
    folder = ground.desk_copy()
    with opened(folder) as desk:
        bare = bare_journal(folder / "bare.db")
        ours = _recording(desk, ground.cards)
        pair = in_turn(ours, _inserting(bare), calls=_RECORDS, block=1)
        bare.close()
    milli = pair.bare_typical() / 1e6
    yield RATIO.figure(pair.ratio(), baseline=milli)
    yield TYPICAL.figure(pair.typical() / 1e6, baseline=milli)
    slowest = pair.bare_typical(0.99) / 1e6
    yield SLOWEST.figure(pair.typical(0.99) / 1e6, baseline=slowest)


def _recording(desk: Desk, cards: int) -> Callable[[], Call]:
    seeded = Random(3)
    event = todays_event(desk)

    def next_record() -> Call:
        code = code_of(seeded.randrange(cards))
        checked = counter.check_card(desk, code, event)
        return lambda: counter.record_redemption(desk, checked, GIVEN)

    return next_record


def _inserting(bare: Bare) -> Callable[[], Call]:
    def insert(row: tuple[bytes]) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO entry (plain) VALUES (?)", row)
        bare.execute("COMMIT")

    def next_insert() -> Call:
        row = (secrets.token_bytes(_ENTRY_BYTES),)
        return lambda: insert(row)

    return next_insert
