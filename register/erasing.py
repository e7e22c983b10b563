"""What an erased registration takes along at the register.

The register's own act names the registration; its background and wellbeing boxes go
from the stored entries and from those that arrive later, code boxes stay. Nothing
else excuses a box that is missing. When a holder took a consent back, the register
writes that act in the next transaction.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from kaikudesk.ledger.heard import registration_key
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Entry, Sent, decode_entry
from kaikudesk.wire.packing import decode, encode
from register.folding import New
from register.reading import Reader, Taken
from register.subjects import Subjects, pieces
from register.tables import TAKEN_IN, UNREAD, entries, entry_keys

Boxes = tuple[tuple[int, bytes], ...]
Numbered = tuple[int, Sent, bytes]
# Names of boxes by the registration that they are gone for.
Gone = dict[bytes, frozenset[int]]

_WELLBEING: Final = frozenset({int(BoxName.WELLBEING)})
_ALL: Final = _WELLBEING | {int(BoxName.BACKGROUND)}
_OF_A_HOLDER: Final = (
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.WELLBEING_ANSWERED,
)
_ENDS: Final = (EntryKind.ERASED, EntryKind.REGISTRATION_DELETED)
_OF_KEYS: Final = (
    select(entries.c.hash, entries.c.plain, entries.c.boxes)
    .join(entry_keys, entry_keys.c.hash == entries.c.hash)
    .where(entry_keys.c.key.in_(bindparam("keys", expanding=True)))
    .where(entries.c.kind.in_(bindparam("kinds", expanding=True)))
    .where(entries.c.state == TAKEN_IN)
)
_STRIP: Final = update(entries).where(entries.c.hash == bindparam("name"))


def respected(
    connection: Connection,
    reader: Reader,
    numbered: Iterable[Numbered],
    taken: list[Taken],
) -> list[Taken]:
    """Read again what lacks a box for a good reason, and let such boxes go."""
    registrations = {one for each in taken if (one := _holders(each.entry))}
    gone = _gone(connection, registrations) if registrations else {}
    if not gone:
        return taken
    return [
        _respect(reader, of, one, gone) for of, one in zip(numbered, taken, strict=True)
    ]


def untold(told: New, subjects: Subjects, taken: Iterable[Taken]) -> New:
    """Give what is told to the fold, old entries as well that these erase in part.

    Else the rows would go on telling it, since nothing else in them changes.
    """
    named = _named(taken)
    if not named:
        return told
    there = {
        name: (one, frozenset(subjects.keys[name]))
        for name, one in subjects.heard.items()
    }
    less = {
        name: (replace(one, background=None), keys)
        for name, (one, keys) in (there | dict(told)).items()
        if BoxName.BACKGROUND in named.get(_holders(one.entry) or b"", ())
    }
    return {**told, **less}


def take_away(connection: Connection, taken: Iterable[Taken]) -> None:
    """Let the stored boxes go that these entries, if they are such acts, erase."""
    named = _named(taken)
    keys = [registration_key(one) for one, names in named.items() if names]
    for piece in pieces(keys):
        asked = {"keys": piece, "kinds": list(_OF_A_HOLDER)}
        for row in connection.execute(_OF_KEYS, asked).all():
            of = _holders(decode_entry(row.plain))
            _strip_stored(connection, row.hash, row.boxes, named.get(of or b""))


def _named(taken: Iterable[Taken]) -> Gone:
    named: Gone = {}
    for one in taken:
        if one.state == TAKEN_IN and one.entry is not None:
            _add(named, one.entry)
    return named


def _respect(reader: Reader, of: Numbered, one: Taken, gone: Gone) -> Taken:
    names = gone.get(_holders(one.entry) or b"", frozenset())
    if not names:
        return one
    if one.state == UNREAD:
        (one,) = replace(reader, excused=names).read([of])
    boxes = tuple(box for box in one.sent.boxes if box[0] not in names)
    heard = one.heard
    if heard is not None and BoxName.BACKGROUND in names:
        heard = replace(heard, background=None)
    return replace(one, sent=Sent(one.sent.plain, boxes), heard=heard)


def _strip_stored(
    connection: Connection, name: bytes, packed: bytes, names: frozenset[int] | None
) -> None:
    boxes = decode(packed, Boxes)
    left = tuple(box for box in boxes if box[0] not in (names or ()))
    if left == boxes:
        return
    values: dict[str, bytes | None] = {"boxes": encode(left)}
    if BoxName.BACKGROUND in (names or ()):
        values["background"] = None
    connection.execute(_STRIP.values(values), {"name": name})


def _gone(connection: Connection, registrations: Iterable[bytes]) -> Gone:
    found: Gone = {}
    for piece in pieces([registration_key(one) for one in sorted(registrations)]):
        asked = {"keys": piece, "kinds": list(_ENDS)}
        for row in connection.execute(_OF_KEYS, asked):
            _add(found, decode_entry(row.plain))
    return found


def _add(gone: Gone, entry: Entry) -> None:
    names = _names(entry)
    about = entry.plain.about
    if about is not None and names:
        gone[about] = gone.get(about, frozenset()) | names


def _names(entry: Entry) -> frozenset[int]:
    """Name the boxes that an entry erases."""
    if entry.kind == EntryKind.REGISTRATION_DELETED:
        return _ALL
    if entry.kind != EntryKind.ERASED:
        return frozenset()
    body = entry.body()
    some = isinstance(body, bodies.Erased) and body.wellbeing_only
    return _WELLBEING if some else _ALL


def _holders(entry: Entry | None) -> bytes | None:
    """Name the registration whose holder an entry tells something of."""
    if entry is None or entry.kind not in _OF_A_HOLDER:
        return None
    registers = entry.kind == EntryKind.CARD_REGISTERED
    return entry.entry_id if registers else entry.plain.about
