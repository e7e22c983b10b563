"""From nothing to a live scan field, against an empty PySide6 window."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.program_runs import run_empty, run_program

_ROUNDS: Final = 9

_SPENT: Final = (
    "the field's style sheet and font, the single instance's lock and the desk's "
    "settings come before the first frame"
)
WALL: Final = Goal("live scan field against an empty window, wall", "×", 1.3, _SPENT)
CPU: Final = Goal("live scan field against an empty window, CPU", "×", 1.3, _SPENT)
SECONDS: Final = Goal("live scan field", "ms")
GOALS: Final = (WALL, CPU, SECONDS)


def measure(ground: Ground) -> Iterator[Figure]:
    """Start both in turn, each in a process of its own."""
    folder, code = ground.desk, code_of(0)
    ours, bare = [], []
    for number in range(_ROUNDS + 1):
        pair = run_program("frame", folder, code), run_empty("frame")
        # The first one reads everything from the disk.
        if number:
            ours.append(pair[0])
            bare.append(pair[1])
    pairs = list(zip(ours, bare, strict=True))
    wall = median(one.frame / other.frame for one, other in pairs)
    cpu = median(one.cpu / other.cpu for one, other in pairs)
    empty = median(one.frame for one in bare) * 1000
    yield WALL.figure(wall, baseline=empty)
    yield CPU.figure(cpu, baseline=median(one.cpu for one in bare) * 1000)
    yield SECONDS.figure(median(one.frame for one in ours) * 1000, baseline=empty)
