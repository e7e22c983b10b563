"""A chunk gives back its rows, is short, and refuses what is none."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.chunks import ROOT_MODULUS, ListTuple, read_chunk, row_sum, write_chunk
from kaikudesk.errors import MalformedEntryError
from kaikudesk.seal import close_by_content

KEY = b"c" * 32
MOST_BYTES_A_CARD = 9

small = st.integers(-(2**31), 2**31)
row = st.tuples(st.integers(-(2**63), 2**63 - 1), small, small, small, small, small)


def a_country(cards: int) -> list[ListTuple]:
    """Make cards as they are in life: a year of last days, few children."""
    chance = random.Random(7)
    return [
        (
            chance.randrange(-(2**63), 2**63),
            740_000 + chance.randrange(366),
            chance.choice([0, 0, 0, 1, 1, 2, 3, 4]),
            1 if chance.random() < 0.98 else 2,
            1 if chance.random() < 0.97 else 3,
            0,
        )
        for _ in range(cards)
    ]


@given(st.lists(row, min_size=1, max_size=50, unique_by=lambda one: one[0]))
def test_a_chunk_gives_its_rows_back_in_order(rows: list[ListTuple]) -> None:
    """Whatever the order of writing, reading sorts by key and loses nothing."""
    assert list(read_chunk(write_chunk(rows, KEY), KEY)) == sorted(rows)


def test_a_chunk_is_short_and_the_same_each_time() -> None:
    """At most nine bytes a card; the same rows are the same bytes."""
    rows = a_country(50_000)
    body = write_chunk(rows, KEY)

    assert len(body) <= MOST_BYTES_A_CARD * len(rows)
    assert write_chunk(reversed(rows), KEY) == body


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_what_is_no_chunk_is_refused(damage: bytes) -> None:
    """Cut bytes, another key and other content are each refused."""
    body = write_chunk(a_country(3), KEY)

    for wrong, key in ((damage, KEY), (body[:-1], KEY), (body, b"d" * 32)):
        with pytest.raises(MalformedEntryError):
            list(read_chunk(wrong, key))
    with pytest.raises(MalformedEntryError):
        list(read_chunk(close_by_content(damage, KEY), KEY))


@given(row, row)
def test_rows_that_differ_add_differently_to_the_root(
    one: ListTuple, other: ListTuple
) -> None:
    """A root tells two lists apart."""
    assert (row_sum(one) == row_sum(other)) is (one == other)
    assert 0 <= row_sum(one) < ROOT_MODULUS
