"""The journal: what this desk wrote down, for good, and what still waits.

Every function works inside the caller's transaction. The state of an entry
(waiting, confirmed, held, unread) is derived from the receipts, never stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from kaikudesk.chain import anchor, link, links
from kaikudesk.errors import DamagedError
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import streams
from kaikudesk.storage.prepared import prepare
from kaikudesk.storage.streams import Head, Stream
from kaikudesk.storage.tables import checkpoint, recent, sent
from kaikudesk.storage.tables import entry as entries
from kaikudesk.wire.entry import Entry, Sent, decode_entry
from kaikudesk.wire.packing import decode, encode

Boxes = tuple[tuple[int, bytes], ...]

_GREATEST: Final = select(func.max(entries.c.n)).correlate(None).scalar_subquery()
_NEWEST: Final = prepare(
    select(entries.c.n, entries.c.link).where(entries.c.n == _GREATEST)
)
_LINK: Final = select(entries.c.link).where(entries.c.n == bindparam("at"))
_APPEND: Final = prepare(insert(entries))
_REMEMBER: Final = prepare(insert(recent))
_ROWS_FROM: Final = (
    select(entries.c.plain, entries.c.boxes)
    .where(entries.c.n >= bindparam("first"))
    .order_by(entries.c.n)
    .limit(bindparam("most"))
)
_SENT_FROM: Final = (
    select(entries.c.plain, entries.c.boxes)
    .join(sent, sent.c.entry == entries.c.n)
    .where(sent.c.replica == bindparam("stream"), sent.c.n >= bindparam("first"))
    .order_by(sent.c.n)
    .limit(bindparam("most"))
)
_OWN: Final = (
    select(entries.c.plain, entries.c.boxes, recent.c.code, recent.c.box_keys)
    .join(recent, recent.c.n == entries.c.n)
    .order_by(entries.c.n)
)
_REGISTRATIONS: Final = (
    select(entries.c.entry_id)
    .join(recent, recent.c.n == entries.c.n)
    .where(entries.c.kind == EntryKind.CARD_REGISTERED)
)
_CHAIN: Final = (
    select(entries.c.n, entries.c.plain, entries.c.link)
    .where(entries.c.n > bindparam("after"))
    .order_by(entries.c.n)
)


@dataclass(frozen=True, slots=True)
class Side:
    """What the desk may still read of an entry of its own.

    `code` is the cleaned code that the entry is about, "" where it has none;
    `box_keys` open its boxes.
    """

    code: str = ""
    box_keys: tuple[tuple[int, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry of this desk with its boxes and what may still be read of it."""

    entry: Entry
    side: Side
    boxes: Boxes = ()

    @property
    def n(self) -> int:
        """Give its number in this journal."""
        return self.entry.plain.n


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries in a row of a stream, as they are pushed; `before` is the link there."""

    replica: bytes
    first: int
    before: bytes
    entries: tuple[Sent, ...]


def head(connection: Connection) -> Head:
    """Give the end of the chain; number 0 where nothing was written yet."""
    rows = _NEWEST.rows(connection)
    return Head(*rows[0]) if rows else _start(connection)


def _start(connection: Connection) -> Head:
    return Head(0, anchor(streams.first_replica(connection)))


def link_at(connection: Connection, n: int) -> bytes | None:
    """Give the chain hash at a number, None where the journal has no such entry."""
    if n == 0:
        return _start(connection).link
    found: bytes | None = connection.scalar(_LINK, {"at": n})
    return found


def append(
    connection: Connection,
    after: Head,
    entry: Entry,
    *,
    boxes: Boxes = (),
    side: Side | None = None,
) -> Head:
    """Write an entry down behind `after`, which is the head of this transaction.

    Raises ValueError for an entry that does not follow: its number stands in
    its bytes, so a gap could never be closed.
    """
    if entry.plain.n != after.n + 1:
        raise ValueError(f"entry {entry.plain.n} does not follow entry {after.n}")
    new = Head(entry.plain.n, link(after.link, entry.raw))
    _APPEND.rows(connection, _entry_row(entry, boxes, new))
    if side is not None:
        _REMEMBER.rows(connection, _side_row(new.n, side))
    streams.note(connection, new.n, entry.raw)
    return new


def _entry_row(entry: Entry, boxes: Boxes, new: Head) -> dict[str, object]:
    return {
        "n": new.n,
        "entry_id": entry.entry_id,
        "kind": entry.kind,
        "made": entry.plain.made,
        "plain": entry.raw,
        "boxes": encode(boxes),
        "link": new.link,
    }


def _side_row(n: int, side: Side) -> dict[str, object]:
    keys = [pair for pair in side.box_keys if pair[0] != BoxName.WELLBEING]
    return {"n": n, "code": side.code, "box_keys": encode(keys)}


def batch_from(connection: Connection, first: int, most: int) -> Batch:
    """Give entries in a row from a number of the present stream on, for a push."""
    stream = streams.present(connection)
    before = streams.link_in(connection, stream, first - 1)
    if before is None:
        raise ValueError(f"the journal has no entry {first - 1}")
    sents = tuple(_sents(connection, stream, first, most))
    return Batch(stream.replica, first, before, sents)


def _sents(
    connection: Connection, stream: Stream, first: int, most: int
) -> Iterator[Sent]:
    asked = {"stream": stream.replica, "first": first, "most": most}
    rows = connection.execute(_ROWS_FROM if stream.is_first else _SENT_FROM, asked)
    return (_sent(*row) for row in rows)


def _sent(plain: bytes, boxes: bytes) -> Sent:
    return Sent(plain, decode(boxes, Boxes))


def own_entries(connection: Connection, *, since: int = 1) -> Iterator[OwnEntry]:
    """Give the entries that may still be read, oldest first.

    The overlay is made from these (design.md, section 4).
    """
    rows = connection.execute(_OWN.where(entries.c.n >= since))
    for row in rows:
        side = Side(row.code, decode(row.box_keys, Boxes))
        boxes = decode(row.boxes, Boxes)
        yield OwnEntry(decode_entry(row.plain), side, boxes)


def readable_registrations(connection: Connection) -> frozenset[bytes]:
    """Name the registrations of this journal that may still be read."""
    return frozenset(connection.scalars(_REGISTRATIONS))


def entry_by_id(connection: Connection, entry_id: bytes) -> Entry | None:
    """Find an entry by the id that was made when its form opened."""
    plain = connection.scalar(
        select(entries.c.plain).where(entries.c.entry_id == entry_id)
    )
    return None if plain is None else decode_entry(plain)


def store_checkpoint(connection: Connection, at: Head) -> None:
    """Remember that the chain was whole up to here."""
    connection.execute(delete(checkpoint))
    connection.execute(insert(checkpoint).values(n=at.n, link=at.link))


def checkpoint_of(connection: Connection) -> Head:
    """Give the last stored checkpoint; without one, the start of the chain."""
    row = connection.execute(select(checkpoint)).one_or_none()
    return Head(row.n, row.link) if row else _start(connection)


def verify_since_checkpoint(connection: Connection) -> Head:
    """Check the chain behind the last checkpoint and give its end.

    Raises DamagedError where an entry is missing or a byte is another one.
    """
    start = checkpoint_of(connection)
    if link_at(connection, start.n) != start.link:
        raise DamagedError(f"entry {start.n} is not the one of the checkpoint")
    return _verify(connection, start)


def _verify(connection: Connection, start: Head) -> Head:
    rows = connection.execute(_CHAIN, {"after": start.n}).all()
    computed = links(start.link, (row.plain for row in rows))
    found = start
    for row, right in zip(rows, computed, strict=True):
        if row.n != found.n + 1 or row.link != right:
            raise DamagedError(f"the chain breaks at entry {row.n}")
        found = Head(row.n, right)
    return found
