"""A slot holds the master key, wrapped under what one way of opening gives.

XChaCha20-Poly1305 binds each wrapping to its place: the file's id, the kind of
slot and the slot's own id. What was wrapped for another place opens nothing.
"""

from enum import IntEnum
from typing import Final

import msgspec
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from kaikudesk.clock import Clock

KEY_BYTES: Final = 32
SLOT_ID_BYTES: Final = 8

_NONCE_BYTES: Final = 24


class SlotKind(IntEnum):
    """A way of opening the keys; the number stands in the file."""

    KEYRING = 1
    PASSPHRASE = 2
    RECOVERY = 3


class Slot(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One wrapping of the master key.

    `found_by` is what the secret is found by: the file's id, under which the
    key store keeps it, or the salt of its derivation. `passes` and `memory` (in
    bytes) are those of Argon2id, 0 where the secret is no passphrase.
    """

    kind: int
    slot_id: bytes
    found_by: bytes
    wrapped: bytes = b""
    passes: int = 0
    memory: int = 0

    def holding(
        self, master: bytes, secret: bytes, *, file_id: bytes, clock: Clock
    ) -> "Slot":
        """Give this slot with the master key wrapped in it."""
        wrapped = wrap(master, secret, place=self._place(file_id), clock=clock)
        return msgspec.structs.replace(self, wrapped=wrapped)

    def master(self, secret: bytes, *, file_id: bytes) -> bytes | None:
        """Give the master key; None where the secret is another one."""
        return unwrap(self.wrapped, secret, place=self._place(file_id))

    def _place(self, file_id: bytes) -> bytes:
        return b"kaiku slot" + file_id + bytes([self.kind]) + self.slot_id


def wrap(content: bytes, key: bytes, *, place: bytes, clock: Clock) -> bytes:
    """Encrypt under a key, for one place: a random nonce, then the rest."""
    nonce = clock.random_bytes(_NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(
        content, place, nonce, key
    )


def unwrap(wrapped: bytes, key: bytes, *, place: bytes) -> bytes | None:
    """Decrypt what was wrapped for this place; None where anything differs."""
    nonce, rest = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(rest, place, nonce, key)
    except (CryptoError, ValueError, TypeError):
        return None
