"""Making a failing run small: fewer steps, fewer faults, the same complaint."""

import re
from collections.abc import Iterator

from tests.simulation.plan import Plan
from tests.simulation.run import Outcome, play

_MOST_TRIES = 200


def shrink(plan: Plan, outcome: Outcome, tries: int = _MOST_TRIES) -> Plan:
    """Leave out what the failure does not need, within so many tries."""
    wanted, left = complaint(outcome), [tries]
    if outcome.at >= 0:
        plan = _try(plan, [_until(plan, outcome.at)], wanted, left)
    smaller = _try(
        plan, (plan.without(one) for one in sorted(plan.swarm)), wanted, left
    )
    size = len(smaller.steps) // 2
    while size >= 1 and left[0] > 0:
        smaller = _try(smaller, _lacking(smaller, size), wanted, left)
        size //= 2
    return smaller


def complaint(outcome: Outcome) -> str:
    """Give the kind of a failure: its words without what is particular in it."""
    return re.sub(r"[0-9a-f]{6,}|\b\d+\b", "#", outcome.failure)[:60]


def _try(
    plan: Plan, smaller: "Iterator[Plan] | list[Plan]", wanted: str, left: list[int]
) -> Plan:
    """Take each smaller plan's cut for good where the failure stays the same."""
    for candidate in smaller:
        if left[0] <= 0:
            break
        left[0] -= 1
        cut = Plan(
            plan.seed,
            plan.sites,
            plan.swarm & candidate.swarm,
            tuple(step for step in plan.steps if step in candidate.steps),
        )
        if complaint(play(cut)) == wanted:
            plan = cut
    return plan


def _until(plan: Plan, index: int) -> Plan:
    return plan.only(frozenset(range(index + 1)))


def _lacking(plan: Plan, size: int) -> Iterator[Plan]:
    """Give the plan without each stretch of so many steps, the last one first."""
    indices = [step.index for step in plan.steps]
    for start in range(len(indices) - 1, -1, -size):
        gone = frozenset(indices[max(0, start - size + 1) : start + 1])
        yield plan.only(frozenset(indices) - gone)
