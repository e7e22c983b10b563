"""What is decided at this register is noted in its acts file, if it keeps one.

Each of these is the last thing that a transaction does before it is committed.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from kaikudesk.wire.entry import Sent
from register.acts_file import Row
from register.opened import Register
from register.tables import audit


def new_decision(register: Register) -> bytes:
    """Name a decision, so that only its last attempt counts."""
    return b"" if register.acts is None else register.acts.decision()


def note(
    register: Register,
    *,
    entries: Sequence[Sent] = (),
    rows: Sequence[Row] = (),
    decision: bytes = b"",
) -> None:
    """Write down what is committed next; raises ActsFileError."""
    if register.acts is not None:
        register.acts.note(
            decision or register.acts.decision(), entries=entries, rows=rows
        )


def note_row(
    register: Register, connection: Connection, table: Table, key: int | bytes
) -> None:
    """Write down a row as this transaction leaves it."""
    note(register, rows=[row_of(connection, table, key)])


def row_of(connection: Connection, table: Table, key: int | bytes) -> Row:
    """Give a row by its key, as the acts file keeps it."""
    [column] = table.primary_key
    found = connection.execute(select(table).where(column == key)).mappings().one()
    return str(table.name), {str(name): value for name, value in found.items()}


def audited(
    register: Register, connection: Connection, act: str, desk: int | None = None
) -> Row:
    """Write a line into the audit log, and give it as the acts file keeps it."""
    row: dict[str, Any] = {"at": register.clock.now_ms(), "act": act, "desk": desk}
    connection.execute(insert(audit).values(row))
    return str(audit.name), row
