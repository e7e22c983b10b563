"""Receipts: the register's signed word that it holds entries up to a number.

An entry is acknowledged when the desk's own chain hash at the receipt's last
number is the receipt's link. A number alone acknowledges nothing.
"""

import msgspec

from kaikudesk.seal import sign, verify
from kaikudesk.wire.packing import decode, encode

FORMAT = 1
PURPOSE = b"kaikudesk receipt"


class Receipt(msgspec.Struct, frozen=True, array_like=True):
    """What the register took in of one replica, from `first` to `last`.

    `link` is the chain hash at `last`; `epoch` and `seq` place it in the
    register's history; `received` is in milliseconds since 1970, UTC. `held`
    and `unread` are numbers n that wait for a person, or could not be read.
    """

    format: int
    replica: bytes
    first: int
    last: int
    link: bytes
    epoch: bytes
    seq: int
    received: int
    held: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """A statement's bytes with the signature of one of the register's keys."""

    statement: bytes
    signature: bytes
    key: int


def sign_receipt(receipt: Receipt, signing_key: bytes, key: int) -> Signed:
    """Sign a receipt with the register's working key of this number."""
    statement = encode(receipt)
    return Signed(statement, sign(signing_key, PURPOSE, statement), key)


def read_receipt(signed: Signed, verify_keys: dict[int, bytes]) -> Receipt:
    """Check and read a receipt.

    Raises SignatureError for another signature or an unknown key, and
    MalformedEntryError for a statement that is no receipt.
    """
    verify(
        verify_keys.get(signed.key, b""), PURPOSE, signed.statement, signed.signature
    )
    return decode(signed.statement, Receipt)
