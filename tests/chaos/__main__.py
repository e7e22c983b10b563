"""`python -m tests.chaos --minutes 3 --seed 7 [--postgresql]`: let a storm blow."""

import sys
from argparse import ArgumentParser
from random import randrange

from tests.chaos.outcome import RESULTS, Outcome, keep
from tests.chaos.run import in_a_folder


def main() -> int:
    """Let a storm blow, keep what it came to, and say it."""
    parser = ArgumentParser("tests.chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=randrange(1_000_000))
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    _say(f"seed {asked.seed}")
    seconds = round(asked.minutes * 60)
    outcome = in_a_folder(asked.seed, seconds, postgresql=asked.postgresql)
    keep(outcome)
    _tell(outcome)
    return int(bool(outcome.lost or outcome.doubled))


def _tell(outcome: Outcome) -> None:
    _say(f"{outcome.database}, a full disk by {outcome.disk_full}")
    _say(f"{outcome.kills} kills, {outcome.power_cuts} power cuts, {outcome.faults}")
    _say(
        f"{outcome.entries} entries, {len(outcome.lost)} lost,"
        f" {len(outcome.doubled)} doubled; see {RESULTS.name}"
    )
    for verb, took in outcome.took.items():
        own = f"{took.cpu_p50:.2f} ms p50, {took.cpu_p99:.2f} ms p99"
        wall = f"{took.wall_p50:.2f} and {took.wall_p99:.2f} ms"
        _say(f"{verb}: {took.count} times, own work {own}; wall {wall}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
