"""`python -m tests.simulation --from 0 --seeds 300`: run seeds, stop at a failure.

Seeds of this tree that were run before are passed over; so a long run may be stopped
with Ctrl-C and goes on where it was.
"""

import argparse
import shlex
import sys
import time
from functools import partial
from pathlib import Path

from tests.simulation.plan import Plan, Size, plan_of
from tests.simulation.portions import RESULTS, Portions
from tests.simulation.run import Outcome, play
from tests.simulation.shrink import shrink
from tests.simulation.workers import play_all

_STOPPED = 130
_OFTEN = 25
SIZES = {"usual": Size(), "large": Size(desks=(5, 7), entries=(200, 220))}


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for and tell what came of it."""
    asked = _asked(arguments)
    if asked.keep is not None:
        return _repeat(asked)
    return _run(asked)


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seeds", type=int, default=300, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first")
    parser.add_argument("--size", choices=SIZES, default="usual")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", help="repeat one seed with these steps only: 1,4-9")
    parser.add_argument("--without", default="", help="and without these faults: a,b")
    parser.add_argument("--quick", action="store_true", help="do not shrink")
    parser.add_argument("--results", type=Path, default=RESULTS, help="add up here")
    return parser.parse_args(arguments)


def _run(asked: argparse.Namespace) -> int:
    portions = Portions(asked.results)
    try:
        return _play_on(asked, portions)
    except KeyboardInterrupt:
        return _STOPPED
    finally:
        portions.keep()
        _say(f"{portions.count(asked.size)} {asked.size} seeds of this tree so far")


def _play_on(asked: argparse.Namespace, portions: Portions) -> int:
    wanted = range(asked.first, asked.first + asked.seeds)
    seeds, began = portions.not_yet(asked.size, wanted), time.monotonic()
    played = play_all(partial(play_seed, size=asked.size), seeds, asked.workers)
    for done, (seed, outcome) in enumerate(played, 1):
        if outcome.failure:
            _tell(asked, seed, outcome)
            return 1
        portions.add(asked.size, seed, outcome)
        if done % _OFTEN == 0:
            portions.keep()
            _say(f"{done} seeds, {done / (time.monotonic() - began):.2f} a second")
    return 0


def _tell(asked: argparse.Namespace, seed: int, outcome: Outcome) -> None:
    _say(f"seed {seed}, step {outcome.at}: {outcome.failure}")
    if not asked.quick:
        _tell_small(seed, outcome, asked.size)


def play_seed(seed: int, size: str = "usual") -> Outcome:
    """Play one seed."""
    return play(plan_of(seed, SIZES[size]))


def _tell_small(seed: int, outcome: Outcome, size: str) -> None:
    plan = plan_of(seed, SIZES[size])
    small = shrink(plan, outcome)
    again = play(small)
    _say(
        "\n".join(again.trace),
        again.failure,
        "",
        "repeat it with",
        command(plan, small, size),
    )


def command(plan: Plan, small: Plan, size: str) -> str:
    """Give the command that repeats a shrunk run."""
    kept = ",".join(str(step.index) for step in small.steps)
    gone = ",".join(sorted(plan.swarm - small.swarm))
    said = f"python -m tests.simulation --from {plan.seed} --size {size} --keep {kept}"
    return f"{said} --without {shlex.quote(gone)}" if gone else said


def asked_plan(arguments: str) -> Plan:
    """Give the plan that a command repeats."""
    return _plan(_asked(shlex.split(arguments)))


def _plan(asked: argparse.Namespace) -> Plan:
    plan = plan_of(asked.first, SIZES[asked.size]).only(_numbers(asked.keep))
    for fault in filter(None, asked.without.split(",")):
        plan = plan.without(fault)
    return plan


def _repeat(asked: argparse.Namespace) -> int:
    outcome = play(_plan(asked))
    _say("\n".join(outcome.trace), outcome.failure or "everything held")
    return 1 if outcome.failure else 0


def _numbers(text: str) -> frozenset[int]:
    numbers: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        numbers |= set(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
