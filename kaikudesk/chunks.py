"""Chunks of a snapshot: many rows of the check list as few bytes.

Rows are sorted by key and written column by column: keys as differences, all
other columns above their least value, each spread over as many byte planes as
it needs. Planes of one place have little in them for zstd to say; differences
of sorted random keys cannot be written much shorter than this. The whole is
encrypted, and the same rows under the same key give the same bytes, so a chunk
can be named by their SHA-256 and kept by any cache.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import Final

import msgspec
import zstandard

from kaikudesk.errors import BoxError, MalformedEntryError
from kaikudesk.seal import close_by_content, open_box

# key, last valid day, children, kind, state, area
ListTuple = tuple[int, int, int, int, int, int]

FORMAT: Final = 1
ROWS: Final = 50_000
ROOT_MODULUS: Final = 1 << 61
_LEAST_KEY: Final = -(1 << 63)
_LARGEST: Final = 64 * 1024 * 1024
_LEVEL: Final = 3
_TYPES: Final = {1: "B", 2: "H", 4: "I", 8: "Q"}
_COLUMNS: Final = 6
_MOST_ROWS: Final = 1_000_000
_encode: Final = msgspec.msgpack.Encoder().encode


class _Column(msgspec.Struct, frozen=True, array_like=True):
    """The least value of a column, and how many planes hold the rest."""

    base: int
    width: int


class _Table(msgspec.Struct, frozen=True, array_like=True):
    """All columns of a chunk; the planes stand one behind the other."""

    format: int
    rows: int
    columns: tuple[_Column, ...]
    planes: bytes


def write_chunk(rows: Iterable[ListTuple], key: bytes) -> bytes:
    """Write rows, in any order and none of them twice, as one encrypted chunk."""
    keys, *others = zip(*sorted(rows), strict=True)
    columns, planes = [], []
    for values in (_differences(keys), *others):
        column, spread = _write_column(values)
        columns.append(column)
        planes.append(spread)
    table = _encode(_Table(FORMAT, len(keys), tuple(columns), b"".join(planes)))
    return close_by_content(zstandard.ZstdCompressor(level=_LEVEL).compress(table), key)


def read_chunk(body: bytes, key: bytes) -> Iterator[ListTuple]:
    """Read a chunk's rows, sorted by key; raises MalformedEntryError."""
    table = _open(body, key)
    widths = [column.width for column in table.columns]
    if (
        table.format != FORMAT
        or len(widths) != _COLUMNS
        or not set(widths) <= {0, *_TYPES}
        or sum(widths) * table.rows != len(table.planes)
        or not 0 <= table.rows <= _MOST_ROWS
    ):
        raise MalformedEntryError("a chunk whose columns do not fit together")
    differences, *others = _read_columns(table)
    keys = accumulate(differences, initial=_LEAST_KEY)
    next(keys)
    return zip(keys, *others, strict=True)


def row_sum(row: ListTuple) -> int:
    """Give what one row adds to the root of its list, modulo `ROOT_MODULUS`."""
    digest = blake2b(_encode(row), digest_size=8, person=b"kaiku list row").digest()
    return int.from_bytes(digest, "big") % ROOT_MODULUS


def _open(body: bytes, key: bytes) -> _Table:
    try:
        packed = open_box(body, key)
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= _LARGEST:
            raise MalformedEntryError("a chunk that would unfold too far")
        plain = zstandard.ZstdDecompressor().decompress(packed)
        return msgspec.msgpack.decode(plain, type=_Table)
    except (BoxError, zstandard.ZstdError, msgspec.DecodeError) as fault:
        raise MalformedEntryError(str(fault)) from fault


def _differences(keys: Sequence[int]) -> list[int]:
    befores = (_LEAST_KEY, *keys[:-1])
    return [key - before for before, key in zip(befores, keys, strict=True)]


def _write_column(values: Sequence[int]) -> tuple[_Column, bytes]:
    base = min(values)
    width = _width(max(values) - base)
    if width == 0:
        return _Column(base, 0), b""
    plain = array(_TYPES[width], [value - base for value in values])
    _little_endian(plain)
    raw = plain.tobytes()
    return _Column(base, width), b"".join(raw[at::width] for at in range(width))


def _width(largest: int) -> int:
    return next(width for width in (0, 1, 2, 4, 8) if largest < 1 << 8 * width)


def _read_columns(table: _Table) -> Iterator[Sequence[int] | Iterator[int]]:
    at = 0
    for column in table.columns:
        size = column.width * table.rows
        yield _read_column(table.planes[at : at + size], column, table.rows)
        at += size


def _read_column(
    planes: bytes, column: _Column, rows: int
) -> Sequence[int] | Iterator[int]:
    width, base = column.width, column.base
    if width == 0:
        return (base,) * rows
    raw = bytearray(len(planes))
    for at in range(width):
        raw[at::width] = planes[at * rows : (at + 1) * rows]
    values = array(_TYPES[width])
    values.frombytes(raw)
    _little_endian(values)
    return map(base.__add__, values) if base else values


def _little_endian(values: "array[int]") -> None:
    """Turn between this machine's order of bytes and the chunk's."""
    if sys.byteorder == "big":
        values.byteswap()
