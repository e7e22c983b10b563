"""Bodies on the wire: bounded before they unfold, and damaged in one way only."""

import tracemalloc

import msgspec
import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.errors import MalformedEntryError
from kaikudesk.wire.packing import LARGEST_BODY, decode, encode, pack, unpack
from tests.kaikudesk.flipping import flipped


class Note(msgspec.Struct, frozen=True, array_like=True):
    """A small message, for these tests."""

    number: int
    text: str
    part: bytes = b""


# UTF-8 has no half of a surrogate pair.
NOTES = st.builds(
    Note,
    st.integers(-(2**63), 2**64 - 1),
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.binary(max_size=60),
)
NO_UTF_8 = b"\x92\x01\xa2\xff\xfe"


def squeezed(content: bytes, *, size: bool = True) -> bytes:
    """Compress bytes as another program might."""
    return zstandard.ZstdCompressor(write_content_size=size).compress(content)


@given(NOTES)
def test_what_is_packed_is_unpacked(note: Note) -> None:
    """Desk and register see the same message."""
    assert unpack(pack(note), Note) == note
    assert decode(encode(note), Note) == note


@given(st.binary(max_size=200))
@example(b"")
@example(squeezed(b""))
@example(squeezed(b"\x91" * 100_000))
def test_bytes_that_are_no_body_are_malformed(raw: bytes) -> None:
    """Whatever a proxy or a login page answers, there is one name for it."""
    with pytest.raises(MalformedEntryError):
        unpack(raw, Note)


@given(NOTES, st.integers(0, 400))
def test_half_a_body_is_malformed(note: Note, rest: int) -> None:
    """A connection that broke gives no message, not even a shorter one."""
    packed = pack(note)

    with pytest.raises(MalformedEntryError):
        unpack(packed[: min(rest, len(packed) - 1)], Note)


@given(NOTES, st.binary(min_size=1, max_size=20))
def test_a_body_with_more_behind_it_is_malformed(note: Note, more: bytes) -> None:
    """Nothing is hidden behind a message, neither packed nor inside."""
    with pytest.raises(MalformedEntryError):
        unpack(pack(note) + more, Note)
    with pytest.raises(MalformedEntryError):
        unpack(pack(note) + pack(note), Note)
    with pytest.raises(MalformedEntryError):
        decode(encode(note) + more, Note)


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    """A few kilobytes that would unfold to gigabytes cost neither time nor memory."""
    bomb = squeezed(bytes(LARGEST_BODY + 1))
    tracemalloc.start()
    with pytest.raises(MalformedEntryError, match="too large"):
        unpack(bomb, Note)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(bomb) < 10_000
    assert peak < 100_000


def test_a_body_that_hides_its_size_is_refused() -> None:
    """Without a size in front nobody knows what will come out."""
    hidden = squeezed(encode(Note(1, "a")), size=False)

    with pytest.raises(MalformedEntryError, match="missing"):
        unpack(hidden, Note)


def test_a_body_that_lies_about_its_size_is_refused() -> None:
    """More than the size in front says never comes out."""
    honest = squeezed(bytes(200))
    lie = honest[:5] + bytes([10]) + honest[6:]

    assert zstandard.frame_content_size(honest) == 200
    assert zstandard.frame_content_size(lie) == 10
    with pytest.raises(MalformedEntryError):
        unpack(lie, Note)


def test_the_largest_body_may_be_chosen() -> None:
    """A desk expects less than the register, and the limit itself is allowed."""
    note = Note(1, "a" * 1000)
    size = len(encode(note))

    assert unpack(pack(note), Note, largest=size) == note
    with pytest.raises(MalformedEntryError):
        unpack(pack(note), Note, largest=size - 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xc1",
        b"\x91" * 100_000,
        b"\x92\xa1a\xa1b",
        b"\xdd\xff\xff\xff\xff",
        b"\x92\x01",
        pytest.param(NO_UTF_8),
    ],
    ids=["nothing", "unused", "deep", "other kind", "huge", "cut", "no text"],
)
def test_bytes_that_are_no_message_are_malformed(raw: bytes) -> None:
    """Endless nesting, promised length and broken text all have one name."""
    with pytest.raises(MalformedEntryError):
        decode(raw, Note)


@given(NOTES, st.integers(0))
@example(Note(1, "ab"), 8 * 9 + 7)
@example(Note(5, "Kaikukortti" * 9, bytes(60)), 8 * 20)
def test_a_flipped_bit_is_noticed(note: Note, bit: int) -> None:
    """What was damaged on the way is malformed, and never another message."""
    damaged = flipped(pack(note), bit)
    try:
        read = unpack(damaged, Note)
    except MalformedEntryError:
        return

    # The format has a bit that nobody reads.
    assert read == note
