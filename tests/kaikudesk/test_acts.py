"""What a desk knows of its own acts, as they come and after a new start."""

from pathlib import Path

from kaikudesk import counter
from kaikudesk.counter import Declared, Given
from kaikudesk.model import Category, Tickets
from tests.fakes import FixedClock
from tests.kaikudesk.desks import COMMUNITY, LISTED, enrol, opened

GIVEN = Given(Tickets(own=1, children=2))


def test_tickets_of_an_event_add_up_as_they_come(tmp_path: Path) -> None:
    """A record adds, a void takes away, and the next start counts the same."""
    clock = FixedClock()
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        wished = Declared("Viulun ilta", desk.today, Category.CULTURE)
        event = counter.declare_event(desk, wished)
        counted = [desk.acts.given_at(event.event_id)]
        for code, at in ((LISTED, event), (COMMUNITY, event), (LISTED, None)):
            checked = counter.check_card(desk, code, at)
            counter.record_redemption(desk, checked, GIVEN)
            counted.append(desk.acts.given_at(event.event_id))
        counter.void_redemption(desk, desk.acts.redemptions()[0].entry.entry_id)
        counted.append(desk.acts.given_at(event.event_id))
    with opened(tmp_path, clock) as desk:
        counted.append(desk.acts.given_at(event.event_id))

    assert [tickets.total for tickets in counted] == [0, 3, 6, 6, 3, 3]
