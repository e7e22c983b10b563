"""`python -m tests.simulation --from 0 --seeds 300`: run seeds, stop at a failure."""

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.simulation.plan import Plan, Size, plan_of
from tests.simulation.portions import Portions
from tests.simulation.run import Outcome, play
from tests.simulation.shrink import shrink

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
    return parser.parse_args(arguments)


def _run(asked: argparse.Namespace) -> int:
    portions, began = Portions(), time.monotonic()
    for done, (seed, outcome) in enumerate(_outcomes(asked), 1):
        if outcome.failure:
            portions.keep()
            _say(f"seed {seed}, step {outcome.at}: {outcome.failure}")
            if not asked.quick:
                _tell_small(seed, outcome, asked.size)
            return 1
        portions.add(asked.size, seed, outcome)
        if done % 25 == 0 or done == asked.seeds:
            rate = done / (time.monotonic() - began)
            total = portions.count(asked.size)
            _say(f"{done} seeds, {rate:.2f} a second; {total} of this tree so far")
            portions.keep()
    return 0


def _outcomes(asked: argparse.Namespace) -> Iterator[tuple[int, Outcome]]:
    seeds = range(asked.first, asked.first + asked.seeds)
    with ProcessPoolExecutor(asked.workers) as pool:
        try:
            outcomes = pool.map(partial(play_seed, size=asked.size), seeds)
            yield from zip(seeds, outcomes, strict=True)
        finally:
            pool.shutdown(cancel_futures=True)


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
    return f"{said} --without '{gone}'" if gone else said


def _repeat(asked: argparse.Namespace) -> int:
    plan = plan_of(asked.first, SIZES[asked.size]).only(_numbers(asked.keep))
    for fault in filter(None, asked.without.split(",")):
        plan = plan.without(fault)
    outcome = play(plan)
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
