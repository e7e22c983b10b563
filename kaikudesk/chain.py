"""The hash chain over a replica's entries: who changes one byte changes all after."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

LINK_BYTES = 16


def anchor(replica: bytes) -> bytes:
    """Give the chain hash before entry 1, different for each replica."""
    return blake2b(replica, digest_size=LINK_BYTES, person=b"kaiku chain").digest()


def link(before: bytes, plain: bytes) -> bytes:
    """Give the chain hash at an entry from the one before it and its plain bytes."""
    return blake2b(
        before + plain, digest_size=LINK_BYTES, person=b"kaiku link"
    ).digest()


def links(before: bytes, plains: Iterable[bytes]) -> Iterator[bytes]:
    """Give the chain hash at each of these entries, which follow `before`."""
    for plain in plains:
        before = link(before, plain)
        yield before
