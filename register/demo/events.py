"""The events of the venues: a season behind today, and a month ahead.

Past events have no quota, so that a country of any size fits into them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaikudesk.model import Category, EntryKind, Role
from kaikudesk.wire.bodies import EventDeclared
from kaikudesk.wire.entry import event_id
from register.demo.dice import Dice
from register.demo.pen import Deed, When
from register.demo.places import Place, Programme, places, programmes

SEASON_DAYS: Final = 115
_AHEAD_DAYS: Final = 30
_EVERY_DAYS: Final = 6
_DECLARED_BEFORE: Final = 40
_OFFICE: Final = 600


@dataclass(frozen=True, slots=True)
class Held:
    """An event of the country."""

    event_id: bytes
    place: Place
    day: int
    programme: Programme


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of one venue in the order of their days."""

    days: list[int]
    events: list[Held]

    def between(self, first: int, last: int) -> list[Held]:
        """Give the events of these days, both included."""
        return self.events[
            bisect_left(self.days, first) : bisect_right(self.days, last)
        ]


def season(dice: Dice, today: int) -> list[Held]:
    """Draw all events of the country, those of today at the first venue among them."""
    held = list(_of_today(places()[0], today))
    for place in places():
        if place.role is Role.VENUE:
            held += _usual(dice, place, today)
    return held


def calendars(events: list[Held]) -> dict[int, Calendar]:
    """Sort events under their sites."""
    by_site: dict[int, list[Held]] = {}
    for one in sorted(events, key=lambda one: (one.day, one.event_id)):
        by_site.setdefault(one.place.site.number, []).append(one)
    return {
        site: Calendar([one.day for one in there], there)
        for site, there in by_site.items()
    }


def declaration(held: Held, today: int) -> Deed:
    """Say that there is an event, some weeks before it."""
    programme = held.programme
    body = EventDeclared(
        day=held.day,
        title=programme.title,
        category=programme.category,
        minute=programme.minute,
        quota=programme.quota if held.day >= today else None,
        course=programme.course,
    )
    written = min(held.day - _DECLARED_BEFORE, today - 1)
    return Deed(
        EntryKind.EVENT_DECLARED,
        held.place.site,
        When(written, _OFFICE),
        body,
        entry_id=held.event_id,
        happened=held.day,
    )


def _of_today(place: Place, today: int) -> Iterator[Held]:
    for programme in programmes():
        if programme.today:
            yield _held(place, today, programme)


def _usual(dice: Dice, place: Place, today: int) -> Iterator[Held]:
    category = Category(place.site.category)
    fitting = [
        one for one in programmes() if not one.today and one.category is category
    ]
    first = today - SEASON_DAYS + dice.between(0, _EVERY_DAYS)
    for day in range(first, today + _AHEAD_DAYS, _EVERY_DAYS):
        if day != today:
            yield _held(place, day, dice.one_of(fitting))


def _held(place: Place, day: int, programme: Programme) -> Held:
    key = event_id(place.site.number, date.fromordinal(day), programme.title)
    return Held(key, place, day, programme)
