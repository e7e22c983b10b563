"""Row 13: a card of another site's stock is recorded, and the coordinator told."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk.ledger.stock_cases import foreign_stock_key
from kaikudesk.model import CaseKind, EntryKind, Party, Settlement
from kaikudesk.wire import bodies
from kaikudesk.wire.rows import CaseRowWire
from register.acceptance import accept
from register.acts import write_acts
from register.opened import Register
from register.pen import Act
from register.rights import Actor, Author
from tests.register.pens import Pen
from tests.register.reading_cases import CASES_OF_ALL, cases_in
from tests.register.staging import (
    DISTRIBUTOR,
    Country,
    a_pen,
    assert_whole,
    opened,
    rows_of,
)

OTHER = 32
AS_OTHER = Author(3, OTHER, Actor.DISTRIBUTOR)
FIRST, CARD, LAST, BEYOND = "KK00000990", "KK00001005", "KK00001489", "KK00001490"
COUNT = 500
KIND = CaseKind.FOREIGN_STOCK


@pytest.fixture
def other(country: Country) -> Pen:
    """Give the desk of a second distributor."""
    return a_pen(country.register, b"distrib2", OTHER)


def receive(pen: Pen, first: str = FIRST, count: int = COUNT) -> bytes:
    """Let cards in a row come to a site."""
    if pen.day is None:
        pen.open_day()
    return pen.write(EntryKind.STOCK_RECEIVED, bodies.StockReceived(count), code=first)


def move(pen: Pen, first: str, count: int, to_site: int) -> bytes:
    """Let cards in a row go on to another site."""
    if pen.day is None:
        pen.open_day()
    body = bodies.StockMoved(count, to_site)
    return pen.write(EntryKind.STOCK_MOVED, body, code=first)


def push(country: Country, other: Pen) -> None:
    """Let all desks push what they have."""
    country.push()
    if other.pushed < len(other.sents):
        [receipt] = accept(country.register, AS_OTHER, other.push())
        assert receipt.held == receipt.unread == ()
    assert_whole(country.register)


def told(country: Country, site: int) -> CaseRowWire | None:
    """Give a site's row of the case."""
    return cases_in(country, f"cases/{site}").get(KIND)


@pytest.mark.parametrize("code", [FIRST, CARD, LAST])
@pytest.mark.parametrize("stock_first", [True, False])
def test_row_13_a_card_of_another_sites_stock(
    country: Country, other: Pen, code: str, *, stock_first: bool
) -> None:
    """The card works; whichever came first, one case names both to the office."""
    steps: list[Callable[[], bytes]] = [
        lambda: receive(other),
        lambda: country.distributor.register_card(code),
    ]
    for step in steps if stock_first else steps[::-1]:
        step()
        push(country, other)

    office = cases_in(country, CASES_OF_ALL)[KIND]
    site = told(country, DISTRIBUTOR)
    assert (office.closed_by, office.sites) == ("", (DISTRIBUTOR, OTHER))
    assert site is not None
    assert site.sites == ()
    assert [one.party for one in site.others] == [Party.DISTRIBUTOR]
    assert told(country, OTHER) is None


def test_row_13_own_cards_and_those_behind_the_last_are_no_case(
    country: Country, other: Pen
) -> None:
    """A stock has an end, and other rows of codes are not its own."""
    receive(other)
    other.register_card(CARD)
    country.distributor.register_card(BEYOND)
    country.distributor.register_card("AB00001005")
    country.distributor.register_card("KK1005")
    push(country, other)

    assert told(country, OTHER) is None
    assert told(country, DISTRIBUTOR) is None


def test_row_13_a_stock_that_was_moved_is_whose_it_became(
    country: Country, other: Pen
) -> None:
    """The case goes when the office hears that the cards had been handed on."""
    receive(other)
    registration = country.distributor.register_card(CARD)
    push(country, other)
    move(other, "KK00001000", 10, DISTRIBUTOR)
    push(country, other)

    assert registration
    assert told(country, DISTRIBUTOR) is None
    assert KIND not in cases_in(country, CASES_OF_ALL)


def test_row_13_a_person_or_the_end_of_the_registration_closes_it(
    country: Country, other: Pen
) -> None:
    """What was seen to stays so; what is deleted asks nobody."""
    receive(other)
    registration = country.distributor.register_card(CARD)
    push(country, other)
    row = told(country, DISTRIBUTOR)
    assert row is not None
    answer = bodies.CaseSettled(
        foreign_stock_key(registration), KIND, Settlement.SEEN, None, None, row.extent
    )
    country.distributor.write(EntryKind.CASE_SETTLED, answer, about=row.entries[0])
    push(country, other)
    settled = told(country, DISTRIBUTOR)

    deleted = Act(EntryKind.REGISTRATION_DELETED, None, about=registration)
    write_acts(country.register, [deleted])

    assert settled is not None
    assert settled.closed_by == "settled"
    assert told(country, DISTRIBUTOR) is None
    assert_whole(country.register)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    acts=st.lists(st.sampled_from("smrc"), min_size=2, max_size=7),
    turns=st.lists(st.booleans(), min_size=7, max_size=7),
)
def test_row_13_is_the_same_in_any_order_and_any_split(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], turns: list[bool]
) -> None:
    """Pushed after each act or all at once: both registers say the same."""
    folder = tmp_path_factory.mktemp("two")
    with (
        opened(f"sqlite:///{folder}/one.db") as one,
        opened(f"sqlite:///{folder}/other.db") as two,
    ):
        told_at_once = _tell(one, acts, [False] * len(turns))
        told_in_turns = _tell(two, acts, turns)

        assert told_at_once == told_in_turns


def _tell(
    register: Register, acts: list[str], turns: list[bool]
) -> dict[tuple[str, bytes], bytes]:
    country = Country(register)
    other = a_pen(register, b"distrib2", OTHER)
    for place, (act, pushed) in enumerate(zip(acts, turns, strict=False)):
        match act:
            case "s":
                receive(other, count=COUNT + place)
            case "m":
                move(other, CARD, 3, DISTRIBUTOR)
            case "r":
                country.distributor.register_card(CARD, children=place)
            case _:
                country.distributor.register_card(f"KK0000100{place}")
        if pushed:
            push(country, other)
    push(country, other)
    return rows_of(register)
