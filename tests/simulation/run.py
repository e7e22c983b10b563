"""Playing a plan: one step after the other, and what must hold after each."""

from collections import Counter
from dataclasses import dataclass

import register.epochs
from tests.simulation.coverage import NOTICED, note_rows
from tests.simulation.decided import what_was_decided_stands
from tests.simulation.dice import Dice
from tests.simulation.ending import AT_THE_END, heal, heal_a_core
from tests.simulation.happenings import FAULT_STEPS, HAPPENINGS
from tests.simulation.invented import INVENTED, bound_invented_codes
from tests.simulation.logs import told_in_the_log
from tests.simulation.plan import Plan, Step
from tests.simulation.safety import AFTER_EACH_STEP
from tests.simulation.world import World, a_world

_PAUSES = {2: 6, 40: 3, 900: 1, 7200: 0.3}
_SET_BACK = (register.epochs.__name__, "the database was set back")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run; `failure` is "" where everything held."""

    failure: str
    at: int
    trace: tuple[str, ...]
    fingerprint: str
    met: Counter[str]
    entries: int


def play(plan: Plan) -> Outcome:
    """Play a plan to its end, or to the first thing that does not hold."""
    failure, at = "", -1
    with (
        a_world(plan.sites, plan.swarm) as world,
        told_in_the_log(*_SET_BACK, world.met, NOTICED),
    ):
        try:
            if INVENTED in plan.swarm:
                bound_invented_codes(world)
            for step in plan.steps:
                at = step.index
                take(world, plan, step)
            at = -1
            heal_a_core(world)
            heal(world)
            note_rows(world)
            for law in AT_THE_END:
                law(world)
        except Exception as fault:  # noqa: BLE001 - whatever breaks is what the seed has found
            failure = f"{type(fault).__name__}: {fault}"
        return Outcome(
            failure,
            at,
            tuple(world.trace),
            world.fingerprint(),
            world.met,
            len(world.shadow.acts),
        )


def take(world: World, plan: Plan, step: Step) -> None:
    """Let one thing happen, and look at whom it happened to."""
    dice = Dice(plan.seed, step.index)
    happening = HAPPENINGS.get(step.what) or FAULT_STEPS[step.what]
    world.time.pass_seconds(dice.weighed(_PAUSES))
    present = world.present(happening.role)
    if not present:
        world.tell(step.index, step.what, "nobody is there")
        return
    station = dice.pick(present)
    world.last_report = None
    said = happening.play(world, station, dice)
    world.tell(step.index, step.what, station.number, said)
    for law in (*AFTER_EACH_STEP, what_was_decided_stands):
        law(world, station)
