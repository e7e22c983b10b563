"""A holder takes a consent back at the office: the register erases at once."""

import pytest
from sqlalchemy import select

from kaikudesk.model import Ending, EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from register.erasing import Boxes
from register.owed import pay_all, take_in
from register.tables import entries
from tests.register.pens import BACKGROUND
from tests.register.staging import CODE, DISTRIBUTOR, Country, assert_whole, rows_of


@pytest.fixture
def card(country: Country) -> bytes:
    """Register a card whose holder answered the wellbeing questions too."""
    registration = country.distributor.register_card(CODE)
    country.distributor.write(
        EntryKind.CARD_AMENDED,
        bodies.CardAmended(background=("postcode",)),
        background=BACKGROUND,
        about=registration,
    )
    country.distributor.write(
        EntryKind.WELLBEING_ANSWERED,
        bodies.WellbeingAnswered(1),
        wellbeing=bodies.WellbeingBox((1, None, 3)),
        about=registration,
    )
    push(country)
    return registration


def push(country: Country, first: int | None = None) -> None:
    """Let the distributor's desk push, and the register say what follows."""
    pen = country.distributor
    take_in(country.register, country.as_distributor, pen.push(first))


def withdraw(country: Country, card: bytes, *, wellbeing_only: bool = False) -> None:
    """Take a consent back, at the desk that gave the card."""
    body = bodies.ConsentWithdrawn(wellbeing_only=wellbeing_only)
    country.distributor.write(EntryKind.CONSENT_WITHDRAWN, body, about=card)
    push(country)


def boxes(country: Country) -> list[int]:
    """Give the names of all boxes that the register holds."""
    with country.register.database.reading() as connection:
        packed = connection.scalars(select(entries.c.boxes)).all()
    return sorted(name for one in packed for name, _ in decode(one, Boxes))


def backgrounds(country: Country) -> int:
    """Count the backgrounds that lie open at the register."""
    asked = select(entries.c.hash).where(entries.c.background.is_not(None))
    with country.register.database.reading() as connection:
        return len(connection.scalars(asked).all())


def acts_written(country: Country) -> int:
    """Count the erasures that the register wrote down."""
    asked = select(entries.c.hash).where(entries.c.kind == EntryKind.ERASED)
    with country.register.database.reading() as connection:
        return len(connection.scalars(asked).all())


def test_all_boxes_of_the_holder_go_and_the_card_has_ended(
    country: Country, card: bytes
) -> None:
    """Background, amendment and answers; the code stays for the redemptions."""
    assert boxes(country) == [
        BoxName.CODE,
        BoxName.BACKGROUND,
        BoxName.BACKGROUND,
        BoxName.WELLBEING,
    ]
    withdraw(country, card)

    assert boxes(country) == [BoxName.CODE]
    assert backgrounds(country) == 0
    row = decode(rows_of(country.register)[f"cards/{DISTRIBUTOR}", card], CardRowWire)
    assert row.ended == Ending.ERASED
    assert row.fields["postcode"].value is None
    assert_whole(country.register)


def test_the_consent_to_questions_takes_only_the_answers_along(
    country: Country, card: bytes
) -> None:
    """The card and its background go on."""
    withdraw(country, card, wellbeing_only=True)

    assert BoxName.WELLBEING not in boxes(country)
    assert backgrounds(country) == 2
    row = decode(rows_of(country.register)[f"cards/{DISTRIBUTOR}", card], CardRowWire)
    assert (row.ended, row.wellbeing_consent) == (0, False)


def test_it_is_erased_once_however_often_it_is_pushed(
    country: Country, card: bytes
) -> None:
    """The repeat of a push and the daily look find nothing more to do."""
    withdraw(country, card)
    push(country, first=1)

    assert acts_written(country) == 1
    assert pay_all(country.register) == 0


def test_another_site_takes_no_consent_back(country: Country, card: bytes) -> None:
    """What it says of a card that it did not give has no effect."""
    body = bodies.ConsentWithdrawn()
    country.distributor.write(
        EntryKind.CONSENT_WITHDRAWN, body, about=card, site=DISTRIBUTOR + 1
    )
    push(country)

    assert acts_written(country) == 0
    assert backgrounds(country) == 2


def test_answers_that_come_later_are_not_stored(country: Country, card: bytes) -> None:
    """They were written before the holder's word reached that desk."""
    withdraw(country, card)
    country.distributor.write(
        EntryKind.WELLBEING_ANSWERED,
        bodies.WellbeingAnswered(1),
        wellbeing=bodies.WellbeingBox((4,)),
        about=card,
    )
    push(country)

    assert boxes(country) == [BoxName.CODE]
