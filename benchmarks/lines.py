"""The benchmarks by name, in the order of the results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks import eight_desks, first_list, one_record, whole_check
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground


@dataclass(frozen=True, slots=True)
class Line:
    """One benchmark: what it measures on a ground, and its figures' goals."""

    measure: Callable[[Ground], Iterator[Figure]]
    goals: tuple[Goal, ...]


LINES: Final = {
    "check": Line(whole_check.measure, whole_check.GOALS),
    "record": Line(one_record.measure, one_record.GOALS),
    "first-list": Line(first_list.measure, first_list.GOALS),
    "eight-desks": Line(eight_desks.measure, eight_desks.GOALS),
}
GOALS: Final = tuple(goal for line in LINES.values() for goal in line.goals)
