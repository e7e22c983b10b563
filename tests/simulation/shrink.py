"""Making a failing run small: fewer steps, fewer faults, the same complaint."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tests.simulation.plan import Plan
from tests.simulation.run import Outcome, play

_MOST_TRIES = 200
Player = Callable[[Plan], Outcome]


@dataclass(slots=True)
class _Shrinking:
    """A plan that fails, and how often smaller ones may still be tried."""

    plan: Plan
    wanted: str
    play: Player = field(repr=False)
    tries: int = _MOST_TRIES

    def leave_out(self, steps: frozenset[int], faults: frozenset[str]) -> None:
        """Take these out for good where the failure stays the same without."""
        if self.tries <= 0:
            return
        self.tries -= 1
        kept = tuple(one for one in self.plan.steps if one.index not in steps)
        smaller = replace(self.plan, steps=kept, swarm=self.plan.swarm - faults)
        if complaint(self.play(smaller)) == self.wanted:
            self.plan = smaller


def shrink(plan: Plan, outcome: Outcome, play: Player = play) -> Plan:
    """Leave out what the failure does not need, within some tries."""
    it = _Shrinking(plan, complaint(outcome), play)
    if outcome.at >= 0:
        it.leave_out(_behind(plan, outcome.at), frozenset())
    for fault in sorted(plan.swarm):
        it.leave_out(frozenset(), frozenset({fault}))
    size = len(it.plan.steps) // 2
    while size >= 1 and it.tries > 0:
        for stretch in _stretches(it.plan, size):
            it.leave_out(stretch, frozenset())
        size //= 2
    return it.plan


def complaint(outcome: Outcome) -> str:
    """Give the kind of a failure: its words without what is particular in it."""
    return re.sub(r"[0-9a-f]{6,}|\b\d+\b", "#", outcome.failure)[:60]


def _behind(plan: Plan, last: int) -> frozenset[int]:
    return frozenset(step.index for step in plan.steps if step.index > last)


def _stretches(plan: Plan, size: int) -> Iterator[frozenset[int]]:
    """Give each stretch of so many steps, the last one first."""
    indices = [step.index for step in plan.steps]
    for end in range(len(indices), 0, -size):
        yield frozenset(indices[max(0, end - size) : end])
