"""An entry is its bytes: encoded once by the desk, never encoded again.

The plain part is hashed into the chain; each box stands in it by its hash, so
a box can be taken away and no chain breaks. Decoded views are derived and
never written back, since decoding drops what this version does not know.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Annotated

import msgspec
from msgspec import Meta

from kaikudesk.errors import BoxError, MalformedEntryError
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName, box_hash
from kaikudesk.wire import bodies
from kaikudesk.wire.nesting import is_deeper
from kaikudesk.wire.packing import decode

FORMAT = 1
LARGEST_ENTRY = 4096
DEEPEST_NESTING = 32
LARGEST_NUMBER = 2**63 - 1
ID_BYTES = 16
REPLICA_BYTES = 8


# What no database holds, no entry says; checked while it is read.
Number = Annotated[int, Meta(le=LARGEST_NUMBER)]
Id = Annotated[bytes, Meta(min_length=ID_BYTES, max_length=ID_BYTES)]
Replica = Annotated[bytes, Meta(min_length=REPLICA_BYTES, max_length=REPLICA_BYTES)]


class Plain(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The plain part of an entry, in the order in which it is encoded.

    `birth` is (`replica`, `n`). `made`, `wall` and `offset` are a
    `clock.Stamp`. `happened` is a day's ordinal and `minute` counts from its
    midnight in the site's zone, None where not known. `day` is the id of the
    *day opened* entry whose key closed the boxes. `seen` are the heads that
    the desk had on its row. `boxes` are pairs of box name and hash.
    """

    format: Number
    kind: Number
    entry_id: Id
    replica: Replica
    n: Annotated[int, Meta(ge=1, le=LARGEST_NUMBER)]
    site: Number
    made: Number
    wall: Number
    offset: Number
    happened: Number
    minute: Number | None
    rules: Number
    verdict: Number | None
    seen: tuple[Id, ...]
    clerk: Number
    source: Number
    day: Id | None
    about: Id | None
    reason: Number
    tail: str
    boxes: tuple[tuple[int, bytes], ...]
    body: msgspec.Raw


class Sent(msgspec.Struct, frozen=True, array_like=True):
    """An entry as it travels: plain bytes, and its boxes by name."""

    plain: bytes
    boxes: tuple[tuple[int, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A decoded view of an entry's plain bytes; `raw` is the entry itself."""

    raw: bytes
    plain: Plain

    @property
    def hash(self) -> bytes:
        """Name these bytes."""
        return entry_hash(self.raw)

    @property
    def kind(self) -> int:
        """Give the number of the kind, which this version may not know."""
        return self.plain.kind

    @property
    def entry_id(self) -> bytes:
        """Give the id that was made when the form opened."""
        return self.plain.entry_id

    @property
    def day(self) -> date:
        """Give the day on which it happened, in the site's time zone."""
        return date.fromordinal(self.plain.happened)

    @property
    def birth(self) -> tuple[bytes, int]:
        """Give replica and number."""
        return self.plain.replica, self.plain.n

    def body(self) -> msgspec.Struct:
        """Decode the part that the kind decides.

        Raises MalformedEntryError for an unknown kind or a broken body.
        """
        kind = bodies.BODY_OF.get(self.plain.kind)
        if kind is None:
            raise MalformedEntryError(f"kind {self.plain.kind} has no known body")
        return decode(self.plain.body, kind)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Plain)


def entry_hash(raw: bytes) -> bytes:
    """Give the hash under which the register stores an entry's bytes."""
    return blake2b(raw, digest_size=16, person=b"kaiku entry").digest()


def encode_entry(plain: Plain) -> Entry:
    """Encode an entry for the first and only time.

    Raises MalformedEntryError when it would be longer than an entry may be.
    """
    raw = _encoder.encode(plain)
    if len(raw) > LARGEST_ENTRY:
        raise MalformedEntryError(f"{len(raw)} bytes are too long for an entry")
    return Entry(raw, plain)


def decode_entry(raw: bytes) -> Entry:
    """View bytes as an entry; raises MalformedEntryError when they are none."""
    if len(raw) > LARGEST_ENTRY:
        raise MalformedEntryError(f"{len(raw)} bytes are too long for an entry")
    if is_deeper(raw, DEEPEST_NESTING):
        raise MalformedEntryError("nested deeper than an entry may be")
    try:
        plain = _decoder.decode(raw)
        date.fromordinal(plain.happened)
    except (msgspec.DecodeError, ValueError, OverflowError, RecursionError) as fault:
        raise MalformedEntryError(str(fault)) from fault
    return Entry(raw, plain)


def encode_body(body: msgspec.Struct) -> msgspec.Raw:
    """Encode the part that the kind decides."""
    return msgspec.Raw(_encoder.encode(body))


def require_boxes(entry: Entry, boxes: tuple[tuple[int, bytes], ...]) -> None:
    """Raise BoxError when a box is here whose hash the entry does not hold.

    A missing box is not a fault here: a box may have been taken away.
    """
    vouched = dict(entry.plain.boxes)
    for name, box in boxes:
        if vouched.get(name) != box_hash(box):
            raise BoxError(f"box {name} is not the one that its entry vouches for")


def event_id(site: int, day: date, title: str) -> bytes:
    """Give the id that two offline desks both give to the same event."""
    said = _encoder.encode((site, day.toordinal(), title.strip().casefold()))
    return blake2b(said, digest_size=ID_BYTES, person=b"kaiku event").digest()


def box_of(sent: Sent, name: BoxName) -> bytes | None:
    """Give one box of a travelling entry, None where it is not there."""
    return dict(sent.boxes).get(name)


__all__ = [
    "FORMAT",
    "Entry",
    "EntryKind",
    "Plain",
    "Sent",
    "box_of",
    "decode_entry",
    "encode_body",
    "encode_entry",
    "entry_hash",
    "event_id",
    "require_boxes",
]
