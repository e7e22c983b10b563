"""An erased registration's boxes go from the register, and those that come later."""

import pytest
from sqlalchemy import select

from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.packing import decode
from register import acts
from register.erasing import Boxes
from register.pen import Act
from register.tables import TAKEN_IN, UNREAD, entries
from tests.register.pens import BACKGROUND
from tests.register.staging import CODE, Country, assert_whole


@pytest.fixture
def two_cards(country: Country) -> tuple[Country, bytes, bytes]:
    """Register two cards and give both registrations."""
    first = country.distributor.register_card(CODE)
    second = country.distributor.register_card("KK87654321")
    country.push()
    return country, first, second


def erase(country: Country, registration: bytes) -> None:
    """Let the register say that a registration is erased."""
    act = Act(EntryKind.ERASED, bodies.Erased(), about=registration)
    acts.write_acts(country.register, [act])


def stored(country: Country, entry_id: bytes) -> tuple[list[int], bytes | None, int]:
    """Give the names of an entry's boxes, its opened background and its state."""
    with country.register.database.reading() as connection:
        asked = select(entries).where(entries.c.entry_id == entry_id)
        row = connection.execute(asked).one()
    names = [name for name, _ in decode(row.boxes, Boxes)]
    return names, row.background, row.state


def amend(country: Country, registration: bytes) -> bytes:
    """Write an amendment of a holder's background, and give its id."""
    body = bodies.CardAmended(background=("postcode",))
    return country.distributor.write(
        EntryKind.CARD_AMENDED, body, background=BACKGROUND, about=registration
    )


def test_an_erased_registration_loses_its_boxes(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """Its code stays, and another holder's background is not touched."""
    country, first, second = two_cards
    erase(country, first)

    assert stored(country, first) == ([BoxName.CODE], None, TAKEN_IN)
    names, background, _ = stored(country, second)
    assert names == [BoxName.CODE, BoxName.BACKGROUND]
    assert background is not None


def test_what_was_said_of_it_later_goes_too(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """An amendment holds a background as well."""
    country, first, second = two_cards
    of_first, of_second = amend(country, first), amend(country, second)
    country.push()
    erase(country, first)

    assert stored(country, of_first)[:2] == ([], None)
    assert stored(country, of_second)[0] == [BoxName.BACKGROUND]


def test_no_row_tells_any_more_what_was_erased(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """Whether it was told before the erasure or comes after it."""
    country, first, _ = two_cards
    amend(country, first)
    country.push()
    erase(country, first)
    assert_whole(country.register)

    late = amend(country, first)
    country.push()
    assert stored(country, late) == ([], None, TAKEN_IN)
    assert_whole(country.register)


def test_nothing_else_excuses_a_missing_box(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """The other card was not erased: what lacks a box is kept unread."""
    country, first, second = two_cards
    erase(country, first)
    late = amend(country, second)
    strip_newest(country)
    [receipt] = country.push()

    assert stored(country, late)[2] == UNREAD
    assert receipt.unread == (len(country.distributor.sents),)


def test_a_code_box_is_never_excused(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """Without its code a registration says nothing."""
    country, _, _ = two_cards
    third = country.distributor.register_card("KK11112222")
    erase(country, third)
    strip_newest(country)
    country.push()

    assert stored(country, third)[2] == UNREAD


def strip_newest(country: Country) -> None:
    """Take all boxes of the entry away that was written last."""
    newest = country.distributor.sents[-1]
    country.distributor.sents[-1] = Sent(newest.plain)


def test_only_wellbeing_goes_where_only_that_was_taken_back(
    two_cards: tuple[Country, bytes, bytes],
) -> None:
    """The card and its background go on."""
    country, first, _ = two_cards
    act = Act(EntryKind.ERASED, bodies.Erased(wellbeing_only=True), about=first)
    acts.write_acts(country.register, [act])

    assert stored(country, first)[0] == [BoxName.CODE, BoxName.BACKGROUND]
