"""Events at a desk: made offline, one for all who name it, counted as they go."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from kaikudesk import counter
from kaikudesk.counter import Declared, Given
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError
from kaikudesk.model import Category, Tickets
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED, opened


def test_an_event_made_at_the_desk_is_there_at_once_and_once(desk: Desk) -> None:
    """Declared twice, also with other spaces, it is one event."""
    declared = Declared("Viulun ilta", desk.today, Category.CULTURE, 19 * 60, quota=6)
    event = counter.declare_event(desk, declared)
    again = counter.declare_event(
        desk, Declared("  Viulun   ilta ", desk.today, Category.CULTURE)
    )

    assert again == event
    assert counter.events_on(desk, desk.today) == [event]


def test_a_title_is_one_event_whatever_keyboard_typed_it(desk: Desk) -> None:
    """A Mac sends the dots of ä as a sign of their own; capitals make no event."""
    typed = "Jäähyväiset  Öölle"
    apart = unicodedata.normalize("NFD", typed)
    event = counter.declare_event(desk, Declared(apart, desk.today, Category.CULTURE))

    again = counter.declare_event(desk, Declared(typed, desk.today, Category.CULTURE))
    shouted = Declared(typed.upper(), desk.today, Category.CULTURE)

    assert again == event
    assert counter.declare_event(desk, shouted) == event
    assert event.title == "Jäähyväiset Öölle"


def test_a_quota_counts_what_this_desk_gave(desk: Desk) -> None:
    """Six are left, then four after own and child."""
    declared = Declared("Viulun ilta", desk.today, Category.CULTURE, quota=6)
    event = counter.declare_event(desk, declared)
    checked = counter.check_card(desk, LISTED, event)
    counter.record_redemption(desk, checked, Given(Tickets(1, 1)))

    after = counter.check_card(desk, LISTED, event).answer

    assert checked.answer.limits.quota == 6
    assert after.limits.quota == 4
    assert after.at_event == Tickets(1, 1)
    assert after.limits.children == 1


@pytest.mark.parametrize("quota", [0, -1])
def test_a_quota_of_nothing_is_refused(desk: Desk, quota: int) -> None:
    """An event without a place for card holders is not declared here."""
    wished = Declared("Viulun ilta", desk.today, Category.CULTURE, quota=quota)

    with pytest.raises(FormError, match="quota: out of range"):
        counter.declare_event(desk, wished)
    assert desk.events == {}


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_an_event_needs_a_title(desk: Desk, title: str) -> None:
    """An empty or endless one is refused with its field."""
    with pytest.raises(FormError):
        counter.declare_event(desk, Declared(title, date(2026, 12, 1), Category.SPORT))


def test_an_event_made_offline_is_there_after_a_restart(
    tmp_path: Path, desk: Desk, clock: FixedClock
) -> None:
    """It is chosen again although the register has never heard of it."""
    wished = Declared("Viulun ilta", desk.today, Category.CULTURE, minute=1140, quota=6)
    made = counter.declare_event(desk, wished)

    desk.refresh()
    with opened(tmp_path, clock) as again:
        assert counter.events_on(desk, desk.today) == [made]
        assert counter.events_on(again, again.today) == [made]
