"""A card that is on the screen is recorded for the event that stands there by then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kaikudesk.model import Category, Tickets
from kaikudesk.wire.bodies import RedemptionRecorded
from tests.ui.clerk import Clerk, events_offered
from tests.ui.making import TODAY
from ui.count_box import CountBox
from ui.shown import EventWished
from ui.ticket_counts import TicketCounts

CONCERT = EventWished("Viulun ilta", TODAY, 19 * 60, Category.CULTURE, quota=6)
MATCH = EventWished("Ottelu", TODAY, None, Category.SPORT, quota=9)
COURSE = EventWished("Savikurssi", TODAY, None, Category.CULTURE, course=True)


@pytest.fixture
def evening(clerk: Clerk) -> Clerk:
    """Let a concert, a match and a course be made, and the concert be chosen."""
    for wished in (CONCERT, MATCH, COURSE):
        clerk.stage.check.event_declared.emit(wished)
    choose(clerk, CONCERT.title)
    return clerk


def choose(clerk: Clerk, title: str) -> None:
    """Choose an event by its box and the keyboard."""
    box = clerk.stage.check.events.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while not box.currentText().startswith(title):
        QTest.keyClick(box, Qt.Key.Key_Down)


def shown(clerk: Clerk) -> tuple[bytes, Tickets]:
    """Read which event and which counts stand on the screen."""
    check = clerk.stage.check
    [counts] = check.counts.findChildren(TicketCounts)
    return check.events.chosen, counts.tickets


def recorded(clerk: Clerk) -> tuple[bytes | None, Tickets, Category]:
    """Read which event, counts and category the newest entry carries."""
    body = clerk.desk.acts.redemptions()[-1].body
    assert isinstance(body, RedemptionRecorded)
    tickets = Tickets(body.own, body.children, body.assistants, body.course_places)
    return body.event, tickets, Category(body.category)


def test_an_event_of_another_day_says_its_day(clerk: Clerk) -> None:
    """Tomorrow's event may be chosen ahead; today's would look the same by its hour."""
    tomorrow = replace(CONCERT, day=TODAY + timedelta(days=1))
    for wished in (CONCERT, tomorrow):
        clerk.stage.check.event_declared.emit(wished)

    assert events_offered(clerk.stage)[0] == "Viulun ilta, 25.11.2026 19.00"
    assert "Viulun ilta, 19.00" in events_offered(clerk.stage)


def test_counts_of_the_clerk_go_to_the_event_chosen_last(evening: Clerk) -> None:
    """Two children were entered for the concert; the match was meant, and has them."""
    evening.scan()
    _own, children, _assistants = evening.stage.check.counts.findChildren(CountBox)
    children.set_value(1)
    choose(evening, MATCH.title)
    event, tickets = shown(evening)
    evening.stage.check.counts.record(deliberate=False)

    assert tickets == Tickets(own=1, children=1)
    assert evening.desk.events[event].title == MATCH.title
    assert recorded(evening) == (event, tickets, Category.SPORT)


@pytest.mark.parametrize(
    ("first", "then", "tickets"),
    [
        (CONCERT.title, COURSE.title, Tickets(course_places=1)),
        (COURSE.title, CONCERT.title, Tickets(own=1)),
        (CONCERT.title, "No event", Tickets(own=1)),
    ],
)
def test_the_entry_carries_what_the_screen_showed(
    evening: Clerk, first: str, then: str, tickets: Tickets
) -> None:
    """Another kind of event has other limits: they are asked anew, then recorded."""
    choose(evening, first)
    evening.scan()
    choose(evening, then)
    event, counted = shown(evening)
    evening.stage.check.counts.record(deliberate=False)

    assert counted == tickets
    assert recorded(evening)[:2] == (event or None, counted)
