"""What storms came to, kept for the page on reliability."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from tests.chaos.audit import Found
from tests.chaos.shadow import read_refusals
from tests.chaos.storm import Storm
from tests.chaos.took import Took, spread
from tools.proved import commit_of_tree, tree_hash

RESULTS: Final = Path(__file__).with_name("results.json")
SLOWLY: Final = " on a slow disk"
_VERBS: Final = ("check", "record")


class Outcome(msgspec.Struct, frozen=True):
    """One storm."""

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
    refused: dict[str, int]
    slow_lives: int
    entries: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    took: dict[str, Took]
    ended: int

    @property
    def kills(self) -> int:
        """Count the processes that were killed."""
        return self.desk_kills + self.register_kills


class Storms(msgspec.Struct):
    """All storms over one tree, and the commit that brought it about, if there is."""

    tree: str
    commit: str
    storms: list[Outcome]


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
        disk_full="a small disk" if storm.disk else "max_page_count",
        disk_fills=storm.disk.fills if storm.disk else storm.fills,
        refused=dict(_refused(storm)),
        slow_lives=sum(seat.slow for seat in seats),
        entries=found.recorded,
        lost=found.lost,
        doubled=found.doubled,
        took=dict(_took(storm)),
        ended=int(time.time()),
    )


def _refused(storm: Storm) -> Counter[str]:
    each = (read_refusals(seat.shadow) for seat in storm.seats)
    return sum(each, Counter[str]())


def _took(storm: Storm) -> Iterator[tuple[str, Took]]:
    for slow in (False, True):
        logs = [seat.took(slow=slow) for seat in storm.seats]
        for verb in _VERBS:
            took = spread(logs, verb)
            if took is not None:
                yield verb + SLOWLY * slow, took


def read_storms(results: Path = RESULTS) -> Storms | None:
    """Read all storms that were kept, if there are any."""
    if not results.exists():
        return None
    return msgspec.json.decode(results.read_bytes(), type=Storms)


def keep(outcome: Outcome, results: Path = RESULTS) -> Storms:
    """Add an outcome to those over the same tree; those over another do not count."""
    kept = read_storms(results)
    tree = tree_hash()
    if kept is None or kept.tree != tree:
        kept = Storms(tree, commit_of_tree(), [])
    kept.storms.append(outcome)
    laid_out = msgspec.json.format(msgspec.json.encode(kept), indent=1)
    results.write_bytes(laid_out + b"\n")
    return kept
