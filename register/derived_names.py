"""The name of the replica that the entries of a forked file are taken in under."""

from hashlib import blake2b

from kaikudesk.wire.entry import REPLICA_BYTES


def derived_replica(replica: bytes, before: bytes) -> bytes:
    """Name the replica of what follows this link of a replica without joining it."""
    return blake2b(
        replica + before, digest_size=REPLICA_BYTES, person=b"kaiku derived"
    ).digest()
