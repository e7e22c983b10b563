"""Parcels: whole or refused, whatever happened to them on the way."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaikudesk.errors import (
    AlteredParcelError,
    BoxError,
    CutParcelError,
    LargeParcelError,
    MalformedEntryError,
    NewParcelError,
    NoParcelError,
    SignatureError,
)
from kaikudesk.seal import signing_pair
from kaikudesk.wire.letters import MOST_LETTERS, Slip, read_letters
from kaikudesk.wire.packing import encode
from kaikudesk.wire.parcel import (
    FORMAT,
    LARGEST_PARCEL,
    MAGIC,
    PIECE_BYTES,
    open_parcel,
)
from tests.kaikudesk.wire.parcels import CONTENT_KEY, a_label, opened, raw, written

BODIES = (b"one", b"", b"three" * 40_000)
WHOLE = written(*BODIES)


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=200) | st.just(b"x" * PIECE_BYTES), max_size=6))
def test_what_was_put_in_comes_out(bodies: list[bytes]) -> None:
    """In its order, each by its name, and the same bytes."""
    _, letters = opened(written(*bodies))

    assert [letters.body(one) for one in letters.letters] == bodies
    assert [one.slip.name for one in letters.letters] == [
        f"/{number}" for number in range(len(bodies))
    ]


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1])
def test_content_of_any_size_is_read_at_any_place(size: int) -> None:
    """Also where it ends just with a piece."""
    content = bytes(number % 251 for number in range(size))
    opened_content = open_parcel(BytesIO(raw(content))).content(CONTENT_KEY)

    assert opened_content.size == size
    assert opened_content.read(0, size) == content
    assert opened_content.read(size // 2, size - size // 2) == content[size // 2 :]
    with pytest.raises(CutParcelError):
        opened_content.read(0, size + 1)


@given(cut=st.integers(0, len(WHOLE) - 1))
def test_a_cut_file_is_said_to_be_cut(cut: int) -> None:
    """Wherever it ends; an empty one is no parcel at all."""
    with pytest.raises(CutParcelError if cut else NoParcelError):
        open_parcel(BytesIO(WHOLE[:cut]))


@given(place=st.integers(0, len(WHOLE) - 1), change=st.integers(1, 255))
def test_one_altered_byte_refuses_the_whole(place: int, change: int) -> None:
    """It is seen before anything is unpacked, wherever it stands."""
    altered = bytearray(WHOLE)
    altered[place] ^= change

    with pytest.raises((MalformedEntryError, SignatureError)):
        open_parcel(BytesIO(bytes(altered))).verify(signing_pair(b"1" * 32)[1])


def test_bytes_behind_the_end_are_not_of_the_parcel() -> None:
    """Something was added to the file."""
    with pytest.raises(AlteredParcelError):
        open_parcel(BytesIO(WHOLE + b"\0"))


def test_only_the_signature_of_the_sender_serves() -> None:
    """Whoever knows the receiver's key can seal, and is nobody."""
    with pytest.raises(AlteredParcelError):
        open_parcel(BytesIO(WHOLE)).verify(signing_pair(b"9" * 32)[1])


def test_pieces_of_two_parcels_do_not_mix() -> None:
    """A piece that stands elsewhere, or under another label, does not open."""
    other = written(*BODIES, label=a_label(kind=3))
    tail = len(WHOLE) // 2
    mixed = open_parcel(BytesIO(other[:tail] + WHOLE[tail:])).content(CONTENT_KEY)

    with pytest.raises(AlteredParcelError):
        mixed.read(0, mixed.size)


def test_pieces_do_not_change_places() -> None:
    """Nor does one pass for the last."""
    file = raw(b"a" * PIECE_BYTES + b"b" * PIECE_BYTES)
    content = open_parcel(BytesIO(file)).content(CONTENT_KEY)
    sealed, start = PIECE_BYTES + 16, content.start
    first, second = (
        file[start + n * sealed : start + n * sealed + sealed] for n in (0, 1)
    )
    swapped = file[:start] + second + first + file[start + 2 * sealed :]

    with pytest.raises(AlteredParcelError):
        open_parcel(BytesIO(swapped)).content(CONTENT_KEY).read(0, 10)


def test_a_newer_format_is_named_as_one() -> None:
    """The program is too old, and the file is whole."""
    with pytest.raises(NewParcelError):
        open_parcel(BytesIO(written(label=a_label(form=FORMAT + 1))))


def test_what_is_too_large_is_refused_by_its_head() -> None:
    """Nothing of it is read."""
    head = MAGIC + (LARGEST_PARCEL + 1).to_bytes(8, "big") + bytes(4)
    label = MAGIC + (500).to_bytes(8, "big") + (1 << 20).to_bytes(4, "big")

    for file in (head, label):
        with pytest.raises(LargeParcelError):
            open_parcel(BytesIO(file))


def test_more_letters_than_a_parcel_may_hold_are_refused() -> None:
    """Each costs the reader something, however short it is."""
    slip = encode(Slip("/", 0))
    letter = len(slip).to_bytes(2, "big") + slip
    content = open_parcel(BytesIO(raw(letter * (MOST_LETTERS + 1))))

    with pytest.raises(LargeParcelError):
        read_letters(content.content(CONTENT_KEY))


def test_a_letter_longer_than_its_parcel_is_refused() -> None:
    """A slip may lie about the size in either direction."""
    for size in (5, -1, 1 << 62):
        slip = encode(Slip("/", size))
        content = raw(len(slip).to_bytes(2, "big") + slip + b"four")

        with pytest.raises(MalformedEntryError):
            opened(content)


@given(st.binary(max_size=400))
def test_random_bytes_are_no_parcel(noise: bytes) -> None:
    """Nor behind the magic, nor as a label, nor as content: nothing else is raised."""
    sizes = (len(MAGIC) + 12 + len(noise) + 80).to_bytes(8, "big")
    head = MAGIC + sizes + len(noise).to_bytes(4, "big")
    for file in (noise, MAGIC + noise, head + noise + bytes(80), raw(noise)):
        with suppress(MalformedEntryError, SignatureError, BoxError):
            opened(file)


def test_a_label_nested_deep_is_refused() -> None:
    """Before a decoder goes down into it."""
    label = b"\x91" * 10_000
    size = (len(MAGIC) + 12 + len(label) + 80).to_bytes(8, "big")
    head = MAGIC + size + len(label).to_bytes(4, "big")

    with pytest.raises(AlteredParcelError):
        open_parcel(BytesIO(head + label + bytes(80)))
