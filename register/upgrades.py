"""Databases of older versions are brought up to date, one numbered step at a time.

A backup of an older version takes the same steps on its way into a database: its rows
are given their present shape, and what a step makes of rows is made once all are in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, select, text, update

from kaikudesk.ledger import Heard, keys_of
from kaikudesk.ledger.quota_cases import SAYS_WHERE
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.model import EntryKind
from kaikudesk.wire.entry import decode_entry
from register import tables
from register.dialects import insert_absent
from register.in_bulk import write_in_bulk
from register.quota_rows import note_uses

_ONCE_WITHOUT_KEYS: Final = (
    EntryKind.CARD_REINSTATED,
    EntryKind.CONSENT_WITHDRAWN,
    EntryKind.WELLBEING_ANSWERED,
    EntryKind.ALIASED,
    EntryKind.ERASED,
    EntryKind.REGISTRATION_DELETED,
)

Row = dict[str, Any]


def _nothing(_connection: Connection) -> None:
    """Leave the database as it is."""


def _as_it_is(_table: str, _row: Row, _epoch: bytes) -> None:
    """Leave a row as it is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the tables of a database, a row of a backup, what follows in both.

    `reshape` is told the row's table and the epoch that the backup is of.
    """

    alter: Callable[[Connection], None] = _nothing
    reshape: Callable[[str, Row, bytes], None] = _as_it_is
    follow: Callable[[Connection], None] = _nothing


def upgrade(connection: Connection) -> None:
    """Take every step that this database lacks; one process waits for another."""
    asked = select(tables.schema.c.version).with_for_update()
    found: int = connection.execute(asked).scalar_one()
    for version in range(found + 1, tables.SCHEMA_VERSION + 1):
        STEPS[version].alter(connection)
        STEPS[version].follow(connection)
        connection.execute(update(tables.schema).values(version=version))


def reshape(table: str, row: Row, epoch: bytes, *, since: int) -> Row:
    """Give a row of a backup of version `since` its present shape."""
    for version in range(since + 1, tables.SCHEMA_VERSION + 1):
        STEPS[version].reshape(table, row, epoch)
    return row


def follow(connection: Connection, *, since: int) -> None:
    """Make what the steps after version `since` make of rows that are all in."""
    for version in range(since + 1, tables.SCHEMA_VERSION + 1):
        STEPS[version].follow(connection)


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


def _keys_of_what_is_about_a_card(connection: Connection) -> None:
    """Version 3: kinds that had no part in a fold lie in their card's subject."""
    stored = tables.entries.c
    asked = select(stored.hash, stored.plain, stored.state).where(
        stored.kind.in_(_ONCE_WITHOUT_KEYS), stored.state != tables.UNREAD
    )
    heards = {
        name: Heard(decode_entry(plain), held=state in tables.KEPT_BACK)
        for name, plain, state in connection.execute(asked)
    }
    rows = [
        {"key": key, "hash": name}
        for name, heard in heards.items()
        if makes_sense(heard)
        for key in keys_of(heard)
    ]
    write_in_bulk(connection, insert_absent(connection, tables.entry_keys), rows)


def _fold_of_the_rows(connection: Connection) -> None:
    """Version 4: it stands by which fold the rows were made."""
    tables.folded.create(connection, checkfirst=True)


def _uses_by_event(connection: Connection) -> None:
    """Version 5: it stands at which event each use was; a fold anew tells the rest."""
    tables.event_uses.create(connection, checkfirst=True)


def _note_uses_by_event(connection: Connection) -> None:
    stored = tables.entries.c
    asked = select(stored.plain).where(
        stored.kind.in_(SAYS_WHERE), stored.state != tables.UNREAD
    )
    heards = (Heard(decode_entry(plain)) for plain in connection.scalars(asked))
    note_uses(connection, heards)


def _add_column(connection: Connection, table: Table, column: Column[bytes]) -> None:
    kind = column.type.compile(connection.dialect)
    words = f"ADD COLUMN {column.name} {kind} NOT NULL DEFAULT ''"
    connection.execute(text(f"ALTER TABLE {table.name} {words}"))


def _epoch_of_a_row(table: str, row: Row, epoch: bytes) -> None:
    if table == tables.identity.name:
        row.pop("epoch", None)
    if table == tables.feed_head.name:
        row |= {"epoch": epoch, "run": b""}


STEPS: Final[Mapping[int, Step]] = {
    2: Step(alter=_epoch_beside_the_number, reshape=_epoch_of_a_row),
    3: Step(follow=_keys_of_what_is_about_a_card),
    4: Step(alter=_fold_of_the_rows),
    5: Step(alter=_uses_by_event, follow=_note_uses_by_event),
}
