"""How the cost of work grows with the list: slopes between a short and a long one.

A slope is that of a line through the logarithms: 0 is work that a longer list does
not make longer, 1 is work in proportion to it.
"""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import linear_regression, median
from typing import Final

from benchmarks.changed_cards import change
from benchmarks.desks import GIVEN, opened, todays_event, worker_of
from benchmarks.figure import Figure, Goal
from benchmarks.first_list import load
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from kaikudesk import counter
from kaikudesk.desk import Desk
from sync.worker import Worker

_FACTORS: Final = (1_000, 100, 10, 1)
_CALLS: Final = 500
_RECORDS: Final = 100
_ROUNDS: Final = 5
_FLAT: Final = 0.1


def _flat(what: str, because: str) -> Goal:
    return Goal(f"growth with the list: {what}", "", _FLAT, because)


CHECK: Final = _flat("a check", "a longer index is deeper and colder")
RECORD: Final = _flat("a record", "the card is read again before it is recorded")
DELTA: Final = _flat("100 changed cards", "rows lie farther apart in a longer list")
PUSH: Final = _flat("100 redemptions pushed", "the desk's round reads its list's head")
LIST: Final = Goal(
    "growth with the list: the first list",
    "",
    1.05,
    "a longer list does not fit the cache",
)
GOALS: Final = (CHECK, RECORD, DELTA, PUSH, LIST)


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of each work beside a list of this many cards."""

    cards: int
    check: float
    record: float
    delta: float
    push: float
    whole: float


def measure(ground: Ground) -> Iterator[Figure]:
    """Do the same beside lists of a hundredth, a tenth, as many and ten times as many.

    Ten million cards take 6 GB of memory and of disk while they are made.
    """
    lengths = [max(10, ground.cards * 10 // factor) for factor in _FACTORS]
    costs = [_costs(ground, cards) for cards in lengths]
    for goal, name in (
        (CHECK, "check"),
        (RECORD, "record"),
        (DELTA, "delta"),
        (PUSH, "push"),
        (LIST, "whole"),
    ):
        yield goal.figure(_slope(lengths, [getattr(one, name) for one in costs]))


def _costs(ground: Ground, cards: int) -> Costs:
    folder = ground.new_folder()
    folder.mkdir()
    with Ground(folder, cards) as one, opened(one.desk) as desk:
        worker = worker_of(desk)
        worker.play()
        return Costs(
            cards,
            check=_check(desk, cards),
            record=_record(desk, cards),
            push=_seconds(worker) / _RECORDS,
            delta=median(_delta(one, worker, number) for number in range(_ROUNDS)),
            whole=median(load(one).seconds for _ in range(3)),
        )


def _check(desk: Desk, cards: int) -> float:
    event = todays_event(desk)
    begun = time.perf_counter()
    for number in range(_CALLS):
        counter.check_card(desk, code_of(number * 7 % cards), event)
    return (time.perf_counter() - begun) / _CALLS


def _record(desk: Desk, cards: int) -> float:
    event = todays_event(desk)
    taken = 0.0
    for number in range(_RECORDS):
        checked = counter.check_card(desk, code_of(number * 11 % cards), event)
        begun = time.perf_counter()
        counter.record_redemption(desk, checked, GIVEN)
        taken += time.perf_counter() - begun
    return taken / _RECORDS


def _delta(ground: Ground, worker: Worker, number: int) -> float:
    change(ground, number * 100, 100)
    return _seconds(worker)


def _seconds(worker: Worker) -> float:
    begun = time.perf_counter()
    worker.play()
    return time.perf_counter() - begun


def _slope(cards: Sequence[int], seconds: Sequence[float]) -> float:
    return linear_regression(
        [math.log(one) for one in cards], [math.log(one) for one in seconds]
    ).slope
