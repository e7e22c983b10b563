"""The things of the programme: small frozen values."""

from dataclasses import dataclass
from datetime import date

from kaikudesk.model.words import (
    CardKind,
    CardState,
    Category,
    Gender,
    LifeSituation,
)


@dataclass(frozen=True, slots=True)
class Tickets:
    """What one redemption gave.

    `own` is the holder's (on a community card the representative's) ticket,
    `children` the holder's children's (on a community card the clients' under
    the rule's age); a course place is a place or a season card on a course.
    """

    own: int = 0
    children: int = 0
    assistants: int = 0
    course_places: int = 0

    def __add__(self, other: "Tickets") -> "Tickets":
        """Count two redemptions together."""
        return Tickets(
            self.own + other.own,
            self.children + other.children,
            self.assistants + other.assistants,
            self.course_places + other.course_places,
        )

    @property
    def total(self) -> int:
        """Count all tickets and places."""
        return self.own + self.children + self.assistants + self.course_places


@dataclass(frozen=True, slots=True)
class Background:
    """What a distributor asks of a holder; never a name, never an address.

    Only a distributor's desk and the register ever hold it. `birth_year` has
    four digits, `postcode` five (Finnish or Haparanda's, without a space).
    """

    birth_year: int
    postcode: str
    gender: Gender = Gender.NO_ANSWER
    life_situation: LifeSituation = LifeSituation.NO_ANSWER


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a venue's desk knows of a card, beside its key.

    `last_valid` is itself still a valid day. `area` is 0 where the card works
    everywhere, else the only area where it works.
    """

    last_valid: date
    children: int
    kind: CardKind = CardKind.PERSONAL
    state: CardState = CardState.ACTIVE
    area: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that tickets are given for.

    `minute` counts from midnight of the site's day (None: the whole day);
    `quota` is the number of tickets for card holders (None: not limited).
    """

    event_id: bytes
    site: int
    day: date
    title: str
    category: Category
    minute: int | None = None
    quota: int | None = None
    course: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """One redemption as limits and screens see it; voided ones give nothing."""

    entry_id: bytes
    day: date
    event_id: bytes | None
    tickets: Tickets
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """One unit of a distributor's or venue's organisation."""

    number: int
    name: str
    area: int
    municipality: str
    time_zone: str = "Europe/Helsinki"
    course_places_per_term: int | None = None
