"""The few words in which SQLite and PostgreSQL differ."""

from functools import cache

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def writes_alone(connection: Connection) -> bool:
    """Tell whether a writing session is the only one in the whole database.

    Then what it reads cannot change under it, and no row needs a lock.
    """
    return connection.dialect.name == "sqlite"


def insert_absent(connection: Connection, table: Table) -> Insert:
    """Make the statement that inserts rows whose key is not there yet."""
    return _insert_absent(connection.dialect.name, table)


def put(connection: Connection, table: Table) -> Insert:
    """Make the statement that inserts rows or takes the place of older ones."""
    return _put(connection.dialect.name, table)


@cache
def _insert_absent(dialect: str, table: Table) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def _put(dialect: str, table: Table) -> Insert:
    statement = _insert(dialect, table)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={
            column.name: statement.excluded[column.name]
            for column in table.c
            if not column.primary_key
        },
    )
