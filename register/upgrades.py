"""Databases of older versions are brought up to date, one numbered step at a time."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Column, Connection, Table, select, text, update

from register import tables


def upgrade(connection: Connection) -> None:
    """Take every step that this database lacks; one process waits for another."""
    asked = select(tables.schema.c.version).with_for_update()
    found: int = connection.execute(asked).scalar_one()
    for version in range(found + 1, tables.SCHEMA_VERSION + 1):
        _STEPS[version](connection)
        connection.execute(update(tables.schema).values(version=version))


def _epoch_beside_the_number(connection: Connection) -> None:
    """Version 2: the epoch moves to the head, and runs are told apart."""
    tables.runs.create(connection, checkfirst=True)
    _add_column(connection, tables.feed_head, tables.feed_head.c.epoch)
    _add_column(connection, tables.feed_head, tables.feed_head.c.run)
    # The default of a new column is text to SQLite, which tells the two apart.
    connection.execute(update(tables.feed_head).values(epoch=b"", run=b""))
    connection.execute(
        text("UPDATE feed_head SET epoch = identity.epoch FROM identity")
    )
    connection.execute(text("ALTER TABLE identity DROP COLUMN epoch"))


def _add_column(connection: Connection, table: Table, column: Column[bytes]) -> None:
    kind = column.type.compile(connection.dialect)
    words = f"ADD COLUMN {column.name} {kind} NOT NULL DEFAULT ''"
    connection.execute(text(f"ALTER TABLE {table.name} {words}"))


_STEPS: Final[Mapping[int, Callable[[Connection], None]]] = {
    2: _epoch_beside_the_number,
}
