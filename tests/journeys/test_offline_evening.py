"""A venue without a network, and the register that has it all afterwards."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kaikudesk import counter, handover
from kaikudesk.counter import Given
from kaikudesk.desk import Desk
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Tickets, Unreached, Verdict
from tests.journeys.town import Town
from tests.register.processes import serving

CODE = "KK12345678"
OWN_AND_CHILD = Given(Tickets(own=1, children=1))


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Found a register with two sites."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/register.db")
    town.found()
    return town


@pytest.mark.slow
def test_what_was_recorded_without_a_network_is_there_once_afterwards(
    town: Town,
) -> None:
    """Recorded offline, pushed once, registered later, and the flag goes away."""
    with serving(town.url) as address:
        venue = town.enrol(1, "venue", address)
        office = town.enrol(2, "distributor", address)
        assert venue.play().reached
        assert office.play().reached
    port = urlsplit(address).port or 0

    checked = counter.check_card(venue.desk, CODE)
    counter.record_redemption(venue.desk, checked, OWN_AND_CHILD)
    handover.register_card(office.desk, _form(office.desk))
    report = venue.play()
    assert checked.answer.verdict is Verdict.NOT_REGISTERED
    assert report.why_not is Unreached.NO_ANSWER
    assert venue.waiting == 2

    with serving(town.url, port):
        assert venue.play().reached
        assert (venue.waiting, [one.closed_by for one in venue.cases()]) == (0, [""])
        assert office.play().reached
        assert venue.play().reached
        assert venue.play().reached

    after = counter.check_card(venue.desk, CODE).answer
    assert [one.closed_by for one in venue.cases()] == ["registration"]
    assert after.verdict is Verdict.VALID
    assert after.today == Tickets(own=1, children=1)
    for post in (venue, office):
        post.desk.close()


def _form(desk: Desk) -> Handover:
    return Handover(
        entry_id=handover.open_form(desk),
        code=CODE,
        background=Background(1990, "88900"),
        children=2,
        granted=desk.today,
        consent=True,
    )
