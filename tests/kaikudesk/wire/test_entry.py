"""An entry is its bytes: what is written is read, and nothing else is an entry."""

import contextlib
from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import (
    DEEPEST_NESTING,
    LARGEST_ENTRY,
    Entry,
    Plain,
    decode_entry,
    encode_body,
    encode_entry,
    entry_hash,
)
from kaikudesk.wire.packing import encode
from tests.kaikudesk.flipping import flipped
from tests.kaikudesk.making_entries import plains
from tests.making import an_entry

SENSE = an_entry(kind=EntryKind.CARD_RENEWED, body=bodies.CardRenewed(740_000, 740_365))


NO_UTF_8 = msgspec.Raw(b"\x93\x01\xa2\xff\xfe\x01")


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Spoil a few bytes of an entry."""
    raw = bytearray(encode_entry(draw(plains())).raw)
    for _ in range(draw(st.integers(1, 4))):
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)


def changed(**parts: object) -> bytes:
    """Encode the sane entry with other parts, whatever sense they make."""
    return encode(msgspec.structs.replace(SENSE.plain, **parts))


@given(plains())
def test_what_is_written_is_read(plain: Plain) -> None:
    """The register sees what the desk wrote, and keeps its very bytes."""
    entry = encode_entry(plain)
    read = decode_entry(entry.raw)

    assert read.raw == entry.raw
    assert encode(read.plain) == entry.raw
    assert read.body() == entry.body()
    assert read.birth == (plain.replica, plain.n)
    assert read.day == date.fromordinal(plain.happened)


@given(plains(), st.integers(0))
def test_another_bit_is_another_entry_or_none(plain: Plain, bit: int) -> None:
    """A changed entry never passes under the hash of the true one."""
    entry = encode_entry(plain)
    try:
        other = decode_entry(flipped(entry.raw, bit))
    except MalformedEntryError:
        return

    assert other.hash != entry.hash


@given(st.binary(max_size=400))
@example(b"\x91" * 4096)
@example(b"\x81" * 4000)
@example(b"\xdc\xff\xff")
@example(b"\xdd\xff\xff\xff\xff")
@example(b"\xc6\xff\xff\xff\xff")
@example(b"")
def test_any_bytes_are_an_entry_or_malformed(raw: bytes) -> None:
    """Whatever a desk pushes, the register has one name for what is no entry."""
    with contextlib.suppress(MalformedEntryError):
        assert decode_entry(raw).raw == raw


@given(spoiled())
@example(changed(happened=2**31))
@example(changed(kind=EntryKind.EVENT_DECLARED, body=NO_UTF_8))
def test_a_spoiled_entry_is_an_entry_or_malformed(raw: bytes) -> None:
    """Bytes that are nearly an entry reach the deeper checks, and no other fault."""
    with contextlib.suppress(MalformedEntryError):
        entry = decode_entry(raw)
        assert isinstance(entry.day, date)
        entry.body()


@pytest.mark.parametrize(
    "parts",
    [
        {"entry_id": b""},
        {"entry_id": bytes(17)},
        {"entry_id": bytes(4000)},
        {"seen": (bytes(16), bytes(15))},
        {"day": bytes(8)},
        {"about": b""},
        {"replica": bytes(16)},
        {"replica": b""},
        {"n": 0},
        {"n": -1},
        {"happened": 0},
        {"happened": -1},
        {"happened": date.max.toordinal() + 1},
        pytest.param({"happened": 2**31}),
        pytest.param({"happened": 2**63}),
        pytest.param({"happened": 2**64 - 1}),
        {"body": msgspec.Raw(b"\x91" * 3000)},
        {"body": msgspec.Raw(b"")},
        {"tail": "A" * LARGEST_ENTRY},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_an_entry_without_sense_is_malformed(parts: dict[str, object]) -> None:
    """Ids of another length, days of no calendar and endless nesting are refused."""
    with pytest.raises(MalformedEntryError):
        decode_entry(changed(**parts))


@pytest.mark.parametrize(
    "number", ["n", "site", "made", "wall", "rules", "clerk", "reason", "minute"]
)
def test_a_number_beyond_the_database_is_malformed(number: str) -> None:
    """SQLite holds signed 64 bits; one entry with more must not stop a queue."""
    largest = changed(**{number: 2**63 - 1})

    assert decode_entry(largest).raw == largest
    with pytest.raises(MalformedEntryError):
        decode_entry(changed(**{number: 2**63}))


def test_an_entry_as_large_as_may_be_is_read() -> None:
    """The limit counts the bytes of the entry, and the limit itself is allowed."""
    empty = len(changed(tail="A" * 256)) - 256
    full = changed(tail="A" * (LARGEST_ENTRY - empty))

    assert len(full) == LARGEST_ENTRY
    assert decode_entry(full).raw == full
    with pytest.raises(MalformedEntryError):
        decode_entry(full + b"\x00")


def test_a_desk_writes_no_entry_that_is_too_long() -> None:
    """What the register would refuse is refused before it is written."""
    with pytest.raises(MalformedEntryError):
        encode_entry(msgspec.structs.replace(SENSE.plain, tail="A" * LARGEST_ENTRY))


def test_fields_of_a_later_version_do_no_harm() -> None:
    """New fields stand at the end: an old program reads the rest, and keeps all."""
    later = b"\xdc\x00\x17" + SENSE.raw[3:] + b"\xc0"

    assert SENSE.raw[:3] == b"\xdc\x00\x16"
    assert decode_entry(later).plain == SENSE.plain
    assert decode_entry(later).raw == later
    assert decode_entry(later).hash != SENSE.hash


def test_a_kind_of_a_later_version_is_an_entry_without_a_known_body() -> None:
    """It is stored and passed; only who wants to read its body hears of it."""
    later = decode_entry(changed(kind=200, body=encode_body(bodies.CardRenewed(1, 2))))

    assert later.kind == 200
    with pytest.raises(MalformedEntryError, match="200"):
        later.body()


@pytest.mark.parametrize(
    "raw",
    [
        b"\x90",
        b"\x92\xa1a\xa1b",
        b"\xc0",
        b"\x92\xc4\x01a\x01",
        b"\x92\x01\xcb" + bytes(8),
    ],
    ids=["empty", "texts", "nothing", "bytes", "fraction"],
)
def test_a_broken_body_has_one_name(raw: bytes) -> None:
    """A body that is not of its kind is malformed, whatever it is."""
    entry = decode_entry(changed(body=msgspec.Raw(raw)))

    with pytest.raises(MalformedEntryError):
        entry.body()


def test_a_body_with_a_broken_text_has_one_name() -> None:
    """Bytes that are no UTF-8 are malformed like any others."""
    entry = decode_entry(changed(kind=EntryKind.EVENT_DECLARED, body=NO_UTF_8))

    with pytest.raises(MalformedEntryError):
        entry.body()


FIXED = Plain(
    format=1,
    kind=EntryKind.CARD_RENEWED,
    entry_id=b"an entry's id...",
    replica=b"replica1",
    n=3,
    site=7,
    made=(1_795_514_400_000 << 16) + 2,
    wall=1_795_514_400_000,
    offset=120,
    happened=739_944,
    minute=None,
    rules=1,
    verdict=None,
    seen=(b"another entry...",),
    clerk=1,
    source=1,
    day=None,
    about=b"another entry...",
    reason=0,
    tail="78",
    boxes=((1, b"hash of the box."),),
    body=encode_body(bodies.CardRenewed(739_944, 740_309)),
)


def nested(levels: int) -> msgspec.Raw:
    """Give a renewal's body in whose last field arrays stand in each other."""
    return msgspec.Raw(b"\x93\x01\x02" + b"\x91" * (levels - 3) + b"\x90")


def test_a_deep_body_is_judged_alike_at_any_depth_of_the_stack() -> None:
    """Every process says the same of the same bytes, wherever it is asked."""
    deep, deepest = nested(DEEPEST_NESTING + 1), nested(DEEPEST_NESTING)

    def judged(body: msgspec.Raw, depth: int) -> str:
        if depth:
            return judged(body, depth - 1)
        try:
            decode_entry(changed(body=body)).body()
        except MalformedEntryError:
            return "malformed"
        return "read"

    assert {judged(deep, depth) for depth in (0, 600)} == {"malformed"}
    assert {judged(deepest, depth) for depth in (0, 600)} == {"read"}


def test_the_bytes_of_an_entry_are_fixed_for_good() -> None:
    """Journals in the field hold these bytes: order and form never change."""
    expected = [
        "dc0016",  # an array of 22
        "0108",  # format, kind
        "c410" + b"an entry's id...".hex(),
        "c408" + b"replica1".hex(),
        "0307",  # n, site
        "cf" + f"{(1_795_514_400_000 << 16) + 2:016x}",
        "cf" + f"{1_795_514_400_000:016x}",
        "78",  # 120 minutes east
        "ce" + f"{739_944:08x}",
        "c001c0",  # no minute, rules, no verdict
        "91c410" + b"another entry...".hex(),
        "0101c0",  # clerk, source, no day
        "c410" + b"another entry...".hex(),
        "00a2" + b"78".hex(),  # reason, tail
        "919201c410" + b"hash of the box.".hex(),
        "92ce" + f"{739_944:08x}" + "ce" + f"{740_309:08x}",
    ]

    assert encode_entry(FIXED).raw.hex() == "".join(expected)


def test_a_view_of_an_entry_is_the_entry() -> None:
    """Two views of the same bytes are equal; its hash names them."""
    assert decode_entry(SENSE.raw) == Entry(SENSE.raw, SENSE.plain)
    assert SENSE.hash == entry_hash(SENSE.raw)
    assert SENSE.entry_id == SENSE.plain.entry_id
