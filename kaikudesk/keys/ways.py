"""The ways of opening the keys: key store, passphrase, recovery code.

Each completes a slot for itself and gives the secret of a slot of its kind.
"""

import unicodedata
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import ClassVar, Final, Protocol

import msgspec
from nacl.pwhash import argon2id

from kaikudesk.clock import Clock
from kaikudesk.errors import (
    DamagedError,
    FormError,
    KeyLostError,
    KeyringMissingError,
    KeysError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from kaikudesk.keys.key_store import KeyStore
from kaikudesk.keys.recovery_code import RecoveryCode
from kaikudesk.keys.slots import KEY_BYTES, Slot, SlotKind

SHORTEST_PASSPHRASE: Final = 12

# What a damaged or a planted file may make this machine do.
_MOST_PASSES: Final = 64
_MOST_MEMORY: Final = 1 << 30
_SALT_BYTES: Final = 16


class Way(Protocol):
    """One way of opening the keys."""

    kind: ClassVar[SlotKind]

    def fit(self, blank: Slot, clock: Clock) -> Slot:
        """Complete a slot that names the file, so that `secret_of` will serve it."""
        ...

    def secret_of(self, slot: Slot) -> bytes:
        """Give the secret of a slot; raises the KeysError that says why it cannot."""
        ...

    def refusal(self) -> KeysError:
        """Give the error that says that this way opens no slot."""
        ...


@dataclass(frozen=True, slots=True)
class ByKeyring:
    """Open with a random secret that the key store keeps under the file's id."""

    kind: ClassVar = SlotKind.KEYRING
    store: KeyStore

    def fit(self, blank: Slot, clock: Clock) -> Slot:
        """See that the key store keeps a secret for this file.

        One that it has already stays: it may open the slot on the disk, until
        the new one is there. A new one is read back, since there are key stores
        that take a secret and keep none.
        """
        name = blank.found_by.hex()
        if _secret_in(self.store.get(name)) is None:
            secret = clock.random_bytes(KEY_BYTES)
            self.store.set(name, secret.hex())
            if _secret_in(self.store.get(name)) != secret:
                raise KeyringMissingError("the key store keeps nothing")
        return blank

    def secret_of(self, slot: Slot) -> bytes:
        kept = _secret_in(self.store.get(slot.found_by.hex()))
        if kept is None:
            raise self.refusal()
        return kept

    def refusal(self) -> KeysError:
        return KeyLostError("the key store does not hold the key of this file")


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear it is to try a passphrase: passes, and memory in bytes."""

    passes: int
    memory: int


# What libsodium calls moderate.
MODERATE: Final = Cost(passes=3, memory=256 << 20)


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    """Open with words that a person remembers, derived once by Argon2id.

    `cost` is for a new slot; a slot remembers its own.
    """

    kind: ClassVar = SlotKind.PASSPHRASE
    words: str = field(repr=False)
    cost: Cost = MODERATE

    def fit(self, blank: Slot, clock: Clock) -> Slot:
        """Draw a salt; raises FormError for too short a passphrase."""
        if len(self._normal()) < SHORTEST_PASSPHRASE:
            raise FormError("passphrase", "too_short")
        return msgspec.structs.replace(
            blank,
            found_by=clock.random_bytes(argon2id.SALTBYTES),
            passes=self.cost.passes,
            memory=self.cost.memory,
        )

    def secret_of(self, slot: Slot) -> bytes:
        _require_sense(slot)
        return argon2id.kdf(
            KEY_BYTES,
            self._normal().encode(),
            slot.found_by,
            opslimit=slot.passes,
            memlimit=slot.memory,
        )

    def refusal(self) -> KeysError:
        return WrongPassphraseError("the passphrase opens nothing here")

    def _normal(self) -> str:
        # An ä typed on a Mac may come as two signs.
        return unicodedata.normalize("NFC", self.words)


@dataclass(frozen=True, slots=True)
class ByRecoveryCode:
    """Open with the code that the register keeps, sealed."""

    kind: ClassVar = SlotKind.RECOVERY
    code: RecoveryCode

    def fit(self, blank: Slot, clock: Clock) -> Slot:
        salt = clock.random_bytes(_SALT_BYTES)
        return msgspec.structs.replace(blank, found_by=salt)

    def secret_of(self, slot: Slot) -> bytes:
        """Spread the code; nobody tries 128 random bits, so this is quick."""
        return blake2b(
            slot.found_by,
            key=self.code.secret,
            digest_size=KEY_BYTES,
            person=b"kaiku recovery",
        ).digest()

    def refusal(self) -> KeysError:
        return WrongRecoveryCodeError("the recovery code opens nothing here")


def _secret_in(kept: str | None) -> bytes | None:
    try:
        secret = bytes.fromhex(kept or "")
    except ValueError:
        return None
    return secret if len(secret) == KEY_BYTES else None


def _require_sense(slot: Slot) -> None:
    sensible = (
        len(slot.found_by) == argon2id.SALTBYTES
        and argon2id.OPSLIMIT_MIN <= slot.passes <= _MOST_PASSES
        and argon2id.MEMLIMIT_MIN <= slot.memory <= _MOST_MEMORY
    )
    if not sensible:
        raise DamagedError("a passphrase slot makes no sense")
