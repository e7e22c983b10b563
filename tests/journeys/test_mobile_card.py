"""A card without a code: from the distributor's form to the venue's check."""

from pathlib import Path

import pytest

from kaikudesk import handover, own_cards
from kaikudesk.clock import SystemClock
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Verdict
from tests.journeys.bad_days import DISTRIBUTOR, Place, record
from tests.journeys.town import Post
from tests.register.processes import command

CODE = "MK00000001"


def hand_over(office: Post) -> bytes:
    """Register a card that is mobile only, and give the registration."""
    form = Handover(
        entry_id=handover.open_form(office.desk),
        code="x",
        background=Background(1990, "88900"),
        children=2,
        granted=office.desk.today,
        consent=True,
    )
    handover.register_card(office.desk, form)
    return form.entry_id


def code_of(office: Post, registration: bytes) -> str | None:
    """Give the code that the distributor's desk shows for a card."""
    row = own_cards.card(office.desk, registration)
    assert row is not None
    return row.code


@pytest.mark.slow
def test_a_mobile_only_card_works_once_the_register_gave_it_a_code(
    place: Place, tmp_path: Path
) -> None:
    """Registered offline with X, sent, assigned, shown there, valid at the door."""
    clock = SystemClock()
    office = place.enrol(tmp_path / "neuvola", clock, DISTRIBUTOR)
    venue = place.enrol(tmp_path / "talo", clock)
    registration = hand_over(office)
    assert (code_of(office, registration), office.waiting) == (None, 2)

    assert office.play().reached
    assert venue.play().reached
    assert (code_of(office, registration), office.waiting) == (None, 0)
    assert record(venue, CODE) == [Verdict.NOT_REGISTERED]

    [listed] = command(place.url, "assign-code").splitlines()
    assert listed.split()[0] == registration.hex()
    command(place.url, "assign-code", registration.hex(), CODE)
    assert command(place.url, "assign-code") == "No card waits for a code.\n"
    assert office.play().reached
    assert venue.play().reached
    assert venue.play().reached
    assert code_of(office, registration) == CODE
    assert own_cards.find_card(office.desk, CODE) == registration
    assert record(venue, CODE) == [Verdict.VALID]
    assert [one.closed_by for one in venue.cases()] == ["registration"]
    office.desk.close()
    venue.desk.close()
