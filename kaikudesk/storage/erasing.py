"""What an ended registration takes along: its boxes, their keys, and its code.

The chain covers the plain bytes and these hold only each box's hash, so that a box
goes and nothing breaks. Every function works inside the caller's transaction, and
the log holds what was there until it is truncated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import identity
from kaikudesk.storage.journal import Boxes
from kaikudesk.storage.tables import entry, recent
from kaikudesk.wire.entry import Entry, decode_entry
from kaikudesk.wire.packing import decode, encode

# One commit of a clerk's record waits for no longer one of these.
AT_ONCE: Final = 100

Names = frozenset[int]

WELLBEING: Final[Names] = frozenset({int(BoxName.WELLBEING)})
ALL: Final[Names] = WELLBEING | {int(BoxName.BACKGROUND)}
_OF_A_HOLDER: Final = (
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.WELLBEING_ANSWERED,
)
_CANDIDATES: Final = (
    select(entry.c.n, entry.c.plain, entry.c.boxes)
    .where(entry.c.kind.in_(_OF_A_HOLDER))
    .order_by(entry.c.n)
)
_BOXES: Final = select(entry.c.boxes).where(entry.c.n == bindparam("at"))
_WITH_BOXES: Final = (
    update(entry).where(entry.c.n == bindparam("at")).values(boxes=bindparam("left"))
)
_FORGET: Final = delete(recent).where(recent.c.n == bindparam("at"))
_UNREADABLE: Final = (
    update(recent)
    .where(recent.c.n == bindparam("at"))
    .values(code="", box_keys=encode(()))
)


@dataclass(frozen=True, slots=True)
class Holding:
    """An entry that still tells something of a holder, by the names of its boxes."""

    n: int
    entry: Entry
    names: Names

    @property
    def registers(self) -> bool:
        """Tell whether it is the registration itself."""
        return self.entry.kind == EntryKind.CARD_REGISTERED

    @property
    def registration(self) -> bytes:
        """Name the registration that it begins or is about."""
        return self.entry.entry_id if self.registers else self.entry.plain.about or b""


def holding(connection: Connection) -> tuple[Holding, ...]:
    """Give the entries that still hold a background or answers, the oldest first."""
    return tuple(_holding(connection))


def _holding(connection: Connection) -> Iterator[Holding]:
    for n, plain, boxes in connection.execute(_CANDIDATES):
        names = ALL & {name for name, _ in decode(boxes, Boxes)}
        told = _entry(plain) if names else None
        if told is not None:
            yield Holding(n, told, names)


def _entry(plain: bytes) -> Entry | None:
    try:
        return decode_entry(plain)
    except MalformedEntryError:
        return None


def take_away(connection: Connection, due: Iterable[tuple[Holding, Names]]) -> None:
    """Take boxes of these names away, and whatever opens them.

    With a background its code goes too, and of the registration nothing stays
    readable: its row tells what there is to tell. The key of a day that is still
    open goes as well, since an older backup may hold the box.
    """
    open_day = identity.load_open_day(connection)
    for one, names in due:
        boxes = decode(connection.scalars(_BOXES, {"at": one.n}).one(), Boxes)
        left = tuple(box for box in boxes if box[0] not in names)
        connection.execute(_WITH_BOXES, {"at": one.n, "left": encode(left)})
        if BoxName.BACKGROUND in names:
            connection.execute(_FORGET if one.registers else _UNREADABLE, {"at": one.n})
        if open_day is not None and one.entry.plain.day == open_day.day_id:
            identity.close_day(connection)
