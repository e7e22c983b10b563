"""The smallest thing to write to a database and to read back."""

from sqlalchemy import Connection, insert, select

from register import tables
from register.database import Database


def add(database: Database, key: bytes) -> None:
    """Write one row."""

    def work(connection: Connection) -> None:
        connection.execute(insert(tables.locks).values(key=key))

    database.write(work)


def keys(database: Database) -> set[bytes]:
    """Read all rows."""
    with database.reading() as connection:
        return set(connection.scalars(select(tables.locks.c.key)))
