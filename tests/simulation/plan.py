"""What will happen in a run, thrown from its seed before anything has.

A step knows its place and what kind of thing it is; all else it throws with dice of
its own when its turn comes, so that leaving other steps out does not change it.
"""

from dataclasses import dataclass, replace

from tests.simulation.dice import Dice
from tests.simulation.happenings import FAULTS, HAPPENINGS, swarm_steps
from tests.simulation.world import DISTRIBUTORS, VENUES

_FAULT_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Size:
    """How large a town is and how much is recorded in it, from least to most."""

    desks: tuple[int, int] = (3, 5)
    entries: tuple[int, int] = (30, 60)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: its place in the plan, and its kind."""

    index: int
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A run before it is played; `swarm` are the faults that may come in it."""

    seed: int
    sites: tuple[int, ...]
    swarm: frozenset[str]
    steps: tuple[Step, ...]

    def only(self, kept: frozenset[int]) -> "Plan":
        """Leave out all steps but these."""
        steps = tuple(step for step in self.steps if step.index in kept)
        return replace(self, steps=steps)

    def without(self, fault: str) -> "Plan":
        """Leave a fault out."""
        return replace(self, swarm=self.swarm - {fault})


def plan_of(seed: int, size: Size = Size()) -> Plan:
    """Throw a plan: a town, a part of all faults, and what happens."""
    dice = Dice(seed, "plan")
    share = dice.pick((0.0, _FAULT_SHARE, _FAULT_SHARE, 0.7))
    swarm = frozenset(dice.some(FAULTS, share))
    return Plan(seed, _sites(dice, size), swarm, _steps(dice, size, swarm))


def _sites(dice: Dice, size: Size) -> tuple[int, ...]:
    wanted = dice.number(*size.desks)
    first = (VENUES[0], DISTRIBUTORS[0])
    more = (VENUES[0], VENUES[0], VENUES[1], DISTRIBUTORS[0], DISTRIBUTORS[1])
    return (*first, *(dice.pick(more) for _ in range(wanted - len(first))))


def _steps(dice: Dice, size: Size, swarm: frozenset[str]) -> tuple[Step, ...]:
    weights = {name: one.weight for name, one in HAPPENINGS.items()}
    weights |= swarm_steps(swarm)
    wanted, recorded = dice.number(*size.entries), 0
    steps: list[Step] = []
    while recorded < wanted:
        what = dice.weighed(weights)
        steps.append(Step(len(steps), what))
        recorded += what in HAPPENINGS and HAPPENINGS[what].records
    return tuple(steps)
