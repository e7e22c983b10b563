"""Boxes, seals and signatures: another key or byte opens nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import BoxError, SignatureError
from kaikudesk.seal import (
    BoxName,
    box_hash,
    box_key,
    close_box,
    fingerprint,
    open_box,
    seal_by_seed,
    seal_to,
    sealing_pair,
    sign,
    signing_pair,
    unseal,
    verify,
)
from tests.fakes import FixedClock
from tests.kaikudesk.flipping import flipped

DAY_KEY = b"d" * 32
ENTRY_ID = b"an entry's id..."
KEY = box_key(DAY_KEY, ENTRY_ID, BoxName.CODE)
PRIVATE, PUBLIC = sealing_pair(b"s" * 32)
SIGNING, VERIFYING = signing_pair(b"v" * 32)

CONTENT = st.binary(max_size=200)
BIT = st.integers(0)
JUNK = st.binary(max_size=80)


@given(CONTENT)
def test_a_box_gives_back_what_was_put_in(content: bytes) -> None:
    """What the desk closes, the register opens with the derived key."""
    assert open_box(close_box(content, KEY, FixedClock()), KEY) == content


@given(CONTENT, BIT)
def test_a_flipped_bit_closes_a_box_for_good(content: bytes, bit: int) -> None:
    """Nonce, content and tag are all vouched for."""
    box = close_box(content, KEY, FixedClock())

    with pytest.raises(BoxError):
        open_box(flipped(box, bit), KEY)


@given(CONTENT, st.integers(0, 40))
def test_a_cut_box_does_not_open(content: bytes, rest: int) -> None:
    """Half a box is a fault with a name, also where not even a nonce is left."""
    box = close_box(content, KEY, FixedClock())

    with pytest.raises(BoxError):
        open_box(box[: min(rest, len(box) - 1)], KEY)


@given(JUNK, st.binary(max_size=40))
def test_bytes_that_are_no_box_do_not_open(junk: bytes, key: bytes) -> None:
    """Whatever arrives as box or key, the fault is always the same one."""
    with pytest.raises(BoxError):
        open_box(junk, key)


@pytest.mark.parametrize(
    "other",
    [
        box_key(b"e" * 32, ENTRY_ID, BoxName.CODE),
        box_key(DAY_KEY, b"another entry id", BoxName.CODE),
        box_key(DAY_KEY, ENTRY_ID, BoxName.BACKGROUND),
    ],
    ids=["day", "entry", "name"],
)
def test_a_box_opens_with_its_own_key_only(other: bytes) -> None:
    """The key of one box says nothing of another day, entry or box."""
    box = close_box(b"KK1234", KEY, FixedClock())

    with pytest.raises(BoxError):
        open_box(box, other)


def test_the_same_content_makes_two_boxes() -> None:
    """With the day key alone nobody guesses from a hash what a lost box held."""
    clock = FixedClock()
    one, other = (close_box(b"KK1234", KEY, clock) for _ in range(2))

    assert one != other
    assert box_hash(one) != box_hash(other)


@given(CONTENT, BIT)
def test_a_flipped_bit_makes_another_box(content: bytes, bit: int) -> None:
    """The hash in an entry fits its own box and no other."""
    box = close_box(content, KEY, FixedClock())

    assert box_hash(flipped(box, bit)) != box_hash(box)
    assert len(box_hash(box)) == 16


@given(CONTENT)
def test_a_seal_opens_for_its_reader(content: bytes) -> None:
    """Anybody seals; only the holder of the private key reads."""
    assert unseal(PRIVATE, seal_to(PUBLIC, content)) == content


@given(CONTENT, BIT)
def test_a_seal_with_a_flipped_bit_opens_for_nobody(content: bytes, bit: int) -> None:
    """A changed seal is a fault with a name."""
    with pytest.raises(BoxError):
        unseal(PRIVATE, flipped(seal_to(PUBLIC, content), bit))


@given(JUNK, st.binary(max_size=40))
def test_bytes_that_are_no_seal_open_for_nobody(junk: bytes, key: bytes) -> None:
    """Whatever arrives as seal or key, the fault is always the same one."""
    with pytest.raises(BoxError):
        unseal(key, junk)


@given(CONTENT)
def test_a_seal_by_seed_opens_like_any_and_repeats(content: bytes) -> None:
    """The same seed seals to the same bytes, another to others."""
    sealed = seal_by_seed(PUBLIC, content, b"1" * 32)

    assert unseal(PRIVATE, sealed) == content
    assert seal_by_seed(PUBLIC, content, b"1" * 32) == sealed
    assert seal_by_seed(PUBLIC, content, b"2" * 32) != sealed


def test_a_seal_does_not_open_for_another() -> None:
    """Another desk's private key reads nothing."""
    other, _ = sealing_pair(b"o" * 32)

    with pytest.raises(BoxError):
        unseal(other, seal_to(PUBLIC, b"day key"))


@given(CONTENT, CONTENT)
def test_a_signature_serves_for_its_purpose(purpose: bytes, statement: bytes) -> None:
    """What was signed verifies as what it was signed for."""
    purpose = purpose.replace(b"\0", b"")

    verify(VERIFYING, purpose, statement, sign(SIGNING, purpose, statement))


@given(CONTENT, BIT)
def test_a_changed_statement_or_signature_is_refused(
    statement: bytes, bit: int
) -> None:
    """One flipped bit in either makes the word of another."""
    signature = sign(SIGNING, b"receipt", statement)

    with pytest.raises(SignatureError):
        verify(VERIFYING, b"receipt", statement, flipped(signature, bit))
    with pytest.raises(SignatureError):
        verify(VERIFYING, b"receipt", flipped(statement + b".", bit), signature)


def test_a_signature_for_one_purpose_serves_for_no_other() -> None:
    """A signed receipt cannot be shown as a manifest, nor by moving the border."""
    signature = sign(SIGNING, b"receipt", b"of today")

    with pytest.raises(SignatureError):
        verify(VERIFYING, b"manifest", b"of today", signature)
    with pytest.raises(SignatureError):
        verify(VERIFYING, b"receipt of", b"today", signature)


@given(JUNK, JUNK)
def test_bytes_that_are_no_key_or_signature_are_refused(
    key: bytes, signature: bytes
) -> None:
    """An unknown key is given as no bytes at all, and refused like a wrong one."""
    for other in (key, b"", VERIFYING):
        with pytest.raises(SignatureError):
            verify(other, b"receipt", b"statement", signature)


def test_what_is_in_the_field_stays_readable() -> None:
    """Derivations and hashes never change: old boxes must open for ten years."""
    assert (
        KEY.hex() == "fa4085925133ee850311a594e92f0fcf091b3967d289e4a884170a115f71ef8d"
    )
    assert box_hash(b"box").hex() == "b372f6ad7da5b715adf730d7ebfe0a51"
    assert fingerprint(VERIFYING).hex() == "04ca4e77e77c286d9f096db39edc9f1b"
    assert (
        sign(SIGNING, b"receipt", b"statement")
        .hex()
        .startswith("501c41534709a38b7e4a76ba5d08ede4")
    )
