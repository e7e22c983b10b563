"""A code scanned in the first frame, what the window waits for, and idle memory."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.program_runs import Run, run_empty, run_program

_ROUNDS: Final = 5
_MIB: Final = 1 << 20

VERDICT: Final = Goal(
    "code scanned in the first frame, its verdict from process start",
    "s",
    1.2,
    "the database, HTTP and the key store are imported in a thread beside the window",
)
GAP: Final = Goal(
    "longest UI gap in the first seconds",
    "ms",
    50,
    "the first screen is built, dressed and laid out in steps, and the day begins in "
    "another; the largest of them is longer",
)
LOST: Final = Goal(
    "codes scanned in the first frame and lost",
    "",
    0,
    "keys that came before the desk was open found nobody to keep them",
)
MEMORY: Final = Goal(
    "resident memory, idle, against an empty window",
    "×",
    2.6,
    "the imports alone are 2.4 times the empty window",
)
MEBIBYTES: Final = Goal("resident memory, idle", "MiB")
GOALS: Final = (VERDICT, GAP, LOST, MEMORY, MEBIBYTES)


def measure(ground: Ground) -> Iterator[Figure]:
    """Start the program and scan at once; let it idle, and an empty window too."""
    code = code_of(ground.cards // 2)
    ours = [run_program("scan", ground.desk_copy(), code) for _ in range(_ROUNDS)]
    bare = [run_empty("scan") for _ in range(_ROUNDS)]
    yield VERDICT.figure(median(one.verdict for one in ours))
    yield GAP.figure(median(one.longest_gap for one in ours) * 1000)
    yield LOST.figure(sum(one.word != "VALID" for one in ours))
    yield from _memory(ours, bare)


def _memory(ours: list[Run], bare: list[Run]) -> Iterator[Figure]:
    held = median(one.resident for one in ours) / _MIB
    empty = median(one.resident for one in bare) / _MIB
    yield MEMORY.figure(held / empty, baseline=empty)
    yield MEBIBYTES.figure(held, baseline=empty)
