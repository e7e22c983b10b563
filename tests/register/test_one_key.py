"""Two codes with one card key: nobody is shown the facts of another's card."""

import pytest
from sqlalchemy import select

from kaikudesk.codes import card_key
from kaikudesk.model import CardState, EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import ListRowWire
from register.refold import refold
from register.tables import feed
from tests.register.reading_pages import LIST
from tests.register.staging import Country, assert_whole, rows_of

ONE, OTHER, THIRD = "KK00000001", "KK00000002", "KK00000003"


@pytest.fixture(autouse=True)
def short_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forge what happens once in ages: two codes with the same 64 bits."""

    def forged(code: str, list_key: bytes) -> int:
        return card_key(ONE if code == OTHER else code, list_key)

    monkeypatch.setattr("kaikudesk.ledger.projection.card_key", forged)


def listed(country: Country) -> list[ListRowWire]:
    """Give the rows of the list, the fewest children first."""
    rows = rows_of(country.register)
    found = [decode(rows[place], ListRowWire) for place in rows if place[0] == LIST]
    return sorted(found, key=lambda row: row.children)


def number_of_list(country: Country) -> list[int]:
    """Give the numbers under which rows of the list last changed."""
    with country.register.database.reading() as connection:
        asked = select(feed.c.seq).where(feed.c.scope == LIST)
        return sorted(connection.scalars(asked))


@pytest.mark.parametrize("together", [True, False], ids=["one push", "two pushes"])
@pytest.mark.parametrize("first", [ONE, OTHER])
def test_both_codes_are_answered_with_ask_the_office(
    country: Country, first: str, *, together: bool
) -> None:
    """Whichever came first, the row tells neither card's facts; others are well."""
    second = OTHER if first == ONE else ONE
    country.distributor.register_card(first, children=4)
    if not together:
        country.push()
    country.distributor.register_card(second, children=5)
    country.distributor.register_card(THIRD, children=6)
    country.push()

    crossed, third = listed(country)
    assert crossed.state == CardState.ASK_OFFICE
    assert crossed.children == 0
    assert (third.state, third.children) == (CardState.ACTIVE, 6)
    assert_whole(country.register)
    assert refold(country.register) == 0


def test_what_becomes_of_either_card_changes_nothing_at_the_desks(
    country: Country,
) -> None:
    """Uses and new numbers of children reach the cards, and not the list."""
    card = country.distributor.register_card(ONE, children=4)
    country.distributor.register_card(OTHER, children=5)
    country.push()
    before = number_of_list(country)

    patch = bodies.CardAmended(children=9)
    country.distributor.write(EntryKind.CARD_AMENDED, patch, about=card)
    country.venue.use(ONE)
    country.venue.use(OTHER)
    country.push()

    assert number_of_list(country) == before
    assert [row.state for row in listed(country)] == [CardState.ASK_OFFICE]
    assert {scope for scope, _ in rows_of(country.register)} == {LIST, "cards/31"}
    assert_whole(country.register)


def test_a_code_that_nobody_registered_takes_no_card_from_the_list(
    country: Country,
) -> None:
    """Only two cards of the list can be in each other's way."""
    country.distributor.register_card(ONE, children=4)
    country.venue.use(OTHER)
    country.push()

    assert [(row.state, row.children) for row in listed(country)] == [
        (CardState.ACTIVE, 4)
    ]
