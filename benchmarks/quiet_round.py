"""A round where nothing is new: what it costs the line and the register."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from benchmarks.counted_line import counted_worker
from benchmarks.desks import opened
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground

_ROUNDS: Final = 5
_PULLS: Final = 200

REQUESTS: Final = Goal("nothing new: requests", "", 1, "more than the pull was sent")
BYTES: Final = Goal(
    "nothing new: bytes of bodies, both ways",
    "B",
    400,
    "cursors are sealed, and the scopes are named in every answer",
)
CPU: Final = Goal(
    "nothing new: register's CPU",
    "ms",
    1,
    "HTTP, routing and the thread that reads the database; the query is the least",
)
WALL: Final = Goal("nothing new: a round", "ms")
GOALS: Final = (REQUESTS, BYTES, CPU, WALL)


def measure(ground: Ground) -> Iterator[Figure]:
    """Play quiet rounds of a desk that is at the head and has nothing to send."""
    with opened(ground.desk_copy()) as desk:
        worker, line = counted_worker(desk)
        worker.play()
        worker.play()
        line.begin_anew()
        worker.play()
        yield REQUESTS.figure(line.requests)
        yield BYTES.figure(line.sent + line.got)
        cpu, wall = [], []
        for _ in range(_ROUNDS):
            before, begun = ground.register.cpu_seconds(), time.perf_counter()
            for _ in range(_PULLS):
                worker.play()
            wall.append((time.perf_counter() - begun) / _PULLS)
            cpu.append((ground.register.cpu_seconds() - before) / _PULLS)
    yield CPU.figure(median(cpu) * 1000)
    yield WALL.figure(median(wall) * 1000)
