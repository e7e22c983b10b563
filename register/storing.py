"""Entries are stored: under the hash of their bytes, once, and for good."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select

from kaikudesk.wire.packing import encode
from register.dialects import insert_absent
from register.in_bulk import write_in_bulk
from register.reading import Taken
from register.statements import run
from register.subjects import pieces
from register.tables import chain, day_keys, entries, entry_keys

_UNREADABLE_KIND: Final = -1
_STATES: Final = select(entries.c.hash, entries.c.state).where(
    entries.c.hash.in_(bindparam("hashes", expanding=True))
)
_CHAIN: Final = insert(chain)


def states(connection: Connection, hashes: Iterable[bytes]) -> dict[bytes, int]:
    """Give what became of those of these entries that are stored already."""
    found: dict[bytes, int] = {}
    for piece in pieces(sorted(set(hashes))):
        rows = run(connection, _STATES, {"hashes": piece})
        found.update((name, state) for name, state in rows)
    return found


def store(
    connection: Connection,
    replica: bytes,
    taken: Sequence[Taken],
    *,
    received: int,
    earlier: Mapping[int, int],
) -> None:
    """Store entries and their places in the chain; what is there stays as it is.

    All were received now but those for which an `earlier` time is proved.
    """
    # In the order of their keys each page of a large table is touched but once.
    rows = sorted(
        (row_of(one, earlier.get(one.n, received)) for one in taken),
        key=itemgetter("hash"),
    )
    write_in_bulk(connection, insert_absent(connection, entries), rows)
    links = [
        {"replica": replica, "n": one.n, "link": one.link, "hash": one.hash}
        for one in taken
    ]
    write_in_bulk(connection, _CHAIN, links)
    store_keys(connection, taken)
    opened = [
        {"day": one.entry.entry_id, "key": one.day_key}
        for one in taken
        if one.entry is not None and one.day_key is not None
    ]
    write_in_bulk(connection, insert_absent(connection, day_keys), opened)


def store_keys(connection: Connection, taken: Iterable[Taken]) -> None:
    """Store by which keys entries hang together."""
    keys = sorted((key, one.hash) for one in taken for key in one.keys)
    write_in_bulk(
        connection,
        insert_absent(connection, entry_keys),
        [{"key": key, "hash": name} for key, name in keys],
    )


def row_of(taken: Taken, received: int) -> dict[str, Any]:
    """Give an entry as it is stored."""
    heard, entry = taken.heard, taken.entry
    background = None if heard is None else heard.background
    return {
        "hash": taken.hash,
        "entry_id": b"" if entry is None else entry.entry_id,
        "kind": _kind(taken),
        "plain": taken.sent.plain,
        "boxes": encode(taken.sent.boxes),
        "code": None if heard is None else heard.code,
        "background": None if background is None else encode(background),
        "received": received,
        "state": taken.state,
    }


def _kind(taken: Taken) -> int:
    """A number of a later version may be larger than a column."""
    if taken.entry is None or not 0 <= taken.entry.kind < 1 << 31:
        return _UNREADABLE_KIND
    return taken.entry.kind
