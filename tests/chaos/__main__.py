"""`python -m tests.chaos --minutes 3 --seed 7 --register both`: let storms blow."""

import sys
from argparse import ArgumentParser
from random import randrange
from typing import Final

from tests.chaos.outcome import RESULTS, Outcome, Storms, keep
from tests.chaos.run import REGISTERS, repeated, run

_BOTH: Final = "both"


def main() -> int:
    """Let a storm blow over each register, keep what it came to, and say it."""
    parser = ArgumentParser("tests.chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="for each of them")
    parser.add_argument("--seed", type=int, default=randrange(1_000_000))
    parser.add_argument("--register", choices=(*REGISTERS, _BOTH), default=_BOTH)
    asked = parser.parse_args()
    registers = REGISTERS if asked.register == _BOTH else (asked.register,)
    held = [_storm(one, asked.seed, round(asked.minutes * 60)) for one in registers]
    return 0 if all(held) else 1


def _storm(register: str, seed: int, seconds: int) -> bool:
    _say(f"{register}, seed {seed}, {seconds} seconds")
    outcome = run(register, seed, seconds)
    _tell(outcome)
    _tell_all(keep(outcome))
    if outcome.lost or outcome.doubled:
        _say(repeated(register, seed, seconds))
        return False
    return True


def _tell(outcome: Outcome) -> None:
    faults = ", ".join(f"{fault} {n}" for fault, n in outcome.faults.items())
    _say(
        f"{outcome.kills} kills, {outcome.power_cuts} power cuts,"
        f" {outcome.database_crashes} crashes of the database,"
        f" {outcome.disk_fills} full disks by {outcome.disk_full}"
    )
    refused = ", ".join(f"{name} {n}" for name, n in outcome.refused.items())
    _say(f"acts that a screen called not recorded: {refused or 'none'}")
    _say(f"{outcome.requests} requests: {faults}")
    for verb, took in outcome.took.items():
        _say(
            f"{verb}: {took.count} times, own work {took.own_p50:.2f} ms p50,"
            f" {took.own:.2f} p99; waited p99 for a processor {took.queue:.2f},"
            f" the disk {took.disk:.2f}, the other thread {took.lock:.2f};"
            f" in all {took.whole:.2f}"
        )
    lost, doubled = len(outcome.lost), len(outcome.doubled)
    _say(f"{outcome.entries} entries, {lost} lost, {doubled} doubled")


def _tell_all(kept: Storms) -> None:
    kills = sum(one.kills for one in kept.storms)
    _say(f"{kills} kills over tree {kept.tree} so far; see {RESULTS.name}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
