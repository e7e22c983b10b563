"""The whole chain looked through again, piece by piece, while nothing else is to do.

A start checks only what was written since the checkpoint; what lies before it is
read here once a day, boxes too, so that damage is met while a backup is still
younger than it. Every function works inside the caller's transaction.
"""

from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, select

from kaikudesk.chain import link
from kaikudesk.errors import BoxError, DamagedError, MalformedEntryError
from kaikudesk.storage import identity, journal
from kaikudesk.storage.journal import Boxes
from kaikudesk.storage.tables import entry
from kaikudesk.wire.entry import decode_entry, require_boxes
from kaikudesk.wire.packing import decode, encode

AT_ONCE: Final = 1_000

_SEEN: Final = "chain looked through"
_PIECE: Final = (
    select(entry.c.n, entry.c.plain, entry.c.boxes, entry.c.link)
    .where(entry.c.n > bindparam("after"))
    .order_by(entry.c.n)
    .limit(bindparam("most"))
)


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    """How far this pass has come, and the day on which the last one ended."""

    n: int = 0
    link: bytes = b""
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Entries that were looked through; the pass is `over` where none was left."""

    n: int
    link: bytes
    over: bool


def is_due(connection: Connection, day: int) -> bool:
    """Tell whether no pass has come to its end on this day."""
    return _seen(connection).ended != day


def look_through(connection: Connection) -> Piece:
    """Check the next entries; raises DamagedError where something is another."""
    seen = _seen(connection)
    n, known = seen.n, seen.link or journal.link_at(connection, 0) or b""
    rows = connection.execute(_PIECE, {"after": n, "most": AT_ONCE}).all()
    for row in rows:
        known = link(known, row.plain)
        if row.n != n + 1 or row.link != known:
            raise DamagedError(f"the chain breaks at entry {row.n}")
        _require_readable(row.n, row.plain, row.boxes)
        n = row.n
    return Piece(n, known, over=len(rows) < AT_ONCE)


def keep_seen(connection: Connection, piece: Piece, day: int) -> None:
    """Remember how far the pass has come; after its end the next one begins."""
    seen = _Seen(ended=day) if piece.over else _Seen(piece.n, piece.link)
    identity.keep_setting(connection, _SEEN, encode(seen))


def _seen(connection: Connection) -> _Seen:
    kept = identity.read_setting(connection, _SEEN)
    return _Seen() if kept is None else decode(kept, _Seen)


def _require_readable(n: int, plain: bytes, boxes: bytes) -> None:
    try:
        require_boxes(decode_entry(plain), decode(boxes, Boxes))
    except (MalformedEntryError, BoxError) as fault:
        raise DamagedError(f"entry {n} is not what it was") from fault
