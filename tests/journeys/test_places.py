"""A desk that is put to several places, and works at them in turn, openly."""

from pathlib import Path

import pytest

from kaikudesk.model import Role, Tickets
from tests.journeys.conftest import Sit
from tests.journeys.seat import Seat
from tests.journeys.town import Town
from tests.register.processes import command, serving
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.shown import RecordWished, StatusPart

VENUE, OFFICE, POOL = "Kuhmotalo", "Kuhmon neuvola", "Uimahalli"
CODE = "KK12345678"


def move(town: Town, *places: str) -> None:
    """Let the administrator put the first desk to these places."""
    command(town.url, "move-desk", "1", "--to", *places)


def found_a_pool(town: Town) -> None:
    """Make a second venue, the third site."""
    where = ("--area", "Kainuu", "--municipality", "Kuhmo")
    command(town.url, "create-site", POOL, "--role", "venue", *where)


def hear_of_places(seat: Seat, count: int) -> None:
    """Send and fetch until the register has told of so many places."""

    def told() -> bool:
        seat.opening.window.send_wished.emit()
        return len(seat.opening.window.header.places.names) == count

    seat.wait(told)


def go_to(seat: Seat, number: int, name: str) -> None:
    """Choose a place in the header, and wait until its day has begun."""
    seat.opening.window.header.places.choose(number)
    header = seat.opening.window
    seat.wait(lambda: seat.program.is_open and header.header.where.startswith(name))


@pytest.mark.slow
def test_a_desk_of_two_venues_gives_tickets_for_each(
    town: Town, sit: Sit, tmp_path: Path
) -> None:
    """What was given at one venue is none of the other's, and all of it arrives.

    Nobody registered the card yet, so that each use needs a person.
    """
    found_a_pool(town)
    with serving(town.url) as address:
        seat = sit(tmp_path / "desk")
        seat.enrol(town.enrolment_code(1, "venue", address))
        assert not seat.opening.window.header.places.isVisible()
        move(town, "1:venue", "3:venue")
        hear_of_places(seat, 2)
        assert seat.opening.window.header.places.names == [
            f"{VENUE} · venue",
            f"{POOL} · venue",
        ]
        give(seat)
        go_to(seat, 1, POOL)
        give(seat)
        give(seat)
        seat.send_until(StatusPart.PERSON, "needs a person 2")
        go_to(seat, 0, VENUE)
        seat.send_until(StatusPart.PERSON, "needs a person 1")


def give(seat: Seat) -> None:
    """Scan a card and give a ticket."""
    panel = seat.check
    seat.opening.scanner.scanned.emit(CODE)
    panel.record_wished.emit(RecordWished(Tickets(own=1)))


@pytest.mark.slow
def test_a_desk_that_is_venue_and_distributor_changes_its_screens(
    town: Town, sit: Sit, tmp_path: Path
) -> None:
    """Also when the register takes one of the two rights away."""
    with serving(town.url) as address:
        seat = sit(tmp_path / "desk")
        seat.enrol(town.enrolment_code(1, "venue", address))
        move(town, "1:venue", "2:distributor")
        hear_of_places(seat, 2)
        assert isinstance(seat.opening.window.main, CheckPanel)
        go_to(seat, 1, OFFICE)
        assert isinstance(seat.opening.window.main, CardPanel)
        assert seat.opening.role == Role.DISTRIBUTOR

        move(town, "1:venue")
        window = seat.opening.window

        def is_back() -> bool:
            window.send_wished.emit()
            return seat.program.is_open and window.header.where.startswith(VENUE)

        seat.wait(is_back)
        assert isinstance(window.main, CheckPanel)
        assert not window.header.places.isVisible()
