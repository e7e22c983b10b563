"""What a storm came to, kept for the page on reliability."""

import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import msgspec

from tests.chaos.audit import Found
from tests.chaos.shadow import read_took
from tests.chaos.storm import Storm
from tools.proved import ROOT, tree_hash

RESULTS: Final = Path(__file__).with_name("results.json")


class Took(msgspec.Struct, frozen=True):
    """What a verb took beside the disk, in milliseconds: of the processor, in all."""

    count: int
    cpu_p50: float
    cpu_p99: float
    wall_p50: float
    wall_p99: float


class Outcome(msgspec.Struct, frozen=True):
    """One storm; `tree` names the code that it went over."""

    database: str
    seed: int
    seconds: int
    desk_kills: int
    register_kills: int
    database_crashes: int
    power_cuts: int
    requests: int
    faults: dict[str, int]
    disk_full: str
    disk_fills: int
    slow_lives: int
    entries: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    took: dict[str, Took]
    tree: str
    commit: str
    ended: int

    @property
    def kills(self) -> int:
        """Count the processes that were killed."""
        return self.desk_kills + self.register_kills


def outcome_of(storm: Storm, found: Found, *, seed: int, seconds: int) -> Outcome:
    """Put together what a storm came to."""
    seats, central = storm.seats, storm.central
    return Outcome(
        database="PostgreSQL" if central.server else "SQLite",
        seed=seed,
        seconds=seconds,
        desk_kills=sum(seat.kills for seat in seats),
        register_kills=central.kills,
        database_crashes=central.crashes,
        power_cuts=central.cuts + sum(seat.cuts for seat in seats),
        requests=storm.proxy.requests,
        faults={str(fault): n for fault, n in sorted(storm.proxy.done.items())},
        disk_full="small disk" if storm.disk else "max_page_count",
        disk_fills=storm.disk.fills if storm.disk else storm.fills,
        slow_lives=sum(seat.slow for seat in seats),
        entries=found.recorded,
        lost=found.lost,
        doubled=found.doubled,
        took=dict(_took(storm)),
        tree=tree_hash(),
        commit=_git("rev-parse", "--short", "HEAD"),
        ended=int(time.time()),
    )


def _took(storm: Storm) -> Iterable[tuple[str, Took]]:
    for slow in (False, True):
        for verb in ("check", "record"):
            pairs = [
                pair
                for seat in storm.seats
                for pair in read_took(seat.took(slow=slow), verb)
            ]
            if len(pairs) > 1:
                yield f"{verb} on a slow disk" if slow else verb, _spread(pairs)


def _spread(pairs: list[tuple[int, int]]) -> Took:
    own, wall = zip(*pairs, strict=True)
    return Took(
        len(pairs), median(own) / 1000, _p99(own), median(wall) / 1000, _p99(wall)
    )


def _p99(times: Iterable[int]) -> float:
    return round(quantiles(times, n=100)[-1] / 1000, 3)


def _git(*words: str) -> str:
    asked = subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def keep(outcome: Outcome, results: Path = RESULTS) -> None:
    """Add an outcome to the file of all of them."""
    raw = results.read_bytes() if results.exists() else b"[]"
    outcomes = msgspec.json.decode(raw, type=list[Outcome])
    laid_out = msgspec.json.format(msgspec.json.encode([*outcomes, outcome]), indent=1)
    results.write_bytes(laid_out + b"\n")
