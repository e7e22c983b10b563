"""Opening a register's database by its URL, and bringing its tables about."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, IntegrityError, ProgrammingError

from kaikudesk.errors import TooNewError
from register import tables
from register.database import Database
from register.errors import UnfitDatabaseError
from register.postgresql import PostgresqlDatabase
from register.sqlite import SqliteDatabase
from register.upgrades import upgrade

_SQLITE: Final = "sqlite"
_POSTGRESQL: Final = "postgresql"


def open_database(url: str, *, serving: bool = False) -> Database:
    """Open a database and make its tables where there are none.

    Raises UnfitDatabaseError, AlreadyServedError, or TooNewError for one that
    a newer version of this program wrote.
    """
    database = _connect(url, serving=serving)
    try:
        _require_tables(database)
    except BaseException:
        database.close()
        raise
    return database


def sqlite_path(url: str) -> Path | None:
    """Give the file of an SQLite URL, None for another database."""
    parts = make_url(url)
    if parts.get_backend_name() != _SQLITE or not parts.database:
        return None
    return Path(parts.database)


def _connect(url: str, *, serving: bool) -> Database:
    try:
        parts = make_url(url)
    except ArgumentError as fault:
        raise UnfitDatabaseError("not a database URL") from fault
    path = sqlite_path(url)
    if path is not None:
        return SqliteDatabase(path, serving=serving)
    if parts.get_backend_name() == _POSTGRESQL:
        return PostgresqlDatabase(parts)
    raise UnfitDatabaseError(f"no register runs on {parts.get_backend_name()}")


def _require_tables(database: Database) -> None:
    with database.reading() as connection:
        there = inspect(connection).has_table(tables.schema.name)
    if not there:
        _make_tables(database)
    with database.reading() as connection:
        found = connection.scalar(select(tables.schema.c.version))
    if found is None or found > tables.SCHEMA_VERSION:
        raise TooNewError(found or 0, tables.SCHEMA_VERSION)
    if found < tables.SCHEMA_VERSION:
        database.write(upgrade)


def _make_tables(database: Database) -> None:
    """Two processes may start at once: then the other one made them."""
    with suppress(IntegrityError, ProgrammingError):
        database.write(_create)


def _create(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    connection.execute(insert(tables.schema).values(version=tables.SCHEMA_VERSION))
    connection.execute(
        insert(tables.feed_head).values(
            only=tables.ONLY, n=0, root=0, received=0, horizon=0, epoch=b"", run=b""
        )
    )
