"""What an entry is called, what it vouches for, and the id of an event."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import BoxError
from kaikudesk.seal import BoxName, box_hash
from kaikudesk.wire.entry import (
    Sent,
    box_of,
    entry_hash,
    event_id,
    require_boxes,
)
from tests.making import an_entry


def test_the_box_of_another_entry_is_told() -> None:
    """A box is taken with its entry's word for it, and only under its own name."""
    box = b"a closed box"
    vouched = an_entry(boxes=((BoxName.CODE, box),))

    require_boxes(vouched, ((BoxName.CODE, box),))
    require_boxes(vouched, ())
    for wrong in (
        (BoxName.CODE, b"another box."),
        (BoxName.BACKGROUND, box),
        (99, box),
    ):
        with pytest.raises(BoxError):
            require_boxes(vouched, ((int(wrong[0]), wrong[1]),))


def test_a_box_is_found_by_its_name() -> None:
    """A travelling entry gives the box that is asked for, or none."""
    sent = Sent(an_entry().raw, ((int(BoxName.CODE), b"box"),))

    assert box_of(sent, BoxName.CODE) == b"box"
    assert box_of(sent, BoxName.WELLBEING) is None


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_different_bytes_have_different_names(one: bytes, other: bytes) -> None:
    """The register stores entries by this hash, and a box never passes for one."""
    assert (entry_hash(one) == entry_hash(other)) is (one == other)
    assert entry_hash(one) != box_hash(one)
    assert len(entry_hash(one)) == 16


@given(
    st.integers(1, 99),
    st.dates(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40),
)
def test_two_offline_desks_make_the_same_event(
    site: int, day: date, title: str
) -> None:
    """Case and outer spaces of a title make no second event; the site and day do."""
    made = event_id(site, day, title)

    assert made == event_id(site, day, f"  {title} ")
    assert made != event_id(site + 1, day, title)
    assert made != event_id(site, day, title + "!")
    assert len(made) == 16


@given(st.text(string.ascii_letters + "äöåÄÖÅ ", max_size=20))
def test_the_case_of_a_title_makes_no_second_event(title: str) -> None:
    """One desk shouts the title, the other does not."""
    day = date(2026, 11, 24)

    assert event_id(7, day, title.upper()) == event_id(7, day, title.lower())
