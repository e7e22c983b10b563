"""The check list: the register's rows that this desk may hold, and how far it read.

It is a copy that can be thrown away. Every function works inside the caller's
transaction; rows land together with the cursors that they belong to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from kaikudesk.chunks import ListTuple
from kaikudesk.codes import KEY_BYTES
from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import ListRow
from kaikudesk.storage import list_roots, tables
from kaikudesk.storage.identity import Heard
from kaikudesk.storage.prepared import Row, prepare
from kaikudesk.storage.tables import ONLY_ROW
from kaikudesk.wire.messages import Cursor, FeedRow
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import USE_ITEM, ListRowWire

# Above this the worker would hold the interpreter for too long (section 8).
LARGEST_PIECE: Final = 1_000
LIST_PREFIX: Final = "list/"

_Row = TypeVar("_Row")

# Tuples for the driver: named rows cost half again as much for a million.
PUT: Final = {
    "list_row": "INSERT OR REPLACE INTO list_row VALUES (?, ?, ?, ?, ?, ?)",
    "next_list_row": "INSERT OR REPLACE INTO next_list_row VALUES (?, ?, ?, ?, ?, ?)",
}
_ROW: Final = select(tables.scope_row.c.row).where(
    tables.scope_row.c.scope == bindparam("scope_"),
    tables.scope_row.c.item == bindparam("item_"),
)
_PACKED: Final = prepare(_ROW)
# A statement costs a check more than all its rules: one reads both rows.
_ALWAYS: Final = select(literal_column("1").label("one")).subquery()
_LOOK_UP: Final = prepare(
    select(*list(tables.list_row.c)[1:], _ROW.scalar_subquery()).select_from(
        _ALWAYS.outerjoin(tables.list_row, tables.list_row.c.key == bindparam("wanted"))
    )
)
_OF_SCOPE: Final = select(tables.scope_row.c.item, tables.scope_row.c.row).where(
    tables.scope_row.c.scope == bindparam("scope_")
)
_SCOPE: Final = prepare(_OF_SCOPE)
_BEGINNING: Final = prepare(
    _OF_SCOPE.where(
        tables.scope_row.c.item >= bindparam("first"),
        tables.scope_row.c.item < bindparam("after"),
    )
)
_PULLED: Final = prepare(select(*list(tables.pulled.c)[1:]))
_CURSORS: Final = prepare(select(tables.cursor).order_by(tables.cursor.c.scope))
_REMOVE: Final = delete(tables.scope_row).where(
    tables.scope_row.c.scope == bindparam("scope_"),
    tables.scope_row.c.item == bindparam("item_"),
)
CARD_BY_CODE: Final = select(func.min(tables.scope_row.c.item)).where(
    tables.OF_CARDS,
    tables.scope_row.c.scope == bindparam("scope_"),
    bindparam("start") <= tables.CODE_IN_ROW,
    bindparam("after") > tables.CODE_IN_ROW,
)


@dataclass(frozen=True, slots=True)
class Pulled:
    """What the last pull that met the head said.

    Times are milliseconds since 1970. `journal_n` was the desk's newest entry
    then, `last_receipt` the farthest receipt of its journal. `scopes` are those
    that are followed. `list_scope` names the list that is held, "" where none
    is; codes are looked up in it under `list_key`. `head` is the register's number
    that was met, 0 where an older version did not keep it.
    """

    epoch: bytes
    register_ms: int
    good_until: int
    journal_n: int
    last_receipt: bytes = b""
    scopes: tuple[str, ...] = ()
    list_scope: str = ""
    key_version: int = 0
    list_key: bytes = field(default=b"", repr=False)
    head: int = 0

    @property
    def heard(self) -> Heard:
        """Give the register's time as the hybrid clock wants it."""
        return Heard(self.register_ms, self.journal_n)


@dataclass(frozen=True, slots=True)
class ListChanges:
    """List rows as they are now, ready for the driver, and keys that are gone."""

    there: Iterable[ListTuple]
    gone: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What is held of one card: its row of the list, and its packed use row."""

    row: ListRow | None = None
    uses: bytes | None = None


def look_up(connection: Connection, key: int, scope: str) -> Found:
    """Find a card by its key, on the list and in a site's scope.

    This is the one read of every check.
    """
    asked = {"wanted": key, "scope_": scope, "item_": USE_ITEM + item_of(key)}
    *listed, uses = _LOOK_UP.one_row(connection, asked)
    row = None if listed[0] is None else ListRowWire(*listed).row()
    return Found(row, uses)


def row_of(connection: Connection, scope: str, item: bytes) -> bytes | None:
    """Give one packed row of another scope than the list."""
    rows = _PACKED.rows(connection, {"scope_": scope, "item_": item})
    return rows[0][0] if rows else None


def card_of(connection: Connection, scope: str, code: str) -> bytes | None:
    """Find the item of a card in a scope of cards by its code.

    A packed row begins with the code, and that with its length: no code is the
    beginning of another one.
    """
    start = encode(code)
    asked = {"scope_": scope, "start": start, "after": _after(start)}
    item: bytes | None = connection.scalar(CARD_BY_CODE, asked)
    return item


def rows_of(connection: Connection, scope: str, prefix: bytes = b"") -> Iterator[Row]:
    """Give the items and packed rows of a scope whose item begins like this."""
    if not prefix:
        return iter(_SCOPE.rows(connection, {"scope_": scope}))
    asked = {"scope_": scope, "first": prefix, "after": _after(prefix)}
    return iter(_BEGINNING.rows(connection, asked))


def read_through(connection: Connection, scopes: Iterable[str]) -> None:
    """Read all rows of these scopes once; raises ListDamagedError where one breaks."""
    rows = tables.scope_row.c
    lengths = select(func.sum(func.length(rows.row)))
    connection.execute(lengths.where(rows.scope.in_(scopes))).one()


def _after(prefix: bytes) -> bytes:
    return prefix[:-1] + bytes([prefix[-1] + 1])


def load_pulled(connection: Connection) -> Pulled | None:
    """Give what the last pull said, None before the first."""
    rows = _PULLED.rows(connection)
    if not rows:
        return None
    epoch, register_ms, good_until, n, receipt, scopes, *of_the_list = rows[0]
    followed = decode(scopes, tuple[str, ...])
    return Pulled(epoch, register_ms, good_until, n, receipt, followed, *of_the_list)


def keep_pulled(connection: Connection, pulled: Pulled) -> None:
    """Remember what a pull said that met the head."""
    connection.execute(delete(tables.pulled))
    connection.execute(
        insert(tables.pulled).values(
            only=ONLY_ROW,
            epoch=pulled.epoch,
            register_ms=pulled.register_ms,
            good_until=pulled.good_until,
            journal_n=pulled.journal_n,
            last_receipt=pulled.last_receipt,
            scopes=encode(pulled.scopes),
            list_scope=pulled.list_scope,
            key_version=pulled.key_version,
            list_key=pulled.list_key,
            head=pulled.head,
        )
    )


def cursors(connection: Connection) -> tuple[Cursor, ...]:
    """Give how far this desk has read."""
    return tuple(Cursor(*row) for row in _CURSORS.rows(connection))


def keep_cursors(connection: Connection, now: Iterable[Cursor]) -> None:
    """Put these cursors in the place of all that stood here."""
    connection.execute(delete(tables.cursor))
    rows = [{"scope": one.scope, "token": one.token} for one in now]
    if rows:
        connection.execute(insert(tables.cursor), rows)


def put_rows(connection: Connection, rows: Sequence[FeedRow]) -> None:
    """Bring rows of other scopes than the list to their newest state."""
    there = [
        {"scope": one.scope, "item": one.item, "row": one.row}
        for one in rows
        if one.row is not None
    ]
    gone = [{"scope_": one.scope, "item_": one.item} for one in rows if one.row is None]
    put = upsert(tables.scope_row)
    put = put.on_conflict_do_update(
        index_elements=["scope", "item"], set_={"row": put.excluded.row}
    )
    for piece in pieces(there):
        connection.execute(put, piece)
    for piece in pieces(gone):
        connection.execute(_REMOVE, piece)


def drop_scope(connection: Connection, scope: str) -> None:
    """Delete all rows of a scope other than the list."""
    rows = tables.scope_row
    connection.execute(delete(rows).where(rows.c.scope == scope))


def held_scopes(connection: Connection) -> frozenset[str]:
    """Name the scopes other than the list that have rows here."""
    rows = connection.scalars(select(tables.scope_row.c.scope).distinct())
    return frozenset(rows)


def read_list_rows(rows: Iterable[FeedRow]) -> ListChanges:
    """Read list rows from the feed; raises MalformedEntryError when one is none."""
    there, gone = [], []
    for one in rows:
        if one.row is None:
            gone.append(key_of(one.item))
        else:
            there.append(_list_tuple(one.item, decode(one.row, ListRowWire)))
    return ListChanges(there, gone)


def _list_tuple(item: bytes, row: ListRowWire) -> ListTuple:
    fields = (row.last_valid, row.children, row.kind, row.state, row.area)
    return (key_of(item), *fields)


def put_list_rows(
    connection: Connection, changes: ListChanges, table: Table = tables.list_row
) -> None:
    """Bring list rows to their newest state, in pieces, and their sum with them."""
    for piece in pieces(changes.there):
        list_roots.add_changes(connection, table, piece)
        connection.exec_driver_sql(PUT[table.name], piece)
    remove = delete(table).where(table.c.key == bindparam("gone"))
    for gone in pieces(changes.gone):
        list_roots.add_changes(connection, table, gone=gone)
        connection.execute(remove, [{"gone": key} for key in gone])


def key_of(item: bytes) -> int:
    """Read a card key from an item of the feed; raises MalformedEntryError."""
    if len(item) != KEY_BYTES:
        raise MalformedEntryError("a card key has another length than 8 bytes")
    return int.from_bytes(item, "big", signed=True)


def item_of(key: int) -> bytes:
    """Write a card key as an item of the feed."""
    return key.to_bytes(KEY_BYTES, "big", signed=True)


def drop_list(connection: Connection) -> None:
    """Delete the whole list, when the right to it has ended or it is too old."""
    connection.execute(delete(tables.list_row))
    list_roots.keep_root(connection, list_roots.ListRoot())


def pieces(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Cut rows into pieces that hold the interpreter only for a moment."""
    rest = iter(rows)
    while piece := list(islice(rest, LARGEST_PIECE)):
        yield piece
