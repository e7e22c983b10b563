"""Boxes, signatures and sealing, all of it PyNaCl's.

A *box* hides one private part of an entry under a key that is derived from
the day key, the entry's id and the box's name. Its random nonce stands in the
box and goes with it, so that nobody who has the day key can guess the content
of a box that was taken away from the hash that stays in the entry.
"""

from enum import IntEnum
from hashlib import blake2b

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box,
)
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from kaikudesk.clock import Clock
from kaikudesk.errors import BoxError, SignatureError

KEY_BYTES = 32
NONCE_BYTES = 24
BOX_HASH_BYTES = 16
TAG_BYTES = 16
SIGNATURE_BYTES = 64


class BoxName(IntEnum):
    """What a box holds; the number stands in the entry."""

    CODE = 1
    BACKGROUND = 2
    WELLBEING = 3


def box_key(day_key: bytes, entry_id: bytes, name: BoxName) -> bytes:
    """Derive the key of one box; it opens nothing else."""
    return blake2b(
        entry_id + bytes([name]),
        key=day_key,
        digest_size=KEY_BYTES,
        person=b"kaiku box",
    ).digest()


def close_box(content: bytes, key: bytes, clock: Clock) -> bytes:
    """Encrypt a box: its nonce, then XChaCha20-Poly1305 of the content."""
    nonce = clock.random_bytes(NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(content, None, nonce, key)


def close_by_content(content: bytes, key: bytes) -> bytes:
    """Encrypt so that the same content under the same key gives the same bytes.

    The nonce is a keyed hash of the content: it repeats only with all the rest.
    """
    nonce = blake2b(
        content, key=key, digest_size=NONCE_BYTES, person=b"kaiku nonce"
    ).digest()
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(content, None, nonce, key)


def open_box(box: bytes, key: bytes) -> bytes:
    """Decrypt a box; raises BoxError when the key or a byte is another one."""
    nonce, rest = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(rest, None, nonce, key)
    except (CryptoError, ValueError, TypeError) as fault:
        raise BoxError("a box does not open") from fault


def close_piece(content: bytes, key: bytes, place: bytes, about: bytes) -> bytes:
    """Encrypt one piece of a longer whole, under a key that serves only this whole.

    `place` tells which piece it is, differs for each and is the nonce; `about`
    is not in the piece, but it opens only with the same bytes.
    """
    nonce = place.ljust(NONCE_BYTES, b"\0")
    return crypto_aead_xchacha20poly1305_ietf_encrypt(content, about, nonce, key)


def open_piece(piece: bytes, key: bytes, place: bytes, about: bytes) -> bytes:
    """Decrypt one piece; raises BoxError where it is another one, or elsewhere."""
    nonce = place.ljust(NONCE_BYTES, b"\0")
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(piece, about, nonce, key)
    except (CryptoError, ValueError, TypeError) as fault:
        raise BoxError("a piece does not open") from fault


def box_hash(box: bytes) -> bytes:
    """Give the hash by which an entry vouches for its box."""
    return blake2b(box, digest_size=BOX_HASH_BYTES, person=b"kaiku box hash").digest()


def seal_to(public_key: bytes, content: bytes) -> bytes:
    """Seal bytes so that only the holder of the private key reads them.

    Raises BoxError for bytes that are no public key.
    """
    try:
        return SealedBox(PublicKey(public_key)).encrypt(content)
    except (CryptoError, ValueError, TypeError) as fault:
        raise BoxError("a key that nothing can be sealed to") from fault


def seal_by_seed(public_key: bytes, content: bytes, seed: bytes) -> bytes:
    """Seal like `seal_to`, with a one-time key that 32 bytes decide.

    Only for what is invented: whoever knows the seed can open the seal.
    """
    private, once = sealing_pair(seed)
    nonce = blake2b(once + public_key, digest_size=NONCE_BYTES).digest()
    return once + crypto_box(content, nonce, public_key, private)


def unseal(private_key: bytes, sealed: bytes) -> bytes:
    """Open what was sealed to this key; raises BoxError when it was not."""
    try:
        return SealedBox(PrivateKey(private_key)).decrypt(sealed)
    except (CryptoError, ValueError) as fault:
        raise BoxError("a seal does not open") from fault


def sealing_pair(seed: bytes) -> tuple[bytes, bytes]:
    """Give the private and the public key for sealing, from 32 random bytes."""
    private = PrivateKey(seed)
    return bytes(private), bytes(private.public_key)


def signing_pair(seed: bytes) -> tuple[bytes, bytes]:
    """Give the signing and the verifying key (Ed25519), from 32 random bytes."""
    signing = SigningKey(seed)
    return bytes(signing), bytes(signing.verify_key)


def sign(signing_key: bytes, purpose: bytes, statement: bytes) -> bytes:
    """Sign a statement for one purpose; a signature serves for no other."""
    return SigningKey(signing_key).sign(purpose + b"\0" + statement).signature


def verify(
    verify_key: bytes, purpose: bytes, statement: bytes, signature: bytes
) -> None:
    """Raise SignatureError unless the statement was signed for this purpose."""
    try:
        VerifyKey(verify_key).verify(purpose + b"\0" + statement, signature)
    except (BadSignatureError, ValueError, TypeError) as fault:
        raise SignatureError("a signature does not fit") from fault


def fingerprint(verify_key: bytes) -> bytes:
    """Give the 16 bytes that stand for a root key in an enrolment code."""
    return blake2b(verify_key, digest_size=16, person=b"kaiku root").digest()
