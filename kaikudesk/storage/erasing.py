"""Boxes that an erased registration takes along: background and wellbeing answers.

The chain covers the plain bytes and these hold only each box's hash, so that a box
goes and nothing breaks. Every function works inside the caller's transaction, and
the log holds what was there until it is truncated.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage.journal import Boxes
from kaikudesk.storage.tables import entry, recent
from kaikudesk.wire.entry import Entry, decode_entry
from kaikudesk.wire.packing import decode, encode

_OF_A_HOLDER: Final = (
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.WELLBEING_ANSWERED,
)
_ERASED: Final = {int(BoxName.BACKGROUND), int(BoxName.WELLBEING)}
_CANDIDATES: Final = (
    select(entry.c.n, entry.c.plain, entry.c.boxes)
    .where(entry.c.kind.in_(_OF_A_HOLDER))
    .order_by(entry.c.n)
)
_WITHOUT_BOXES: Final = (
    update(entry).where(entry.c.n == bindparam("at")).values(boxes=bindparam("left"))
)
_KEYS: Final = select(recent.c.box_keys).where(recent.c.n == bindparam("at"))
_WITHOUT_KEYS: Final = (
    update(recent)
    .where(recent.c.n == bindparam("at"))
    .values(box_keys=bindparam("left"))
)


def holding_boxes_of(
    connection: Connection, registrations: Iterable[bytes]
) -> tuple[int, ...]:
    """Give the numbers of entries that still hold a box of these registrations."""
    erased = frozenset(registrations)
    return tuple(_holding(connection, erased)) if erased else ()


def drop_boxes(connection: Connection, numbers: Iterable[int]) -> None:
    """Take these entries' background and wellbeing boxes away, and their keys."""
    for n in numbers:
        boxes = connection.scalars(select(entry.c.boxes).where(entry.c.n == n)).one()
        connection.execute(_WITHOUT_BOXES, {"at": n, "left": _left(boxes)})
        keys = connection.scalar(_KEYS, {"at": n})
        if keys is not None:
            connection.execute(_WITHOUT_KEYS, {"at": n, "left": _left(keys)})


def _holding(connection: Connection, erased: frozenset[bytes]) -> Iterator[int]:
    for n, plain, boxes in connection.execute(_CANDIDATES):
        names = {name for name, _ in decode(boxes, Boxes)}
        if names & _ERASED and _registration(plain) in erased:
            yield n


def _registration(plain: bytes) -> bytes | None:
    try:
        return registration_of(decode_entry(plain))
    except MalformedEntryError:
        return None


def registration_of(told: Entry) -> bytes | None:
    """Give the registration that an entry begins or is about."""
    if told.kind == EntryKind.CARD_REGISTERED:
        return told.entry_id
    return told.plain.about


def _left(packed: bytes) -> bytes:
    pairs = decode(packed, Boxes)
    return encode(tuple(pair for pair in pairs if pair[0] not in _ERASED))
