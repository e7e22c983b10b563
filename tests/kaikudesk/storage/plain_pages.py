"""What stands in an encrypted file, page by page: deleted rows too.

SQLCipher 4: AES-256-CBC, pages of 4,096 bytes that end in 16 bytes of
initialisation vector and 64 of HMAC; the first 16 bytes of the file are salt.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest

PAGE = 4096
VECTOR = 16
RESERVED = VECTOR + 64

# Comes along with the key store of Linux, and only there.
needs_cipher = pytest.mark.skipif(
    find_spec("cryptography") is None,
    reason="no cryptography package to look below SQLCipher",
)


def plain_pages(path: Path, key: bytes) -> bytes:
    """Decrypt every page of a file."""
    content = path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    pages[0] = pages[0][16:]
    return b"".join(_plain(page, key) for page in pages)


def _plain(page: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - not everywhere
        Cipher,
        algorithms,
        modes,
    )

    vector = page[-RESERVED : -RESERVED + VECTOR]
    opening = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return opening.update(page[:-RESERVED]) + opening.finalize()
