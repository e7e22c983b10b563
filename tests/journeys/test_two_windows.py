"""Two windows at one register: what the venue flagged, the distributor registers."""

import pytest

from kaikudesk.model import Tickets
from tests.journeys.conftest import Sit
from tests.journeys.seat import Seat
from tests.journeys.town import Town
from tests.register.processes import serving
from ui.guided import eyes
from ui.person_screen import PersonScreen
from ui.shown import ActState, RecordWished, ScreenName, StatusPart
from ui.today_screen import TodayScreen

CODE = "KK12345678"
NUMBERS = (StatusPart.WAITING, StatusPart.PERSON, StatusPart.CONFIRMED)
DISTRIBUTOR = "neuvola"


def numbers(seat: Seat) -> list[int]:
    """Read what waits, what needs a person, and what is confirmed."""
    return [int(seat.status(part).split()[-1]) for part in NUMBERS]


def read_everywhere(seat: Seat) -> str:
    """Go through all screens and read all that a screen reader could say."""
    window = seat.opening.window
    said: list[str] = []
    for name in (ScreenName.TODAY, ScreenName.PERSON, ScreenName.CHECK):
        window.open(name)
        said += [*eyes.texts(window), *seat.texts()]
    return "\n".join(said)


def flags(seat: Seat) -> list[tuple[ActState, str]]:
    """Read the states and flags of today's acts."""
    today = seat.opening.window.open(ScreenName.TODAY)
    assert isinstance(today, TodayScreen)
    return [(row.state, row.flag) for row in today.acts.rows]


def cases(seat: Seat) -> list[str]:
    """Read what kinds of cases need a person."""
    screen = seat.opening.window.open(ScreenName.PERSON)
    assert isinstance(screen, PersonScreen)
    return [row.kind for row in screen.cases.rows]


def use_card(seat: Seat) -> None:
    """Scan the card and give a ticket for its holder and a child."""
    check = seat.check
    seat.opening.scanner.scanned.emit(CODE)
    check.record_wished.emit(RecordWished(Tickets(own=1, children=1)))


def register_card(seat: Seat) -> None:
    """Scan the card, fill the form in and press Enter."""
    card = seat.card
    seat.opening.scanner.scanned.emit(CODE)
    card.form.birth_year.setText("1984")
    card.form.postcode.setText("88900")
    card.form.children_count.setValue(2)
    card.form.store.setChecked(True)
    card.save()


@pytest.mark.slow
def test_a_flag_goes_when_the_distributor_registers_the_card(
    town: Town, sit: Sit
) -> None:
    """Flagged at the one window, registered at the other, and no word of by whom."""
    with serving(town.url) as address:
        venue, distributor = sit(town.folder / "venue"), sit(town.folder / "office")
        venue.enrol(town.enrolment_code(1, "venue", address))
        distributor.enrol(town.enrolment_code(2, "distributor", address))
        use_card(venue)
        venue.send_until(StatusPart.PERSON, "needs a person 1")
        assert numbers(venue) == [0, 1, 0]
        assert flags(venue) == [(ActState.PERSON, "not yet registered")]
        assert cases(venue) == ["Not yet registered"]

        register_card(distributor)
        distributor.send_until(StatusPart.CONFIRMED, "confirmed 1")
        assert numbers(distributor) == [0, 0, 1]
        venue.send_until(StatusPart.CONFIRMED, "confirmed 1")

    news = venue.opening.window.news.shown
    assert news is not None
    assert news.sentence == "Registered now: …78. The flag is gone."
    assert numbers(venue) == [0, 0, 1]
    assert flags(venue) == [(ActState.CONFIRMED, "")]
    assert cases(venue) == []
    venue.opening.scanner.forget_last()
    venue.opening.scanner.scanned.emit(CODE)
    said = read_everywhere(venue)
    assert "VALID" in said
    assert "today here: own ticket, 1 child ticket" in said
    assert DISTRIBUTOR in "\n".join(eyes.texts(distributor.opening.window))
    assert DISTRIBUTOR not in said
