"""Receipts: only the register's own word, byte for byte, acknowledges anything."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import MalformedEntryError, SignatureError
from kaikudesk.seal import sign, signing_pair
from kaikudesk.wire.messages import (
    KEYS_PURPOSE,
    MANIFEST_PURPOSE,
    sign_statement,
)
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import (
    PURPOSE,
    Receipt,
    Signed,
    read_receipt,
    sign_receipt,
)
from tests.kaikudesk.flipping import flipped
from tests.making import a_receipt

SIGNING, VERIFYING = signing_pair(b"w" * 32)
KEYS = {1: signing_pair(b"o" * 32)[1], 2: VERIFYING}

NUMBERS = st.lists(st.integers(1, 999), max_size=4).map(tuple)
RECEIPTS = st.builds(
    Receipt,
    format=st.just(1),
    replica=st.binary(min_size=8, max_size=8),
    first=st.integers(1, 2**40),
    last=st.integers(1, 2**40),
    link=st.binary(min_size=16, max_size=16),
    epoch=st.binary(min_size=16, max_size=16),
    seq=st.integers(1, 2**40),
    received=st.integers(0, 2**47),
    held=NUMBERS,
    unread=NUMBERS,
)


@given(RECEIPTS)
def test_a_desk_reads_what_the_register_signed(receipt: Receipt) -> None:
    """The receipt comes back whole, with the held and the unread numbers."""
    assert read_receipt(sign_receipt(receipt, SIGNING, 2), KEYS) == receipt


@given(RECEIPTS, st.integers(0))
def test_a_flipped_bit_makes_it_nobodys_word(receipt: Receipt, bit: int) -> None:
    """Neither statement nor signature can be changed on the way."""
    signed = sign_receipt(receipt, SIGNING, 2)

    for changed in (
        Signed(flipped(signed.statement, bit), signed.signature, 2),
        Signed(signed.statement, flipped(signed.signature, bit), 2),
    ):
        with pytest.raises(SignatureError):
            read_receipt(changed, KEYS)


@pytest.mark.parametrize("key", [1, 3, 0, -1])
def test_a_key_of_another_number_vouches_for_nothing(key: int) -> None:
    """Another or an unknown key of the register does not fit."""
    signed = sign_receipt(a_receipt(), SIGNING, 2)

    with pytest.raises(SignatureError):
        read_receipt(msgspec.structs.replace(signed, key=key), KEYS)


def test_a_receipt_signed_by_a_stranger_is_refused() -> None:
    """Who does not hold the register's key acknowledges nothing."""
    stranger, _ = signing_pair(b"x" * 32)

    with pytest.raises(SignatureError):
        read_receipt(sign_receipt(a_receipt(), stranger, 2), KEYS)


@pytest.mark.parametrize("purpose", [KEYS_PURPOSE, MANIFEST_PURPOSE, b""])
def test_what_was_signed_for_another_purpose_is_no_receipt(purpose: bytes) -> None:
    """The same bytes, signed by the same key as something else, do not count."""
    signed = sign_statement(a_receipt(), purpose, SIGNING, 2)

    with pytest.raises(SignatureError):
        read_receipt(signed, KEYS)


@pytest.mark.parametrize("statement", [b"", b"\x90", b"\xc0", encode([1, 2, 3])])
def test_a_signed_statement_that_is_no_receipt_is_malformed(statement: bytes) -> None:
    """Even the register's own word is read with care."""
    signed = Signed(statement, sign(SIGNING, PURPOSE, statement), 2)

    with pytest.raises(MalformedEntryError):
        read_receipt(signed, KEYS)


def test_a_receipt_of_a_later_version_is_read() -> None:
    """New fields stand at the end, and the signature covers them too."""
    later = encode([*msgspec.msgpack.decode(encode(a_receipt(5))), "new"])
    signed = Signed(later, sign(SIGNING, PURPOSE, later), 2)

    assert read_receipt(signed, KEYS) == a_receipt(5)


def test_the_bytes_of_a_receipt_are_fixed_for_good() -> None:
    """Desks keep receipts for years: order and form never change."""
    receipt = Receipt(1, b"replica1", 2, 3, bytes(16), bytes(16), 4, 5, (3,))
    expected = (
        "9a01" + "c408" + b"replica1".hex() + "0203" + ("c410" + "00" * 16) * 2 + "0405"
    )

    assert sign_receipt(receipt, SIGNING, 2).statement.hex() == expected + "910390"
