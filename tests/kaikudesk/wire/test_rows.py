"""Rows of the scopes: from the register's bytes to the things of the programme."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.model import (
    CardKind,
    CardState,
    Category,
    Event,
    ListRow,
    Site,
    Tickets,
    Use,
)
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import (
    CardRowWire,
    EventRowWire,
    ListRowWire,
    Order,
    SiteRowWire,
    UseRowWire,
    UseWire,
)

DAY = date(2026, 11, 24)
DAYS = st.dates(date(2015, 1, 1), date(2090, 1, 1))
COUNTS = st.integers(0, 99)
ID = b"i" * 16


ROWS = st.builds(
    ListRow, DAYS, COUNTS, st.sampled_from(CardKind), st.sampled_from(CardState), COUNTS
)
USES = st.builds(
    Use,
    st.binary(min_size=16, max_size=16),
    DAYS,
    st.none() | st.binary(min_size=16, max_size=16),
    st.builds(Tickets, COUNTS, COUNTS, COUNTS, COUNTS),
    voided=st.booleans(),
)


@given(ROWS)
def test_a_list_row_is_the_card(row: ListRow) -> None:
    """What the register lists is what the rules ask about."""
    day = row.last_valid.toordinal()
    packed = encode(ListRowWire(day, row.children, row.kind, row.state, row.area))

    assert decode(packed, ListRowWire).row() == row


def test_a_card_row_begins_as_it_did_in_the_first_protocol() -> None:
    """A desk of then finds what it knows where it was; all else comes behind."""
    then = (
        "code",
        "site",
        "granted",
        "kind",
        "medium",
        "wellbeing_consent",
        "fields",
        "states",
        "reinstated",
        "disputed",
    )

    assert CardRowWire.__struct_fields__[: len(then)] == then


def test_what_a_card_row_holds_does_not_read_as_what_was_taken_back() -> None:
    """The entries about a card stand at the end, not where others stood before."""
    row = CardRowWire(
        "123", 7, DAY.toordinal(), 1, 1, wellbeing_consent=False, fields={}, heard=(ID,)
    )

    front: list[object] = decode(encode(row), list)

    assert front[8] == []
    assert front[-1] == [ID]


def test_a_short_list_row_is_a_card_that_works_everywhere() -> None:
    """What is left out of a row stands for the most cards."""
    assert decode(encode([DAY.toordinal(), 2]), ListRowWire).row() == ListRow(DAY, 2)


@given(USES)
def test_a_use_is_what_was_given(use: Use) -> None:
    """A use on a row counts in the limits with all its tickets."""
    given_there = use.tickets
    wire = UseWire(
        use.entry_id,
        use.day.toordinal(),
        use.event_id,
        given_there.own,
        given_there.children,
        given_there.assistants,
        given_there.course_places,
        use.voided,
    )
    row = decode(encode(UseRowWire(use.day.toordinal(), (wire,))), UseRowWire)

    assert [one.use() for one in row.uses] == [use]


def test_an_event_row_is_the_event() -> None:
    """The id stands in the item, all else in the row."""
    row = EventRowWire(7, DAY.toordinal(), "Viulun ilta", 2, 1140, 6, course=True)

    assert decode(encode(row), EventRowWire).event(b"e" * 16) == Event(
        event_id=b"e" * 16,
        site=7,
        day=DAY,
        title="Viulun ilta",
        category=Category.EDUCATION,
        minute=1140,
        quota=6,
        course=True,
    )


def test_a_site_row_is_the_site() -> None:
    """Haparanda's venue keeps its own time zone and its course limit."""
    row = SiteRowWire(
        9,
        "Folkets hus",
        16,
        "Haparanda",
        ("venue",),
        "Europe/Stockholm",
        4,
        course_places_per_term=2,
    )

    assert decode(encode(row), SiteRowWire).site() == Site(
        9, "Folkets hus", 16, "Haparanda", "Europe/Stockholm", 2
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (Order(1, b"z", 9, b"z"), Order(2, b"a", 1, b"a")),
        (Order(2, b"a", 9, b"z"), Order(2, b"b", 1, b"a")),
        (Order(2, b"a", 1, b"z"), Order(2, b"a", 2, b"a")),
        (Order(2, b"a", 1, b"a"), Order(2, b"a", 1, b"b")),
    ],
    ids=["clock", "replica", "number", "hash"],
)
def test_the_last_writer_is_the_same_everywhere(earlier: Order, later: Order) -> None:
    """Clock first, then birth, then the hash: two ends never disagree."""
    assert earlier < later
    assert max(earlier, later) == max(later, earlier) == later
