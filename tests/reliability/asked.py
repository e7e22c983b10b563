"""What was asked of the program, and what the last runs answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.chaos.faults import Fault
from tests.chaos.outcome import SLOWLY
from tests.chaos.run import REGISTERS
from tests.fuzz.decoders import DECODERS
from tests.reliability.case_rows import CASE_ROWS, met_rows
from tests.reliability.results import Results
from tests.simulation.finds import Find
from tests.simulation.planting import MOST_SEEDS, bugs

USUAL: Final = "usual"
LARGE: Final = "large"
_USUAL_TOWNS: Final = 20_000
_LARGE_TOWNS: Final = 500
_KILLS: Final = 500
_FEWEST_FOUND: Final = 15
_FEWEST_UNSEEN: Final = 8
_EXECUTIONS: Final = 1_000_000
_FUZZ_SECONDS: Final = 600
_OWN_WORK_MS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that was asked, how much of it, and whether the runs hold it."""

    asked: str
    goal: str
    done: str
    held: bool


def answers(results: Results) -> Iterator[Answer]:
    """Answer all that was asked, the most important first."""
    yield from _of_entries(results)
    yield from _of_towns(results)
    yield from _of_storms(results)
    yield from _of_bugs(results)
    yield _of_decoders(results)


def _of_entries(results: Results) -> Iterator[Answer]:
    storms = results.storms.storms
    shown = sum(one.entries for one in results.simulated.sizes.values())
    shown += sum(one.entries for one in storms)
    for what, found in (
        ("lost", sum(len(one.lost) for one in storms)),
        ("counted twice", sum(len(one.doubled) for one in storms)),
    ):
        asked = f"Of {shown:,} entries that a screen called recorded, {what}"
        yield Answer(asked, "0", str(found), found == 0 < shown)


def _of_towns(results: Results) -> Iterator[Answer]:
    for name, what, goal in (
        (USUAL, "3 to 5 desks and 30 to 60 entries", _USUAL_TOWNS),
        (LARGE, "at least 5 desks and 200 entries", _LARGE_TOWNS),
    ):
        count = results.simulated.size(name).count
        yield _at_least(f"Simulated towns of {what}, nothing found", goal, count)
    rows = sum(count > 0 for count in met_rows(results).values())
    yield _at_least("Rows of the case table met by them", len(CASE_ROWS), rows)


def _of_storms(results: Results) -> Iterator[Answer]:
    storms = results.storms.storms
    kills = sum(one.kills for one in storms)
    yield _at_least("Processes killed at random instants", _KILLS, kills)
    databases = len({one.database for one in storms})
    yield _at_least("Databases of the register in storms", len(REGISTERS), databases)
    faults = sum((Counter(one.faults) for one in storms), Counter[str]())
    met = sum(faults[str(one)] > 0 for one in Fault)
    yield _at_least("Kinds of fault of their line met", len(Fault), met)
    slowly = [
        took.own
        for one in storms
        for verb, took in one.took.items()
        if verb.endswith(SLOWLY)
    ]
    worst = max(slowly, default=0.0)
    yield Answer(
        "Own work of a check or record on a disk 30 ms slower, worst p99 of a storm",
        f"≤ {_OWN_WORK_MS:g} ms",
        f"{worst:.1f} ms",
        bool(slowly) and worst <= _OWN_WORK_MS,
    )


def _of_bugs(results: Results) -> Iterator[Answer]:
    found = {one.bug for one in results.planted.bugs if is_found(one)}
    goal = max(_FEWEST_FOUND, len(bugs()))
    asked = f"Bugs planted on purpose, found within {MOST_SEEDS} towns"
    yield _at_least(asked, goal, len(found & set(bugs())))
    unseen = sum(bool(one.passes_others) for one in results.planted.bugs)
    yield _at_least(
        "Planted bugs that every other test lets pass", _FEWEST_UNSEEN, unseen
    )


def is_found(bug: Find) -> bool:
    """Tell whether a planted bug was found soon enough."""
    return bug.seed is not None and bug.seed < MOST_SEEDS


def _of_decoders(results: Results) -> Answer:
    enough = [
        name
        for name, one in results.fuzzed.items()
        if one.executions >= _EXECUTIONS or one.seconds >= _FUZZ_SECONDS
    ]
    asked = "Decoders fed with a million inputs, or for ten minutes"
    return _at_least(asked, len(DECODERS), len(set(enough) & DECODERS.keys()))


def _at_least(asked: str, goal: int, done: int) -> Answer:
    return Answer(asked, f"{goal:,}", f"{done:,}", done >= goal)
