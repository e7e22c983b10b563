"""The first list of a new desk against one bare load of the same rows."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final, cast

from sqlalchemy import select

from benchmarks.bare import bare_file
from benchmarks.desks import enrolled, opened, worker_of
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from kaikudesk.chunks import ListTuple
from kaikudesk.storage.tables import list_row
from kaikudesk.wire.enrolment_code import EnrolmentCode

_ROUNDS: Final = 5
_PLAIN_TABLE: Final = (
    "CREATE TABLE list_row (key INTEGER PRIMARY KEY, last_valid INTEGER, "
    "children INTEGER, kind INTEGER, state INTEGER, area INTEGER) STRICT"
)

RATIO: Final = Goal(
    "first list against a bare load of the same rows",
    "×",
    2.5,
    "the rows come over HTTP in encrypted chunks and are decoded, and each chunk "
    "is committed, so that a load that breaks off goes on where it was",
)
SECONDS: Final = Goal("first list", "s")
GOALS: Final = (RATIO, SECONDS)


def measure(ground: Ground) -> Iterator[Figure]:
    """Let new desks load the list, and load it barely in between."""
    rows = _rows(ground.desk)
    ours, bare = [], []
    for _ in range(_ROUNDS):
        ours.append(load(ground.new_folder(), ground.enrolment_code()))
        bare.append(_load_barely(ground.new_folder().with_suffix(".db"), rows))
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    yield RATIO.figure(ratio, baseline=median(bare))
    yield SECONDS.figure(median(ours), baseline=median(bare))


def _rows(folder: Path) -> list[ListTuple]:
    with opened(folder) as desk, desk.files.checklist.reading() as connection:
        found = connection.execute(select(list_row).order_by(list_row.c.key))
        return [cast("ListTuple", tuple(row)) for row in found]


def load(folder: Path, code: EnrolmentCode) -> float:
    """Play the first round of a new desk: all of it, until its log is put away."""
    with enrolled(folder, code) as desk:
        worker = worker_of(desk)
        begun = time.perf_counter()
        worker.play()
        taken = time.perf_counter() - begun
        desk.refresh()
        if desk.pulled is None or not desk.pulled.list_scope:
            raise RuntimeError("the list did not come")
        return taken


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
