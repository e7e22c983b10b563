"""The fold of one card's entries: whole, by how many there are, and one more."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from typing import Final

from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from kaikudesk.clock import SystemClock, hybrid
from kaikudesk.ledger import Growing, Heard, Projector, fold, project
from kaikudesk.model import CardKind, EntryKind, Source
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire import bodies
from kaikudesk.wire.bodies import BackgroundBox
from kaikudesk.wire.entry import FORMAT, Plain, encode_body, encode_entry
from kaikudesk.wire.messages import ListKey

_ROUNDS: Final = 7
_FOLDS: Final = 50
_MANY: Final = 10_000
_YEARS_IN_DAYS: Final = 3 * 365
_KEY: Final = ListKey(1, b"k" * 32)
_CODE: Final = "KK12345678"
_NOON_MS: Final = 1_795_514_400_000
_TODAY: Final = date(2026, 11, 24)
_CLOCK: Final = SystemClock()

TEN: Final = Goal(
    "a whole fold and its rows, 10 entries",
    "ms",
    0.3,
    "each entry is decoded and bounded before it is believed",
)
HUNDRED: Final = Goal(
    "a whole fold and its rows, 100 entries",
    "ms",
    2,
    "each entry is decoded and bounded before it is believed",
)
ONE_MORE: Final = Goal(
    "one more use of a community card of three years, 10,000 entries",
    "ms",
    1,
    "the row of a card's uses at a venue is encoded whole",
)
GOALS: Final = (TEN, HUNDRED, ONE_MORE)


def measure(_ground: Ground) -> Iterator[Figure]:
    """Fold a registered card with its uses at two venues."""
    for goal, count in ((TEN, 10), (HUNDRED, 100)):
        yield goal.figure(_milliseconds(count))
    yield ONE_MORE.figure(_one_more(_MANY))


def _milliseconds(count: int) -> float:
    taken = []
    for _ in range(_ROUNDS):
        # What an entry's view keeps once it is decoded is no part of a fold.
        subjects = [_subject(count) for _ in range(_FOLDS)]
        begun = time.process_time()
        for heards in subjects:
            project(fold(heards, DEFAULTS), _KEY)
        taken.append((time.process_time() - begun) / _FOLDS)
    return median(taken) * 1000


def _one_more(count: int) -> float:
    """Let a large subject take single uses in; nothing of these was decoded before."""
    heards = _subject(count + _FOLDS, CardKind.COMMUNITY, days=_YEARS_IN_DAYS)
    growing, projector = Growing(heards[:count], DEFAULTS), Projector(_KEY)
    projector.rows(growing.subject())
    taken = []
    for one in heards[count:]:
        begun = time.process_time()
        growing.take([one])
        projector.rows(growing.subject())
        taken.append(time.process_time() - begun)
    return median(taken) * 1000


def _subject(
    count: int, kind: CardKind = CardKind.PERSONAL, *, days: int = 50
) -> list[Heard]:
    granted = _TODAY.toordinal() - days - 10
    registered = _heard(
        0,
        EntryKind.CARD_REGISTERED,
        bodies.CardRegistered(granted, _TODAY.toordinal() + 300, 2, kind),
        day=_TODAY,
        background=BackgroundBox(1990, "88900", 1, 1),
    )
    uses = (
        _heard(
            number,
            EntryKind.REDEMPTION_RECORDED,
            bodies.RedemptionRecorded(None, 1, 1, 1, 1),
            day=_TODAY - timedelta(days=number % days),
        )
        for number in range(1, count)
    )
    return [registered, *uses]


def _heard(
    number: int,
    kind: EntryKind,
    body: bodies.CardRegistered | bodies.RedemptionRecorded,
    *,
    day: date,
    background: BackgroundBox | None = None,
) -> Heard:
    made = _NOON_MS + number * 60_000
    plain = Plain(
        format=FORMAT,
        kind=kind,
        entry_id=_CLOCK.random_bytes(16),
        replica=b"replica1",
        n=number + 1,
        site=7 + number % 2,
        made=hybrid(made),
        wall=made,
        offset=120,
        minute=number,
        happened=day.toordinal(),
        rules=1,
        verdict=1,
        seen=(),
        clerk=1,
        source=Source.DESK,
        day=None,
        about=None,
        reason=0,
        tail="78",
        boxes=(),
        body=encode_body(body),
    )
    return Heard(encode_entry(plain), _CODE, background, made + 1000)
