"""An entry that could not be read becomes read once what it lacked has come.

A file of a dead clone may bring an entry before the day that closed its boxes, and
a restored journal brings the same bytes again, behind their day. Until then such an
entry lies under the key of its day, which no subject has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from kaikudesk.wire.entry import Sent
from kaikudesk.wire.packing import decode
from register import erasing
from register.desks import DESKS, author_from
from register.reading import Reader, Taken, key_of_day
from register.rights import Author
from register.storing import row_of, store_keys
from register.subjects import WiderError, pieces
from register.tables import (
    UNREAD,
    chain,
    day_keys,
    desks,
    entries,
    entry_keys,
    replicas,
)

# When an entry was received first, by its hash.
Received = dict[bytes, int]

_IS_UNREAD: Final = entries.c.state == UNREAD
_WAITING: Final = (
    select(entries.c.hash, entries.c.plain, entries.c.boxes)
    .join(entry_keys, entry_keys.c.hash == entries.c.hash)
    .where(entry_keys.c.key.in_(bindparam("keys", expanding=True)), _IS_UNREAD)
    .order_by(entries.c.hash)
)
_SINCE: Final = select(entries.c.hash, entries.c.received).where(
    entries.c.hash.in_(bindparam("hashes", expanding=True)), _IS_UNREAD
)
_WROTE: Final = (
    DESKS
    .join(replicas, replicas.c.desk == desks.c.number)
    .join(chain, chain.c.replica == replicas.c.id)
    .where(chain.c.hash == bindparam("name"))
    .order_by(desks.c.number)
    .limit(1)
)
_STORED: Final = update(entries).where(entries.c.hash == bindparam("name"))
_WAITS_NO_MORE: Final = delete(entry_keys).where(
    entry_keys.c.hash == bindparam("name"), entry_keys.c.key == bindparam("day")
)
_KNOWN: Final = select(day_keys.c.day).where(
    day_keys.c.day.in_(bindparam("days", expanding=True))
)
_NO_LINK: Final = b""
_NOWHERE: Final = 0


@dataclass(frozen=True, slots=True)
class Late:
    """Stored entries that these days open, and the desks that had sent them."""

    taken: tuple[Taken, ...] = ()
    desks: frozenset[int] = field(default_factory=frozenset)


def keys_to_hold(taken: Iterable[Taken]) -> set[bytes]:
    """Give the keys of what comes, and those under which its days are waited for."""
    held: set[bytes] = set()
    for one in taken:
        held |= one.keys
        if one.entry is not None and one.day_key is not None:
            held.add(key_of_day(one.entry.entry_id))
    return held


def late(
    connection: Connection, reader: Reader, taken: Sequence[Taken], held: set[bytes]
) -> Late:
    """Read what waited for the days that are opened here, and can be read now.

    Raises WiderError where its subjects are not held yet, or where a day that is
    waited for has come meanwhile.
    """
    _require_still_waiting(connection, taken, held)
    here = {one.hash for one in taken}
    keys = sorted(
        key_of_day(one.entry.entry_id)
        for one in taken
        if one.entry is not None and one.day_key is not None
    )
    found: list[Taken] = []
    senders: set[int] = set()
    for piece in pieces(keys):
        for row in connection.execute(_WAITING, {"keys": piece}).all():
            author = _author(connection, row.hash, reader.author)
            one = _read_again(replace(reader, author=author), row.plain, row.boxes)
            if one.state != UNREAD and one.hash not in here:
                found.append(one)
                senders.add(author.desk)
    lacking = {key for one in found for key in one.keys} - held
    if lacking:
        raise WiderError(held | lacking)
    numbered = [(one.n, one.sent, one.link) for one in found]
    respected = erasing.respected(connection, reader, numbered, found)
    return Late(tuple(respected), frozenset(senders))


def _author(connection: Connection, name: bytes, otherwise: Author) -> Author:
    desk = connection.execute(_WROTE, {"name": name}).one_or_none()
    return otherwise if desk is None else author_from(desk)


def _read_again(reader: Reader, plain: bytes, boxes: bytes) -> Taken:
    sent = Sent(plain, decode(boxes, erasing.Boxes))
    (one,) = reader.read([(_NOWHERE, sent, _NO_LINK)])
    return one


def _require_still_waiting(
    connection: Connection, taken: Iterable[Taken], held: set[bytes]
) -> None:
    waited = sorted({
        one.entry.plain.day or b""
        for one in taken
        if one.entry is not None and one.state == UNREAD and one.keys
    })
    for piece in pieces(waited):
        if connection.execute(_KNOWN, {"days": piece}).first() is not None:
            raise WiderError(held)


def mendable(
    connection: Connection,
    stored: Mapping[bytes, int],
    coming: Iterable[Taken],
    times: Mapping[int, int],
) -> Received:
    """Give when those were received first that were stored unread and are read now."""
    found = {
        one.hash: one
        for one in coming
        if one.state != UNREAD and stored.get(one.hash) == UNREAD
    }
    since: Received = {}
    for piece in pieces(sorted(found)):
        for name, then in connection.execute(_SINCE, {"hashes": piece}):
            since[name] = min(then, times.get(found[name].n, then))
    return since


def as_received(coming: list[Taken], since: Received) -> list[Taken]:
    """Let the fold hear of them when they were received first."""
    return [
        replace(one, heard=replace(one.heard, received=since[one.hash]))
        if one.heard is not None and one.hash in since
        else one
        for one in coming
    ]


def mend(connection: Connection, settled: Iterable[Taken], since: Received) -> None:
    """Store what these entries say, in the place of that nobody could read them."""
    mended = {
        one.hash: one for one in settled if one.hash in since and one.state != UNREAD
    }
    for name, one in sorted(mended.items()):
        values = row_of(one, since[name])
        connection.execute(_STORED.values(values), {"name": name})
        day = None if one.entry is None else one.entry.plain.day
        waited = {"name": name, "day": key_of_day(day or b"")}
        connection.execute(_WAITS_NO_MORE, waited)
    store_keys(connection, mended.values())
