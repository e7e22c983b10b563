"""Bodies on the wire: msgpack, compressed with zstd, never larger than agreed."""

from typing import Final, TypeVar

import msgspec
import zstandard

from kaikudesk.errors import MalformedEntryError

MEDIA_TYPE: Final = "application/vnd.kaikudesk+zstd"
LARGEST_BODY: Final = 32 * 1024 * 1024
_LEVEL: Final = 3

_Message = TypeVar("_Message")
_encoder = msgspec.msgpack.Encoder()


def encode(message: object) -> bytes:
    """Encode a message as msgpack."""
    return _encoder.encode(message)


def decode(raw: bytes, kind: type[_Message]) -> _Message:
    """Decode msgpack; raises MalformedEntryError when it is not this kind."""
    try:
        return msgspec.msgpack.decode(raw, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as fault:
        raise MalformedEntryError(str(fault)) from fault


def pack(message: object) -> bytes:
    """Encode and compress a whole body, with a sum by which damage is noticed."""
    compressor = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)
    return compressor.compress(encode(message))


def unpack(
    raw: bytes, kind: type[_Message], *, largest: int = LARGEST_BODY
) -> _Message:
    """Decompress and decode a whole body.

    Raises MalformedEntryError when it is damaged, is not this kind, or would
    unfold to more than `largest` bytes.
    """
    size = _unfolded_size(raw)
    if not 0 <= size <= largest:
        raise MalformedEntryError("the body's size is missing or too large")
    try:
        plain = zstandard.ZstdDecompressor().decompress(raw, allow_extra_data=False)
    except zstandard.ZstdError as fault:
        raise MalformedEntryError(str(fault)) from fault
    return decode(plain, kind)


def _unfolded_size(raw: bytes) -> int:
    try:
        return zstandard.frame_content_size(raw)
    except zstandard.ZstdError as fault:
        raise MalformedEntryError(str(fault)) from fault
