"""A backup put into a database, whatever stood there, and a new epoch begun.

All in one transaction: the rows of the backup, brought up to date where they are of
an older version, the acts that were written down since, and the receipts of the new
epoch. Desks send again what came between.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from kaikudesk.clock import Clock
from kaikudesk.errors import TooNewError
from register.acts_taken import lock_acts, take_in_acts
from register.backup import About, Part, kept_tables, read_backup
from register.database import Database
from register.epochs import begin
from register.errors import OtherRegisterError
from register.opened import opened_within
from register.subjects import widening
from register.tables import (
    SCHEMA_VERSION,
    chunks,
    identity,
    locks,
    snapshots,
)
from register.upgrades import follow, reshape


@dataclass(frozen=True, slots=True)
class Into:
    """The database that a backup goes into, and where its acts were written down."""

    database: Database
    clock: Clock
    acts: Path | None = None


def restore(into: Into, path: Path) -> tuple[About, int]:
    """Restore a backup; give what it is of, and how many acts came back beside it.

    Raises BrokenBackupError, OtherRegisterError where the database holds another
    register, or TooNewError, and then nothing was changed.
    """

    def attempt(wanted: set[bytes]) -> tuple[About, int]:
        def work(connection: Connection) -> tuple[About, int]:
            # Read anew each time: the transaction may be begun again.
            with read_backup(path) as (about, parts):
                _put(connection, about, parts)
                return about, _take_up(into, connection, wanted)

        return into.database.write(work)

    done: tuple[About, int] = widening(attempt)
    return done


def _put(connection: Connection, about: About, parts: Iterable[Part]) -> None:
    if about.schema > SCHEMA_VERSION:
        raise TooNewError(about.schema, SCHEMA_VERSION)
    there = connection.scalar(select(identity.c.root_key))
    if there not in {None, about.root}:
        raise OtherRegisterError
    kept = {str(table.name): table for table in kept_tables()}
    for table in (*kept.values(), locks, snapshots, chunks):
        connection.execute(delete(table))
    for part in parts:
        rows = [dict(zip(part.columns, row, strict=True)) for row in part.rows]
        for row in rows:
            reshape(part.table, row, about.epoch, since=about.schema)
        connection.execute(insert(kept[part.table]), rows)
    follow(connection, since=about.schema)


def _take_up(into: Into, connection: Connection, wanted: set[bytes]) -> int:
    """Go on where the backup ends: its acts since then, and a new epoch."""
    register = opened_within(connection, into.database, into.clock, acts=into.acts)
    lock_acts(connection)
    taken = take_in_acts(register, connection, wanted, set_back=True)
    begin(register, connection)
    return taken
