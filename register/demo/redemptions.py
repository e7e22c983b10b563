"""The redemptions of a season, split by class as the programme's were in 2023.

Source of the figures: the programme's yearly statistics, 2023.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log
from typing import Final

from kaikudesk.model import CardKind, Category, Channel, Role, Tickets
from register.demo.cards import Card, Fate
from register.demo.dice import Dice, Urn
from register.demo.events import SEASON_DAYS, Calendar, Held
from register.demo.pen import When
from register.demo.places import Place, places

ADULTS_2023: Final = {
    Category.CULTURE: 16_193,
    Category.EDUCATION: 2_043,
    Category.SCIENCE: 1_986,
    Category.SPORT: 22_524,
}
# Child tickets for each of the holder's own, and for a card with children twice
# as many, since hardly half of the cards have any.
_CHILD_SHARE: Final = {
    Category.CULTURE: 0.3,
    Category.EDUCATION: 0.0,
    Category.SCIENCE: 0.9,
    Category.SPORT: 0.4,
}
_CLASSES: Final = Urn(list(ADULTS_2023.items()))
# Of the cards of 2023 so many were taken into use.
TAKEN_INTO_USE: Final = 0.38
_MORE_USES: Final = 1.7
_AT_HOME: Final = 0.85
_ASSISTANT: Final = 0.02
_CHANNELS: Final = Urn([(Channel.DESK, 80), (Channel.PHONE, 14), (Channel.EMAIL, 6)])
_OPENING, _CLOSING = 9 * 60, 20 * 60


@dataclass(frozen=True, slots=True)
class Use:
    """One redemption before it is written."""

    place: Place
    when: When
    category: Category
    channel: Channel
    tickets: Tickets
    event: bytes | None = None


@dataclass(slots=True)
class UseDrawing:
    """Draws what a card was used for, from the venues and their events."""

    dice: Dice
    today: int
    calendars: dict[int, Calendar]
    _venues: dict[Category, Urn[Place]] = field(init=False)
    _near: dict[tuple[Category, int], Urn[Place]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the venues by class, and by class and area."""
        self._venues = {one: _venues_of(one) for one in Category}
        areas = {place.site.area for place in places()}
        self._near = {
            (one, area): _venues_of(one, area) for one in Category for area in areas
        }

    def of(self, card: Card) -> Iterator[Use]:
        """Draw the uses of a card; most cards have none."""
        first, last = self._days_of_use(card)
        if first > last or not card.code or not self.dice.happens(TAKEN_INTO_USE):
            return
        seen: set[bytes] = set()
        for _ in range(self._count()):
            use = self._use(card, first, last)
            if use.event is None or use.event not in seen:
                seen.add(use.event or b"")
                yield use

    def of_nobody(self, place: Place) -> Use:
        """Draw a use of a card that nobody registered, in the last three weeks."""
        day = self.today - self.dice.between(1, 21)
        category = Category(place.site.category)
        return self._without_event(place, day, category, Tickets(own=1))

    def _days_of_use(self, card: Card) -> tuple[int, int]:
        last = min(card.last_valid, self.today - 1)
        if card.fate is Fate.RENEWED:
            last = self.today - 1
        elif card.fate in {Fate.LOST, Fate.INACTIVATED, Fate.REPLACED}:
            last = min(last, card.changed - 1)
        return max(card.granted + 1, self.today - SEASON_DAYS), last

    def _count(self) -> int:
        return 1 + int(-log(1 - self.dice.fraction()) * _MORE_USES)

    def _use(self, card: Card, first: int, last: int) -> Use:
        category = _CLASSES.draw(self.dice)
        place = self._venue(card, category)
        calendar = self.calendars[place.site.number]
        there = [] if category is Category.SPORT else calendar.between(first, last)
        tickets = self._tickets(card, category)
        if there:
            return self._at(self.dice.one_of(there), tickets)
        day = self.dice.between(first, last)
        return self._without_event(place, day, category, tickets)

    def _venue(self, card: Card, category: Category) -> Place:
        near = self._near[category, card.area or card.site.area]
        if near and (card.area or self.dice.happens(_AT_HOME)):
            return near.draw(self.dice)
        return self._venues[category].draw(self.dice)

    def _tickets(self, card: Card, category: Category) -> Tickets:
        if category is Category.EDUCATION:
            return Tickets(course_places=1)
        children = 0
        most = 2 if card.kind is CardKind.COMMUNITY else card.children
        if most and self.dice.happens(_CHILD_SHARE[category]):
            children = self.dice.between(1, most)
        return Tickets(
            own=1, children=children, assistants=int(self.dice.happens(_ASSISTANT))
        )

    def _at(self, event: Held, tickets: Tickets) -> Use:
        programme = event.programme
        minute = programme.minute - self.dice.between(0, 60)
        return Use(
            event.place,
            When(event.day, minute),
            programme.category,
            _CHANNELS.draw(self.dice),
            tickets,
            event.event_id,
        )

    def _without_event(
        self, place: Place, day: int, category: Category, tickets: Tickets
    ) -> Use:
        when = When(day, self.dice.between(_OPENING, _CLOSING))
        return Use(place, when, category, _CHANNELS.draw(self.dice), tickets)


def _venues_of(category: Category, area: int | None = None) -> Urn[Place]:
    return Urn([
        (place, place.weight)
        for place in places()
        if place.role is Role.VENUE
        and place.site.category == category
        and area in {None, place.site.area}
    ])
