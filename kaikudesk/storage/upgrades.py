"""Databases grow by numbered steps, each in one transaction with its record.

The record is SQLite's `user_version`: it stands in the file's header, commits
with the step, is there before any table is, and cannot contradict itself as
rows of a table could. A step is final once it was released: it spells its
statements out, so that it does the same when `tables.py` has long moved on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from kaikudesk.clock import Clock
from kaikudesk.errors import DamagedError, TooNewError
from kaikudesk.storage.database import Database, transaction_on
from kaikudesk.storage.driver import PATIENT_MS

NOTHING_YET: Final = 0

Change = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered change of a database."""

    number: int
    name: str
    change: Change = field(repr=False)


@dataclass(frozen=True, slots=True)
class Upgrades:
    """The steps of one kind of database, in order.

    A file that can be fetched again is not `kept`: it gets no backup, and so no
    copy of it outlives what is erased. `left_out` names the tables whose rows
    stay out of a backup.
    """

    kept: bool
    left_out: tuple[str, ...] = ()
    steps: list[Step] = field(default_factory=list)

    @property
    def newest(self) -> int:
        """Give the version of a database that has taken all steps."""
        return len(self.steps)

    def step(self, number: int) -> Callable[[Change], Change]:
        """Add a function as the step of this number; numbers count from 1."""
        if number != self.newest + 1:
            raise ValueError(f"step {number} does not follow step {self.newest}")

        def add(change: Change) -> Change:
            self.steps.append(Step(number, change.__name__, change))
            return change

        return add


def version_of(connection: Connection) -> int:
    """Give the number of the last step that this database has taken."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def pending(database: Database, upgrades: Upgrades) -> tuple[Step, ...]:
    """Give the steps that are still to be taken; never writes.

    Raises TooNewError for a database of a newer program.
    """
    with database.reading() as connection:
        return _behind(connection, upgrades)


def bring_up_to_date(
    database: Database, upgrades: Upgrades, *, backups: Path, clock: Clock
) -> tuple[Step, ...]:
    """Take the steps that are still to be taken, and give them.

    Before the first of them a database with content is backed up. A step that
    fails leaves the database as the one before it did. Raises TooNewError for
    a database of a newer program, which stays as it is.
    """
    waiting = pending(database, upgrades)
    if waiting:
        _keep_as_it_was(database, upgrades, backups=backups, clock=clock)
    return tuple(step for step in waiting if _take(database, upgrades, step))


def _behind(connection: Connection, upgrades: Upgrades) -> tuple[Step, ...]:
    version = version_of(connection)
    if version > upgrades.newest:
        raise TooNewError(version, upgrades.newest)
    return tuple(upgrades.steps[version:])


def _keep_as_it_was(
    database: Database, upgrades: Upgrades, *, backups: Path, clock: Clock
) -> None:
    with database.reading() as connection:
        version = version_of(connection)
    if upgrades.kept and version > NOTHING_YET:
        backups.mkdir(parents=True, exist_ok=True)
        target = _free_name(backups, f"{database.path.stem}-v{version}", clock)
        database.back_up(target, without=upgrades.left_out)


def _free_name(folder: Path, stem: str, clock: Clock) -> Path:
    moment = datetime.fromtimestamp(clock.now_ms() // 1000, UTC)
    names = (f"{stem}-{moment:%Y%m%dT%H%M%SZ}-{n}.db" for n in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def _take(database: Database, upgrades: Upgrades, step: Step) -> bool:
    """Take one step, unless another process has just taken it."""
    with _without_foreign_keys(database) as held, transaction_on(held) as connection:
        if step not in _behind(connection, upgrades):
            return False
        step.change(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise DamagedError(f"a row lost the row it points to in {step.name}")
        connection.exec_driver_sql(f"PRAGMA user_version = {step.number}")
        return True


@contextmanager
def _without_foreign_keys(database: Database) -> Iterator[Connection]:
    """Hold a connection on which a table may be made anew under its name.

    With foreign keys on, dropping the old table would delete what points to it.
    """
    with database.hold(busy_ms=PATIENT_MS) as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        yield connection
