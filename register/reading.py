"""What a push brings is read: entries decoded, boxes opened, or marked as unread.

Nothing here refuses anything: an entry that cannot be read is kept as it is,
and the desk's queue goes on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kaikudesk.codes import clean, why_no_card
from kaikudesk.errors import EntryError, MalformedEntryError
from kaikudesk.ledger import REGISTER_REPLICA, Heard, keys_of, require_sense
from kaikudesk.ledger.desk_cases import desk_name, is_clock_off
from kaikudesk.ledger.heard import FOLDED, entry_key
from kaikudesk.ledger.projection import list_keys_of
from kaikudesk.ledger.stock_cases import STOCK, stock_keys_of
from kaikudesk.model import EntryKind
from kaikudesk.seal import KEY_BYTES, BoxName, box_key, open_box, unseal
from kaikudesk.wire.bodies import BackgroundBox, CodeBox, DayOpened
from kaikudesk.wire.entry import (
    DEEPEST_NESTING,
    Entry,
    Sent,
    box_of,
    decode_entry,
    entry_hash,
    require_boxes,
)
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.nesting import is_deeper
from kaikudesk.wire.packing import decode
from register.rights import Actor, Author, may_write
from register.tables import HELD, TAKEN_IN, UNREAD

_WITH_BACKGROUND = {EntryKind.CARD_REGISTERED, EntryKind.CARD_AMENDED}
_KINDS = {int(kind) for kind in EntryKind}


@dataclass(frozen=True, slots=True)
class Taken:
    """One entry as it came, and what was made of it.

    `heard` is None where it is not for the fold: unread, or of a kind that has
    no fold. `keys` are empty then. What is held lies in its subject without
    effect, until the register admits it.
    """

    n: int
    sent: Sent
    link: bytes
    hash: bytes
    state: int
    entry: Entry | None = None
    heard: Heard | None = None
    keys: frozenset[bytes] = frozenset()
    day_key: bytes | None = None

    def kept_back(self, state: int) -> "Taken":
        """Give it as one that waits for a person."""
        heard = None if self.heard is None else replace(self.heard, held=True)
        return replace(
            self,
            state=state,
            heard=heard,
            keys=self.keys if heard is None else self.keys | keys_of(heard),
        )

    def settled(self, stored: Mapping[bytes, int], unfoldable: set[bytes]) -> "Taken":
        """Give what became of it: as it was stored before, or unread after all."""
        if self.hash in stored:
            return replace(self, state=stored[self.hash], keys=frozenset())
        if self.hash in unfoldable:
            return replace(self, state=UNREAD, heard=None, keys=frozenset())
        return self


@dataclass(slots=True)
class DayKeys:
    """Day keys by the id of their *day opened* entry, and what opens new ones."""

    sealing_keys: Mapping[int, bytes]
    known: dict[bytes, bytes] = field(default_factory=dict)

    def of(self, entry: Entry) -> bytes:
        """Give the key that closed an entry's boxes; raises MalformedEntryError."""
        key = self.known.get(entry.plain.day or b"")
        if key is None:
            raise MalformedEntryError("a box of a day that was never opened")
        return key

    def open_day(self, entry: Entry) -> bytes:
        """Take the key out of a *day opened* entry; raises EntryError."""
        body = entry.body()
        if not isinstance(body, DayOpened):
            raise MalformedEntryError("a day opened without its key")
        key = unseal(self.sealing_keys.get(body.sealing_key, b""), body.sealed_key)
        if len(key) != KEY_BYTES:
            raise MalformedEntryError("a day key of another length")
        return self.known.setdefault(entry.entry_id, key)


def days_of(sents: Iterable[Sent]) -> set[bytes]:
    """Name the days whose keys these entries need."""
    return {day for sent in sents if (day := _day_of(sent)) is not None}


def _day_of(sent: Sent) -> bytes | None:
    try:
        return decode_entry(sent.plain).plain.day
    except EntryError:
        return None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what one author sent, at the time at which it was received.

    `excused` are names of boxes that may be missing, since they were erased.
    """

    author: Author
    days: DayKeys
    received: int
    list_key: ListKey
    excused: frozenset[int] = frozenset()

    def read(self, numbered: Iterable[tuple[int, Sent, bytes]]) -> list[Taken]:
        """Read entries in their order, given with their numbers and chain hashes."""
        return [self._read_one(n, sent, link) for n, sent, link in numbered]

    # Each view is made once, with all that it holds: a copy costs as much as a box.
    def _read_one(self, n: int, sent: Sent, link: bytes) -> Taken:
        name = entry_hash(sent.plain)
        try:
            entry = decode_entry(sent.plain)
        except EntryError:
            return Taken(n, sent, link, name, UNREAD)
        try:
            state, day_key, heard = self._open(sent, entry)
            keys = self._keys(heard)
        except EntryError:
            return Taken(n, sent, link, name, UNREAD, entry, keys=self._waits(entry))
        return Taken(n, sent, link, name, state, entry, heard, keys, day_key)

    def _open(self, sent: Sent, entry: Entry) -> tuple[int, bytes | None, Heard | None]:
        """Give what becomes of an entry, the day key in it, and what it says."""
        kind = _require_whole(sent, entry, self.excused)
        opens = kind is EntryKind.DAY_OPENED
        day_key = self.days.open_day(entry) if opens else None
        permitted = _is_permitted(entry, kind, self.author)
        heard = None
        if kind in FOLDED | STOCK or (opens and self._is_off(entry)):
            heard = self._hear(sent, entry, held=not permitted)
        return TAKEN_IN if permitted else HELD, day_key, heard

    def _waits(self, entry: Entry) -> frozenset[bytes]:
        """Give the key under which an entry waits for its day, where that is new."""
        day = entry.plain.day
        if day is None or day in self.days.known:
            return frozenset()
        return frozenset({key_of_day(day)})

    def _is_off(self, entry: Entry) -> bool:
        return is_clock_off(Heard(entry, received=self.received))

    def _keys(self, heard: Heard | None) -> frozenset[bytes]:
        if heard is None:
            return frozenset()
        if heard.entry.kind == EntryKind.DAY_OPENED:
            return frozenset({entry_key(desk_name(self.author.desk))})
        if heard.entry.kind in STOCK:
            return keys_of(heard) | stock_keys_of(heard)
        return keys_of(heard) | list_keys_of(heard, self.list_key)

    def _hear(self, sent: Sent, entry: Entry, *, held: bool) -> Heard:
        heard = Heard(
            entry,
            code=_code(self._opened(sent, entry, BoxName.CODE)),
            background=self._background(sent, entry),
            received=self.received,
            held=held,
        )
        require_sense(heard)
        return heard

    def _background(self, sent: Sent, entry: Entry) -> BackgroundBox | None:
        if entry.kind not in _WITH_BACKGROUND:
            return None
        box = self._opened(sent, entry, BoxName.BACKGROUND)
        return None if box is None else decode(box, BackgroundBox)

    def _opened(self, sent: Sent, entry: Entry, name: BoxName) -> bytes | None:
        box = box_of(sent, name)
        if box is None:
            return None
        key = box_key(self.days.of(entry), entry.entry_id, name)
        content = open_box(box, key)
        if is_deeper(content, DEEPEST_NESTING):
            raise MalformedEntryError("a box nested deeper than an entry may be")
        return content


def key_of_day(day: bytes) -> bytes:
    """Give the key under which entries lie that came before their day."""
    return b"d" + day


def _require_whole(sent: Sent, entry: Entry, excused: frozenset[int]) -> EntryKind:
    """Raise EntryError unless all boxes are here and the kind is known."""
    require_boxes(entry, sent.boxes)
    vouched = {name for name, _ in entry.plain.boxes}
    if not vouched - {name for name, _ in sent.boxes} <= excused:
        raise MalformedEntryError("a box is missing")
    if entry.kind not in _KINDS:
        raise MalformedEntryError("a kind of a later version")
    return EntryKind(entry.kind)


def _is_permitted(entry: Entry, kind: EntryKind, author: Author) -> bool:
    """Nobody but the register writes in its name."""
    in_its_name = entry.plain.replica == REGISTER_REPLICA
    if in_its_name and author.actor is not Actor.REGISTER:
        return False
    return may_write(author, kind, entry.plain.site)


def _code(box: bytes | None) -> str | None:
    if box is None:
        return None
    code = clean(decode(box, CodeBox).code)
    if why_no_card(code) is not None:
        raise MalformedEntryError("a code box without a card's code")
    return code
