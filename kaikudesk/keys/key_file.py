"""The bytes of `journal.keys`, and how they reach the disk.

The file is one msgpack array: name, format, checksum, body. The body is an
array as well: the file's id, the chest (the database keys, under the master
key), the slots. Slots of a kind that this version does not know, and whatever
a later version appends, are passed on byte for byte. The checksum keeps apart
a damaged file and a wrong passphrase. The file is no database: replacing it
whole is the safe way to write it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from errno import ENOSPC
from hashlib import blake2b
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kaikudesk.errors import DamagedError, StorageError, StorageFullError, TooNewError
from kaikudesk.keys.slots import Slot, SlotKind

FORMAT: Final = 1
FILE_ID_BYTES: Final = 16

_NAME: Final = "kaikudesk keys"
_KNOWN_PARTS: Final = 3
_CHECKSUM_BYTES: Final = 16

_Part = TypeVar("_Part")


class _Head(msgspec.Struct, frozen=True, array_like=True):
    """What every format of the file begins with."""

    name: str
    format: int


class _Sheet(msgspec.Struct, frozen=True, array_like=True):
    """The whole file in this format."""

    name: str
    format: int
    checksum: bytes
    body: bytes


class _Kind(msgspec.Struct, frozen=True, array_like=True):
    """What every slot begins with."""

    kind: int


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What stands in the file; `rest` is what a later version appended."""

    file_id: bytes
    chest: bytes
    slots: tuple[msgspec.Raw, ...]
    rest: tuple[msgspec.Raw, ...] = ()

    def kinds(self) -> frozenset[SlotKind]:
        """Give the ways of opening that this version knows."""
        numbers = {_kind_of(slot) for slot in self.slots}
        return frozenset(kind for kind in SlotKind if kind in numbers)

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """Decode the slots of one kind; raises DamagedError when they are none."""
        found = (slot for slot in self.slots if _kind_of(slot) == kind)
        return tuple(_decode(bytes(slot), Slot) for slot in found)

    def with_slots(self, kind: SlotKind, now: tuple[Slot, ...]) -> "KeyFile":
        """Put these slots in the place of all of this kind."""
        others = tuple(slot for slot in self.slots if _kind_of(slot) != kind)
        return KeyFile(self.file_id, self.chest, others + _raw(now), self.rest)


def decode_key_file(content: bytes) -> KeyFile:
    """Read the bytes of the file; raises DamagedError or TooNewError."""
    head = _decode(content, _Head)
    if head.name != _NAME:
        raise DamagedError("these are no keys of a desk")
    if head.format > FORMAT:
        raise TooNewError(head.format, FORMAT)
    sheet = _decode(content, _Sheet)
    if sheet.checksum != _checksum(sheet.body):
        raise DamagedError("a byte of the keys is another one")
    parts = _decode(sheet.body, tuple[msgspec.Raw, ...])
    if len(parts) < _KNOWN_PARTS:
        raise DamagedError("a part of the keys is missing")
    return KeyFile(
        _decode(parts[0], bytes),
        _decode(parts[1], bytes),
        _decode(parts[2], tuple[msgspec.Raw, ...]),
        parts[_KNOWN_PARTS:],
    )


def encode_key_file(file: KeyFile) -> bytes:
    """Give the bytes of the file."""
    body = msgspec.msgpack.encode((file.file_id, file.chest, file.slots, *file.rest))
    return msgspec.msgpack.encode(_Sheet(_NAME, FORMAT, _checksum(body), body))


def read_key_file(path: Path) -> KeyFile:
    """Read the file; raises StorageError when it is not there."""
    try:
        return decode_key_file(path.read_bytes())
    except OSError as fault:
        raise StorageError(f"the keys cannot be read: {fault.strerror}") from fault


def write_key_file(path: Path, file: KeyFile) -> None:
    """Put the file there, whole or not at all, and durably."""
    try:
        _replace(path, encode_key_file(file))
    except OSError as fault:
        kind = StorageFullError if fault.errno == ENOSPC else StorageError
        raise kind(f"the keys cannot be written: {fault.strerror}") from fault


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    try:
        new.touch(mode=0o600)
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows and some network drives cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECKSUM_BYTES, person=b"kaiku keys").digest()


def _kind_of(slot: msgspec.Raw) -> int:
    return _decode(bytes(slot), _Kind).kind


def _raw(slots: tuple[Slot, ...]) -> tuple[msgspec.Raw, ...]:
    return tuple(msgspec.Raw(msgspec.msgpack.encode(slot)) for slot in slots)


def _decode(content: bytes, kind: type[_Part]) -> _Part:
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise DamagedError("the keys are damaged") from fault
