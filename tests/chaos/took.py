"""What a verb took the thread that the window lives in, told apart by what for.

A wall clock on a machine on which desks, registers and other people's work share two
processors tells little. So each verb is split into what it computed, what it waited for
a processor, what it waited for the disk, and the rest: it waited for the other thread,
which held the file or the interpreter.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import IO, Final

import msgspec

from tests.chaos.life import lines_of

_QUEUE: Final = Path("/proc/thread-self/schedstat")
_FEWEST: Final = 2


class Took(msgspec.Struct, frozen=True):
    """What a verb took, in milliseconds, all but the first at the 99th percentile.

    `own` is of the processor, `queue` waiting for one, `disk` waiting for it, `lock`
    for the other thread, and `whole` all of it together.
    """

    count: int
    own_p50: float
    own: float
    queue: float
    disk: float
    lock: float
    whole: float


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Writes down what verbs take; `synced_ns` is this thread's wait for disks."""

    log: IO[str]
    synced_ns: Callable[[], int]

    @contextmanager
    def timing(self, verb: str) -> Iterator[None]:
        """Note what a verb took, in microseconds."""
        before = self._now()
        yield
        spans = zip(self._now(), before, strict=True)
        words = (str((now - then) // 1000) for now, then in spans)
        self.log.write(f"{verb} {' '.join(words)}\n")
        self.log.flush()

    def _now(self) -> tuple[int, int, int, int]:
        queue = int(_QUEUE.read_text("ascii").split()[1])
        return time.thread_time_ns(), queue, self.synced_ns(), time.monotonic_ns()


def spread(logs: list[Path], verb: str) -> Took | None:
    """Read what a verb took in all of these lives, if it was done at all."""
    lines = [line.split() for log in logs for line in lines_of(log)]
    times = [tuple(map(int, rest)) for name, *rest in lines if name == verb]
    if len(times) < _FEWEST:
        return None
    own, queue, disk, whole = zip(*times, strict=True)
    lock = [max(0, all_of_it - sum(rest)) for *rest, all_of_it in times]
    spans = (_p99(span) for span in (own, queue, disk, lock, whole))
    return Took(len(times), round(median(own) / 1000, 3), *spans)


def _p99(times: list[int] | tuple[int, ...]) -> float:
    return round(quantiles(times, n=100, method="inclusive")[-1] / 1000, 3)
