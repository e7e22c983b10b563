"""A backup: every row of one state of the database, the same for each kind of it.

A line that names the format, then a zstd stream of packed parts, then the
SHA-256 of all before. It is written beside and takes its name when it is whole,
so a file of that name is always a backup. What can be made again is left out.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

import msgspec
import zstandard
from sqlalchemy import Connection, Table, select

from kaikudesk.errors import MalformedEntryError
from kaikudesk.wire.packing import decode, encode
from register.errors import BrokenBackupError
from register.opened import Register
from register.tables import (
    SCHEMA_VERSION,
    audit,
    chunks,
    feed_head,
    locks,
    metadata,
    schema,
    snapshots,
)

MAGIC: Final = b"kaikudesk register backup 1\n"
_SUM_BYTES: Final = 32
_LENGTH_BYTES: Final = 4
_LARGEST_PART: Final = 256 * 1024 * 1024
_ROWS: Final = 1000
_PIECE: Final = 1 << 20
_LEFT_OUT: Final = {schema.name, locks.name, snapshots.name, chunks.name}


class About(msgspec.Struct, frozen=True, array_like=True):
    """What a backup is of."""

    schema: int
    root: bytes
    made: int
    epoch: bytes
    n: int


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Some rows of a table, in the order of these columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def kept_tables() -> list[Table]:
    """Give the tables that a backup holds, the same at both ends."""
    return [one for one in metadata.sorted_tables if one.name not in _LEFT_OUT]


def write_backup(register: Register, path: Path) -> About:
    """Write a backup while the register goes on serving; raises OSError."""
    beside = path.with_name(f"{path.name}.{register.clock.random_bytes(4).hex()}")
    try:
        with beside.open("xb") as file:
            beside.chmod(0o600)
            about = _write(register, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return about


def _write(register: Register, file: IO[bytes]) -> About:
    summed = _Summed(file)
    summed.write(MAGIC)
    packer = zstandard.ZstdCompressor(level=6)
    with register.database.reading() as connection:
        about = _about(register, connection)
        with packer.stream_writer(summed, closefd=False) as stream:  # type: ignore[arg-type]  # it only writes
            for part in _parts(connection, about):
                stream.write(len(part).to_bytes(_LENGTH_BYTES, "big"))
                stream.write(part)
    file.write(summed.sum.digest())
    return about


class _Summed:
    """Writes to a file and sums up what it wrote."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.sum = sha256()

    def write(self, piece: bytes) -> int:
        self.sum.update(piece)
        return self._file.write(piece)

    def flush(self) -> None:
        self._file.flush()


def _about(register: Register, connection: Connection) -> About:
    head = connection.execute(select(feed_head)).one()
    now = register.clock.now_ms()
    return About(SCHEMA_VERSION, register.keys.root, now, head.epoch, head.n)


def _parts(connection: Connection, about: About) -> Iterator[bytes]:
    yield encode(about)
    for table in kept_tables():
        # Its numbers are the database's own; the order is kept.
        columns = [c for c in table.columns if (table, c.name) != (audit, "number")]
        found = connection.execution_options(yield_per=_ROWS).execute(
            select(*columns).order_by(*table.primary_key)
        )
        names = tuple(str(one.name) for one in columns)
        for rows in found.partitions(_ROWS):
            told = tuple(tuple(row) for row in rows)
            yield encode(Part(str(table.name), names, told))


@contextmanager
def read_backup(path: Path) -> Iterator[tuple[About, Iterable[Part]]]:
    """Read a backup whose sum is right; raises BrokenBackupError or OSError."""
    with path.open("rb") as file:
        length = _checked_length(file)
        file.seek(len(MAGIC))
        body = _Body(file, length - len(MAGIC))
        unpacker = zstandard.ZstdDecompressor()
        with unpacker.stream_reader(body, closefd=False) as stream:  # type: ignore[arg-type]  # it only reads
            parts = _read_parts(stream)
            try:
                about = decode(next(parts, b""), About)
                yield about, (decode(part, Part) for part in parts)
            except (zstandard.ZstdError, MalformedEntryError) as fault:
                raise BrokenBackupError(str(path)) from fault


class _Body:
    """Reads so many bytes of a file and no further."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self._file = file
        self._left = left

    def read(self, size: int = -1) -> bytes:
        asked = self._left if size < 0 else min(size, self._left)
        piece = self._file.read(asked)
        self._left -= len(piece)
        return piece


def _checked_length(file: IO[bytes]) -> int:
    """Give how long the summed part is, once its sum was found right."""
    length = file.seek(0, os.SEEK_END) - _SUM_BYTES
    file.seek(0)
    body, found = _Body(file, max(length, 0)), sha256()
    begins = body.read(len(MAGIC))
    found.update(begins)
    while piece := body.read(_PIECE):
        found.update(piece)
    if begins != MAGIC or file.read() != found.digest():
        raise BrokenBackupError(file.name)
    return length


def _read_parts(stream: zstandard.ZstdDecompressionReader) -> Iterator[bytes]:
    while start := _read_whole(stream, _LENGTH_BYTES):
        length = int.from_bytes(start, "big")
        if length > _LARGEST_PART:
            raise MalformedEntryError("a part longer than any")
        yield _read_whole(stream, length)


def _read_whole(stream: zstandard.ZstdDecompressionReader, length: int) -> bytes:
    read = bytearray()
    while len(read) < length and (piece := stream.read(length - len(read))):
        read += piece
    return bytes(read)
