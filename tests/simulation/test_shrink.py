"""A failing run is made small, and the command that is printed repeats it."""

from collections import Counter

from tests.simulation.__main__ import asked_plan, command
from tests.simulation.plan import Plan, plan_of
from tests.simulation.run import Outcome
from tests.simulation.shrink import shrink


def test_only_what_a_failure_needs_is_left() -> None:
    """Whatever else was thrown is gone, and the command names the rest."""
    plan = _with_faults()
    fault = min(plan.swarm)

    def play(tried: Plan) -> Outcome:
        left = {step.index for step in tried.steps}
        failed = {3, 20} <= left and fault in tried.swarm
        failure = f"2: the register lacks {len(left)}" if failed else ""
        return Outcome(failure, 30, (), "", Counter(), 0)

    small = shrink(plan, play(plan), play)
    repeated = asked_plan(command(plan, small, "usual").split(maxsplit=3)[3])

    assert [step.index for step in small.steps] == [3, 20]
    assert small.swarm == {fault}
    assert repeated == small


def test_another_complaint_is_another_failure() -> None:
    """A run that fails for another reason is not the same one made small."""
    plan = _with_faults()

    def play(tried: Plan) -> Outcome:
        whole = len(tried.steps) == len(plan.steps)
        return Outcome("1: lost" if whole else "2: twice", -1, (), "", Counter(), 0)

    assert shrink(plan, play(plan), play).steps == plan.steps


def _with_faults() -> Plan:
    plans = (plan_of(seed) for seed in range(100))
    return next(plan for plan in plans if len(plan.swarm) > 3)
