"""A parcel: one sealed, signed file that is carried where there is no network.

It is the same for both ways. In front stands a label that everybody may read: for
whom it is and how old, nothing of what is in it. The content follows in pieces, each
bound to its place, to being the last one or not, and to the label, so that a large
file is read without lying in memory. The sender's signature over all of it ends it.

    magic · size of the file (8 bytes) · size of the label (4 bytes) · label
    · pieces of 64 KiB, XChaCha20-Poly1305 · signature (Ed25519, 64 bytes)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import blake2b
from io import SEEK_END
from typing import BinaryIO, Final

import msgspec

from kaikudesk.errors import (
    AlteredParcelError,
    BoxError,
    CutParcelError,
    LargeParcelError,
    MalformedEntryError,
    NewParcelError,
    NoParcelError,
    SignatureError,
)
from kaikudesk.seal import (
    SIGNATURE_BYTES,
    TAG_BYTES,
    close_piece,
    open_piece,
    sign,
    verify,
)
from kaikudesk.wire.messages import KeysAnswer
from kaikudesk.wire.nesting import is_deeper
from kaikudesk.wire.packing import decode, encode

# So a person sees which way a file goes; programs go by its label.
POST_SUFFIX: Final = ".kaikupost"
ANSWER_SUFFIX: Final = ".kaikuanswer"
MAGIC: Final = b"\x89Kaiku\r\n"
FORMAT: Final = 1
PURPOSE: Final = b"kaikudesk parcel"
LARGEST_PARCEL: Final = 64 * 1024 * 1024
LARGEST_CONTENT: Final = LARGEST_PARCEL - 1024 * 1024
PIECE_BYTES: Final = 64 * 1024
NAME_BYTES: Final = 16
_LARGEST_LABEL: Final = 64 * 1024
_DEEPEST: Final = 8
_SIZE_BYTES: Final = 8
_LABEL_SIZE_BYTES: Final = 4
_HEAD_BYTES: Final = len(MAGIC) + _SIZE_BYTES + _LABEL_SIZE_BYTES
_SEALED_BYTES: Final = PIECE_BYTES + TAG_BYTES


class ParcelKind(IntEnum):
    """What a parcel brings, and which way it goes."""

    ENROLMENT = 1
    POST = 2
    ANSWER = 3


class Label(msgspec.Struct, frozen=True, array_like=True):
    """What stands outside: who sent it or for whom it is, how old, and its key.

    `desk` and `site` are the desk's own, 0 before it has them; `epoch` is the
    register's, as the sender knows it. Times are milliseconds since 1970;
    `good_until` is 0 for what never goes off. `before` names the parcel that this one
    answers. `sealed_key` opens the content: sealed to the register's working key
    `key`, or to the desk. The register's parcels are signed with its key `key` and
    bring its `keys`, which the root has signed.
    """

    format: int
    kind: int
    desk: int
    site: int
    epoch: bytes
    created: int
    good_until: int
    before: bytes
    key: int
    sealed_key: bytes
    keys: KeysAnswer | None = None


class _Format(msgspec.Struct, frozen=True, array_like=True):
    """What every format of the label begins with."""

    format: int


class ParcelWriter:
    """Writes one parcel; its content comes in any portions, `close` signs it."""

    def __init__(self, file: BinaryIO, label: Label, content_key: bytes) -> None:
        """Begin with the label; the file is empty and may be sought in."""
        self._file, self._key = file, content_key
        self._label = encode(label)
        self._about = _about(self._label)
        self._hash = blake2b(digest_size=32)
        self._waiting = bytearray()
        self._place = 0
        file.write(_head(0, self._label))

    @property
    def size(self) -> int:
        """Give how large the content is so far."""
        return self._place * PIECE_BYTES + len(self._waiting)

    def write(self, content: bytes) -> None:
        """Add to the content; raises LargeParcelError for more than is carried."""
        if self.size + len(content) > LARGEST_CONTENT:
            raise LargeParcelError("more than a parcel may hold")
        self._waiting += content
        while len(self._waiting) > PIECE_BYTES:
            self._close_piece(bytes(self._waiting[:PIECE_BYTES]), last=False)
            del self._waiting[:PIECE_BYTES]

    def close(self, signing_key: bytes) -> bytes:
        """Write the last piece, sign the whole, and give the parcel's name."""
        self._close_piece(bytes(self._waiting), last=True)
        size = self._file.tell() + SIGNATURE_BYTES
        head = _head(size, self._label)
        signature = sign(signing_key, PURPOSE, head + self._hash.digest())
        self._file.write(signature)
        self._file.seek(0)
        self._file.write(head)
        return _name(signature)

    def _close_piece(self, content: bytes, *, last: bool) -> None:
        place = _place(self._place, last=last)
        piece = close_piece(content, self._key, place, self._about)
        self._hash.update(piece)
        self._file.write(piece)
        self._place += 1


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel whose label was read; nothing of it is to be believed yet."""

    file: BinaryIO
    label: Label
    _head: bytes
    _size: int

    @property
    def name(self) -> bytes:
        """Give the name of exactly this parcel."""
        return _name(self._signature())

    def verify(self, verify_key: bytes) -> None:
        """Raise AlteredParcelError unless all of it is as its sender signed it."""
        seen = blake2b(digest_size=32)
        for piece in self._pieces():
            seen.update(piece)
        try:
            verify(verify_key, PURPOSE, self._head + seen.digest(), self._signature())
        except SignatureError as fault:
            raise AlteredParcelError(str(fault)) from fault

    def content(self, key: bytes) -> "Content":
        """Open the content with its key; only what is read is decrypted."""
        start = len(self._head)
        sealed = self._size - start - SIGNATURE_BYTES
        return Content(self.file, start, sealed, key, _about(self._head[_HEAD_BYTES:]))

    def _pieces(self) -> Iterator[bytes]:
        left = self._size - len(self._head) - SIGNATURE_BYTES
        self.file.seek(len(self._head))
        while left > 0:
            piece = self.file.read(min(left, _SEALED_BYTES))
            if not piece:
                raise CutParcelError("the file became shorter")
            left -= len(piece)
            yield piece

    def _signature(self) -> bytes:
        self.file.seek(self._size - SIGNATURE_BYTES)
        return self.file.read(SIGNATURE_BYTES)


def open_parcel(file: BinaryIO) -> Parcel:
    """Read the label of a parcel; sizes are judged before anything is unpacked.

    Raises NoParcelError, NewParcelError, LargeParcelError, CutParcelError or
    AlteredParcelError.
    """
    there = file.seek(0, SEEK_END)
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    _require_magic(head)
    size = int.from_bytes(head[len(MAGIC) : -_LABEL_SIZE_BYTES], "big")
    label_size = int.from_bytes(head[-_LABEL_SIZE_BYTES:], "big")
    if max(size, there) > LARGEST_PARCEL or label_size > _LARGEST_LABEL:
        raise LargeParcelError("larger than a parcel may be")
    if there < size:
        raise CutParcelError(f"{there} of {size} bytes are there")
    if there > size or size < _HEAD_BYTES + label_size + TAG_BYTES + SIGNATURE_BYTES:
        raise AlteredParcelError("the file has another length than it says")
    packed = file.read(label_size)
    return Parcel(file, _read_label(packed), head + packed, size)


def _require_magic(head: bytes) -> None:
    if head and MAGIC.startswith(head[: len(MAGIC)]) and len(head) < _HEAD_BYTES:
        raise CutParcelError("not even the head is there")
    if not head.startswith(MAGIC):
        raise NoParcelError("not a parcel")


def _read_label(packed: bytes) -> Label:
    if is_deeper(packed, _DEEPEST):
        raise AlteredParcelError("a label that is nested")
    try:
        found = decode(packed, _Format).format
        label = decode(packed, Label) if found <= FORMAT else None
    except MalformedEntryError as fault:
        raise AlteredParcelError("the label cannot be read") from fault
    if label is None:
        raise NewParcelError(f"found format {found}, known up to {FORMAT}")
    return label


@dataclass(slots=True)
class Content:
    """The content of a parcel, read at any place; the last piece is remembered."""

    file: BinaryIO
    start: int
    sealed: int
    key: bytes = field(repr=False)
    about: bytes
    _kept: tuple[int, bytes] = (-1, b"")

    @property
    def pieces(self) -> int:
        """Count the pieces."""
        return -(-self.sealed // _SEALED_BYTES)

    @property
    def size(self) -> int:
        """Give how large the content is."""
        return self.sealed - self.pieces * TAG_BYTES

    def read(self, at: int, size: int) -> bytes:
        """Read a part of it; raises AlteredParcelError, or CutParcelError."""
        if not 0 <= at <= at + size <= self.size:
            raise CutParcelError("the content ends before it should")
        first, last = at // PIECE_BYTES, (at + size) // PIECE_BYTES
        last = min(last, self.pieces - 1)
        whole = b"".join(self._piece(place) for place in range(first, last + 1))
        begin = at - first * PIECE_BYTES
        return whole[begin : begin + size]

    def _piece(self, place: int) -> bytes:
        if self._kept[0] != place:
            self.file.seek(self.start + place * _SEALED_BYTES)
            left = self.sealed - place * _SEALED_BYTES
            piece = self.file.read(min(left, _SEALED_BYTES))
            bound = _place(place, last=place == self.pieces - 1)
            try:
                opened = open_piece(piece, self.key, bound, self.about)
            except BoxError as fault:
                raise AlteredParcelError(str(fault)) from fault
            self._kept = (place, opened)
        return self._kept[1]


def _head(size: int, label: bytes) -> bytes:
    sizes = size.to_bytes(_SIZE_BYTES, "big"), len(label).to_bytes(4, "big")
    return MAGIC + b"".join(sizes) + label


def _about(label: bytes) -> bytes:
    return blake2b(label, digest_size=32, person=b"kaiku label").digest()


def _place(number: int, *, last: bool) -> bytes:
    return number.to_bytes(8, "big") + bytes([last])


def _name(signature: bytes) -> bytes:
    return blake2b(signature, digest_size=NAME_BYTES, person=b"kaiku parcel").digest()
