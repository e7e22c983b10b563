"""The shadow log: what the screen called recorded, written down outside the desk."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.chaos.life import lines_of


@dataclass
class Shadow:
    """Writes each act down at once and for good, and what the acts took.

    `synced_ns` tells how long the calling thread has waited for disks so far.
    """

    log: IO[str]
    took: IO[str]
    synced_ns: Callable[[], int]

    def recorded(self, entry_id: bytes, kind: int) -> None:
        """Note what the screen calls recorded from now on."""
        self.log.write(f"{entry_id.hex()} {kind}\n")
        self.log.flush()
        os.fsync(self.log.fileno())

    @contextmanager
    def timing(self, verb: str) -> Iterator[None]:
        """Note what a verb took without the disk: of the processor, and in all."""
        disk, wall, own = self.synced_ns(), time.monotonic_ns(), time.thread_time_ns()
        yield
        own = time.thread_time_ns() - own
        wall = time.monotonic_ns() - wall
        disk = self.synced_ns() - disk
        self.took.write(f"{verb} {own // 1000} {(wall - disk) // 1000}\n")
        self.took.flush()


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of a shadow log."""

    entry_id: bytes
    kind: int


def read_shadow(path: Path) -> list[Recorded]:
    """Read what was called recorded; a line that was cut off counts for nothing."""
    pairs = (line.split() for line in lines_of(path))
    return [Recorded(bytes.fromhex(entry_id), int(kind)) for entry_id, kind in pairs]


def read_took(path: Path, verb: str) -> list[tuple[int, int]]:
    """Read what a verb took, in microseconds: of the processor, and without disk."""
    lines = (line.split() for line in lines_of(path))
    return [(int(own), int(wall)) for name, own, wall in lines if name == verb]
