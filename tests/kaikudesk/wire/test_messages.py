"""Messages: each travels whole, and only who may say a thing is believed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import MalformedEntryError, SignatureError
from kaikudesk.seal import sign, signing_pair
from kaikudesk.wire import messages
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.messages import (
    KEYS_PURPOSE,
    MANIFEST_PURPOSE,
    KeysAnswer,
    Manifest,
    WorkingKeys,
    bearer,
    read_manifest,
    read_working_keys,
    sign_statement,
)
from kaikudesk.wire.packing import decode, encode, pack, unpack
from kaikudesk.wire.receipt import PURPOSE as RECEIPT_PURPOSE
from kaikudesk.wire.receipt import Signed
from kaikudesk.wire.rows import SiteRowWire
from tests.kaikudesk.flipping import flipped

ROOT_SIGNING, ROOT = signing_pair(b"r" * 32)
SIGNING, VERIFYING = signing_pair(b"w" * 32)
OLD = WorkingKeys(1, b"v" * 32, b"s" * 32, 1_700_000_000_000)
NEW = WorkingKeys(2, VERIFYING, b"t" * 32, 1_790_000_000_000)
SIGNED = Signed(b"statement", b"signature", 1)
SITE = SiteRowWire(7, "Kuhmotalo", 4, "Kuhmo", ("venue",))
LIST_KEY = messages.ListKey(1, b"k" * 32)
MANIFEST = Manifest(
    scope="list/1/1",
    epoch=b"e" * 16,
    seq=9,
    rows=2,
    root=2**61 - 1,
    good_until=1_790_000_000_000,
    list_key=LIST_KEY,
    chunk_key=b"c" * 32,
    chunks=(messages.Chunk(b"h" * 32, 100, 2),),
    cursor=b"token",
    time=1_790_000_000_000,
)
WHOLE = [
    messages.Refusal("gap", 7),
    NEW,
    KeysAnswer(ROOT, (SIGNED,)),
    messages.EnrolRequest(1, b"s", b"n", b"v", b"b", b"r", "kaikudesk 0.1.0"),
    messages.EnrolAnswer(3, "venue", SITE, b"t", b"e", 1),
    messages.PushRequest(1, b"replica1", 1, b"b", (Sent(b"p", ((1, b"x"),)),)),
    messages.PushAnswer(1, (SIGNED,)),
    messages.PullRequest(1, (messages.Cursor("*", b"t"),), recovery=b"r"),
    messages.PullAnswer(
        time=1,
        good_until=2,
        epoch=b"e",
        head=3,
        cursors=(messages.Cursor("*"),),
        more=("*",),
        scopes=("network",),
        rows=(
            messages.FeedRow("network", b"a", encode(SITE)),
            messages.FeedRow("network", b"b", None),
        ),
        receipts=(SIGNED,),
        list_key=LIST_KEY,
    ),
    MANIFEST,
]


@pytest.mark.parametrize("message", WHOLE, ids=lambda message: type(message).__name__)
def test_a_message_travels_whole(message: msgspec.Struct) -> None:
    """What one end packs the other unpacks, field for field."""
    assert unpack(pack(message), type(message)) == message


@pytest.mark.parametrize("message", WHOLE, ids=lambda message: type(message).__name__)
def test_a_message_of_a_later_version_is_read(message: msgspec.Struct) -> None:
    """New fields stand at the end, where an old program does not look."""
    later = encode([*msgspec.msgpack.decode(encode(message)), "new"])
    every = len(msgspec.structs.fields(message))

    assert len(msgspec.msgpack.decode(later)) == every + 1
    assert decode(later, type(message)) == message


def answer(*keys: WorkingKeys, signing_key: bytes = ROOT_SIGNING) -> KeysAnswer:
    """Give the register's answer about its keys."""
    signed = (sign_statement(one, KEYS_PURPOSE, signing_key, 0) for one in keys)
    return KeysAnswer(ROOT, tuple(signed))


def test_working_keys_are_known_by_their_number() -> None:
    """Old keys stay known, since old receipts are signed by them."""
    assert read_working_keys(answer(OLD, NEW)) == {1: OLD, 2: NEW}
    assert read_working_keys(answer()) == {}


def test_keys_that_the_root_did_not_sign_are_refused() -> None:
    """One foreign set spoils the answer, also beside true ones."""
    foreign = answer(NEW, signing_key=SIGNING)

    with pytest.raises(SignatureError):
        read_working_keys(foreign)
    with pytest.raises(SignatureError):
        read_working_keys(KeysAnswer(ROOT, answer(OLD).keys + foreign.keys))
    with pytest.raises(SignatureError):
        read_working_keys(KeysAnswer(VERIFYING, answer(NEW).keys))


@given(st.integers(0))
def test_a_flipped_bit_in_keys_or_manifest_is_refused(bit: int) -> None:
    """Whoever changes keys, chunks, *good until* or the list key is found out."""
    keys = sign_statement(NEW, KEYS_PURPOSE, ROOT_SIGNING, 0)
    manifest = sign_statement(MANIFEST, MANIFEST_PURPOSE, SIGNING, 2)

    with pytest.raises(SignatureError):
        read_working_keys(KeysAnswer(flipped(ROOT, bit), (keys,)))
    for one in spoiled(keys, bit):
        with pytest.raises(SignatureError):
            read_working_keys(KeysAnswer(ROOT, (one,)))
    for one in spoiled(manifest, bit):
        with pytest.raises(SignatureError):
            read_manifest(one, {2: VERIFYING})


def spoiled(signed: Signed, bit: int) -> list[Signed]:
    """Flip a bit of the statement, and of the signature."""
    return [
        Signed(flipped(signed.statement, bit), signed.signature, signed.key),
        Signed(signed.statement, flipped(signed.signature, bit), signed.key),
    ]


def test_a_manifest_is_read_with_the_key_that_it_names() -> None:
    """An unknown number or another of the register's keys does not fit."""
    signed = sign_statement(MANIFEST, MANIFEST_PURPOSE, SIGNING, 2)

    assert read_manifest(signed, {1: b"v" * 32, 2: VERIFYING}) == MANIFEST
    for known in ({}, {1: VERIFYING}, {2: b"v" * 32}):
        with pytest.raises(SignatureError):
            read_manifest(signed, known)


@pytest.mark.parametrize("purpose", [RECEIPT_PURPOSE, KEYS_PURPOSE, b""])
def test_a_manifest_for_another_purpose_is_none(purpose: bytes) -> None:
    """The register's signature under something else says nothing of a list."""
    with pytest.raises(SignatureError):
        read_manifest(sign_statement(MANIFEST, purpose, SIGNING, 2), {2: VERIFYING})


@pytest.mark.parametrize("purpose", [RECEIPT_PURPOSE, MANIFEST_PURPOSE, b""])
def test_keys_for_another_purpose_are_none(purpose: bytes) -> None:
    """The root vouches for working keys in so many words, or not at all."""
    signed = sign_statement(NEW, purpose, ROOT_SIGNING, 0)

    with pytest.raises(SignatureError):
        read_working_keys(KeysAnswer(ROOT, (signed,)))


def test_every_purpose_is_another() -> None:
    """No purpose begins or contains another one's border."""
    purposes = [RECEIPT_PURPOSE, MANIFEST_PURPOSE, KEYS_PURPOSE]

    assert len(set(purposes)) == len(purposes)
    assert not any(b"\0" in purpose for purpose in purposes)


def test_a_signed_statement_of_another_form_is_malformed() -> None:
    """A true signature over something else is a fault with a name."""
    keys = Signed(b"\x90", sign(ROOT_SIGNING, KEYS_PURPOSE, b"\x90"), 0)
    manifest = Signed(b"\x90", sign(SIGNING, MANIFEST_PURPOSE, b"\x90"), 2)

    with pytest.raises(MalformedEntryError):
        read_working_keys(KeysAnswer(ROOT, (keys,)))
    with pytest.raises(MalformedEntryError):
        read_manifest(manifest, {2: VERIFYING})


def test_a_token_travels_in_a_header() -> None:
    """The bytes of a token are written so that a header can hold them."""
    assert bearer(b"\x00\xffk") == "Bearer 00ff6b"
