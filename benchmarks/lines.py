"""The benchmarks by name, in the order of the results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks import (
    changed_cards,
    cold_start,
    demo_country,
    eight_desks,
    first_list,
    first_minute,
    fold_cost,
    growth,
    one_record,
    quiet_round,
    scan_to_paint,
    taking_in,
    waiting_redemptions,
    whole_check,
)
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.peers import against


@dataclass(frozen=True, slots=True)
class Line:
    """One benchmark: what it measures on a ground, and its figures' goals."""

    measure: Callable[[Ground], Iterator[Figure]]
    goals: tuple[Goal, ...]


LINES: Final = {
    "check": Line(whole_check.measure, whole_check.GOALS),
    "paint": Line(scan_to_paint.measure, scan_to_paint.GOALS),
    "record": Line(one_record.measure, one_record.GOALS),
    "cold-start": Line(cold_start.measure, cold_start.GOALS),
    "first-minute": Line(first_minute.measure, first_minute.GOALS),
    "first-list": Line(first_list.measure, first_list.GOALS),
    "quiet-round": Line(quiet_round.measure, quiet_round.GOALS),
    "changed-cards": Line(changed_cards.measure, changed_cards.GOALS),
    "waiting": Line(waiting_redemptions.measure, waiting_redemptions.GOALS),
    "taking-in": Line(taking_in.measure, taking_in.GOALS),
    "fold": Line(fold_cost.measure, fold_cost.GOALS),
    "eight-desks": Line(eight_desks.measure, eight_desks.GOALS),
    "growth": Line(growth.measure, growth.GOALS),
    "demo": Line(demo_country.measure, demo_country.GOALS),
}
# All that results may hold; those beside PouchDB are measured by `make bench-peers`.
GOALS: Final = (
    *(goal for line in LINES.values() for goal in line.goals),
    *against.GOALS,
)
