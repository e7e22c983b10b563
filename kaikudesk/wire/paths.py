"""Where a desk finds what at the register, below its address."""

from typing import Final

KEYS: Final = "/v1/keys"
ENROL: Final = "/v1/enrol"
PUSH: Final = "/v1/push"
PULL: Final = "/v1/pull"
MANIFEST: Final = "/v1/list/manifest"
CHUNKS: Final = "/v1/list/chunks/"


def chunk(sha256: bytes) -> str:
    """Give the path of one chunk of a snapshot, named by its SHA-256."""
    return CHUNKS + sha256.hex()
