"""The first list of a new desk against one bare load of the same rows."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final, cast

from sqlalchemy import select

from benchmarks.bare import bare_file
from benchmarks.counted_line import counted_worker
from benchmarks.desks import enrolled, opened
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from kaikudesk.chunks import ListTuple
from kaikudesk.storage.tables import list_row

_ROUNDS: Final = 5
_MIB: Final = 1 << 20
_PLAIN_TABLE: Final = (
    "CREATE TABLE list_row (key INTEGER PRIMARY KEY, last_valid INTEGER, "
    "children INTEGER, kind INTEGER, state INTEGER, area INTEGER) STRICT"
)

RATIO: Final = Goal(
    "first list against a bare load of the same rows",
    "×",
    1.5,
    "the rows come over HTTP in encrypted chunks and are decoded, and each chunk "
    "is committed, so that a load that breaks off goes on where it was",
)
SECONDS: Final = Goal("first list", "s")
BYTES: Final = Goal(
    "first list: bytes of bodies a card", "B", 9, "keys are random and do not compress"
)
MEMORY: Final = Goal(
    "first list: memory above the idle desk",
    "MiB",
    40,
    "a chunk is held as it came, unpacked, and as rows",
)
CPU: Final = Goal(
    "first list: register's CPU for each second of the desk's",
    "%",
    2,
    "chunks are read from its database and sent",
)
GOALS: Final = (RATIO, SECONDS, BYTES, MEMORY, CPU)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a first round took: seconds, bytes of bodies, CPU seconds at both ends."""

    seconds: float
    bytes: int
    cpu: float
    register_cpu: float


def measure(ground: Ground) -> Iterator[Figure]:
    """Let new desks load the list, and load it barely in between."""
    rows = _rows(ground.desk)
    ours, bare = [], []
    for _ in range(_ROUNDS):
        ours.append(load(ground))
        bare.append(_load_barely(ground.new_folder().with_suffix(".db"), rows))
    ratio = median(one.seconds / other for one, other in zip(ours, bare, strict=True))
    yield RATIO.figure(ratio, baseline=median(bare))
    yield SECONDS.figure(median(one.seconds for one in ours), baseline=median(bare))
    yield BYTES.figure(median(one.bytes for one in ours) / max(1, len(rows)))
    yield MEMORY.figure(_memory(ground) / _MIB)
    yield CPU.figure(100 * median(one.register_cpu / one.cpu for one in ours))


def load(ground: Ground) -> Loaded:
    """Play the first round of a new desk: all of it, until its log is put away."""
    with enrolled(ground.new_folder(), ground.enrolment_code()) as desk:
        worker, line = counted_worker(desk)
        line.begin_anew()
        served = ground.register.cpu_seconds()
        begun, worked = time.perf_counter(), time.process_time()
        worker.play()
        taken = Loaded(
            time.perf_counter() - begun,
            line.sent + line.got,
            time.process_time() - worked,
            ground.register.cpu_seconds() - served,
        )
        desk.refresh()
        if desk.pulled is None or not desk.pulled.list_scope:
            raise RuntimeError("the list did not come")
        return taken


def _rows(folder: Path) -> list[ListTuple]:
    with opened(folder) as desk, desk.files.checklist.reading() as connection:
        found = connection.execute(select(list_row).order_by(list_row.c.key))
        return [cast("ListTuple", tuple(row)) for row in found]


def _memory(ground: Ground) -> int:
    """Give the bytes by which a process of its own grew at most."""
    folder = ground.new_folder()
    with enrolled(folder, ground.enrolment_code()):
        pass
    line = [sys.executable, "-P", "-m", "benchmarks.list_memory", str(folder)]
    return int(subprocess.run(line, stdout=subprocess.PIPE, check=True).stdout)


def _load_barely(path: Path, rows: list[ListTuple]) -> float:
    begun = time.perf_counter()
    bare = bare_file(path)
    bare.execute(_PLAIN_TABLE)
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO list_row VALUES (?, ?, ?, ?, ?, ?)", rows)
    bare.execute("COMMIT")
    bare.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return time.perf_counter() - begun
