"""Cards as they are drawn: to whom, by whom, and what became of them.

Nearly nine in ten are valid on the day of the country; the rest have expired,
were lost, ended, or wait for a code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final

from kaikudesk.model import CardKind, Gender, LifeSituation, Medium, Role
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire.bodies import BackgroundBox
from kaikudesk.wire.rows import SiteRowWire
from register.demo.codes import card_code
from register.demo.dice import Dice, Urn
from register.demo.known import KNOWN_CARDS, KnownCard
from register.demo.places import Place, places

_ADULT_YEARS: Final = 65
_HOLDER_AGE: Final = 16
_COMMUNITY: Final = 0.02
_LOCAL_ONLY: Final = 0.005
_MOBILE_ONLY: Final = 0.03
_WELLBEING: Final = 0.4
# A year, and the two months in which the expired cards lie.
_GRANTED_WITHIN: Final = 425
_YEAR: Final = 365


class Fate(Enum):
    """What happened to a card after it was registered."""

    NOTHING = auto()
    LOST = auto()
    INACTIVATED = auto()
    REPLACED = auto()
    AMENDED = auto()
    RENEWED = auto()


_FATES: Final = Urn([
    (Fate.NOTHING, 885),
    (Fate.RENEWED, 50),
    (Fate.AMENDED, 30),
    (Fate.LOST, 15),
    (Fate.REPLACED, 10),
    (Fate.INACTIVATED, 10),
])
_CHILDREN: Final = Urn([(0, 55), (1, 20), (2, 15), (3, 7), (4, 2), (5, 1)])
_GENDERS: Final = Urn([
    (Gender.WOMAN, 50),
    (Gender.MAN, 30),
    (Gender.NO_ANSWER, 18),
    (Gender.OTHER, 2),
])
_SITUATIONS: Final = tuple(LifeSituation)


@dataclass(frozen=True, slots=True)
class Card:
    """A card before it is written; days are ordinals.

    `last_valid` is what the card says until it is renewed; `changed` is the day
    on which its fate came. `replaces` says that it took the place of the one before.
    """

    code: str
    site: SiteRowWire
    granted: int
    last_valid: int
    children: int
    kind: CardKind
    medium: Medium
    area: int
    wellbeing: bool
    background: BackgroundBox | None
    fate: Fate = Fate.NOTHING
    changed: int = 0
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class CardDrawing:
    """Draws the cards of a country on a day."""

    dice: Dice
    today: int

    def known(self) -> Iterator[Card]:
        """Give the cards behind the known codes."""
        venue, distributor = places()[:2]
        elsewhere = next(
            one for one in places() if one.site.area != venue.site.area
        ).site.area
        for one in KNOWN_CARDS:
            yield self._known(one, distributor, elsewhere)

    def cards(self, count: int) -> Iterator[Card]:
        """Draw so many cards; a new one in the place of another follows it."""
        granting = granting_places()
        number = 0
        while number < count:
            card = self._card(number, granting.draw(self.dice))
            yield card
            number += 1
            if card.fate is Fate.REPLACED and number < count:
                yield _instead_of(card, number)
                number += 1

    def _card(self, number: int, place: Place) -> Card:
        dice = self.dice
        fate = _FATES.draw(dice)
        granted = self.today - dice.between(1, _GRANTED_WITHIN)
        # An amendment counts a holder's children, and a community has none.
        community = fate is not Fate.AMENDED and dice.happens(_COMMUNITY)
        mobile = fate is Fate.NOTHING and dice.happens(_MOBILE_ONLY)
        if fate is Fate.RENEWED:
            granted -= _YEAR
        return Card(
            code="" if mobile else card_code(number),
            site=place.site,
            granted=granted,
            last_valid=year_later(granted),
            children=0 if community else _CHILDREN.draw(dice),
            kind=CardKind.COMMUNITY if community else CardKind.PERSONAL,
            medium=Medium.MOBILE_ONLY if mobile else Medium.CARDBOARD,
            area=place.site.area if dice.happens(_LOCAL_ONLY) else 0,
            wellbeing=not community and dice.happens(_WELLBEING),
            background=None if community else self._background(place),
            fate=fate,
            changed=self._changed(fate, granted),
        )

    def _known(self, known: KnownCard, place: Place, elsewhere: int) -> Card:
        granted = self.today + known.granted
        last_valid = year_later(granted)
        if known.last_valid is not None:
            last_valid = self.today + known.last_valid
        personal = known.kind is CardKind.PERSONAL
        return Card(
            code=known.code,
            site=place.site,
            granted=granted,
            last_valid=last_valid,
            children=known.children,
            kind=known.kind,
            medium=Medium.CARDBOARD,
            area=elsewhere if known.elsewhere else 0,
            wellbeing=False,
            background=self._background(place) if personal else None,
            fate=Fate.LOST if known.lost else Fate.NOTHING,
            changed=self.today - 1,
        )

    def _background(self, place: Place) -> BackgroundBox:
        dice = self.dice
        youngest = date.fromordinal(self.today).year - _HOLDER_AGE - 3
        return BackgroundBox(
            birth_year=youngest - int(_ADULT_YEARS * dice.fraction() ** 1.5),
            postcode=f"{place.postcodes}{dice.between(0, 99):02}0",
            gender=_GENDERS.draw(dice),
            life_situation=dice.one_of(_SITUATIONS),
        )

    def _changed(self, fate: Fate, granted: int) -> int:
        if fate is Fate.NOTHING:
            return 0
        if fate is Fate.RENEWED:
            return min(granted + self.dice.between(340, 364), self.today - 1)
        return self.dice.between(granted, self.today - 1)


def _instead_of(card: Card, number: int) -> Card:
    return replace(
        card,
        code=card_code(number),
        granted=card.changed,
        last_valid=year_later(card.changed),
        fate=Fate.NOTHING,
        replaces=True,
    )


def year_later(day: int) -> int:
    """Give the last valid day of a card that is granted on a day."""
    return DEFAULTS.last_valid(date.fromordinal(day)).toordinal()


def granting_places() -> Urn[Place]:
    """Give the distributors to draw from, busy ones more often."""
    return Urn([(one, one.weight) for one in places() if one.role is Role.DISTRIBUTOR])
