"""The golden table: what the rules say, read for the desk's and the register's tests.

The rows are written by hand in `tests/data/golden_verdicts.toml`, each with its
source; how to read them stands at the head of that file. Unknown names in it fail.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from kaikudesk.model import (
    CardKind,
    CardState,
    Category,
    Event,
    ListRow,
    Site,
    Tickets,
    Use,
)
from kaikudesk.rules import ListAge, Place, RuleSet
from kaikudesk.wire.entry import event_id
from tests.golden_words import dated

TABLE = Path(__file__).parent / "data" / "golden_verdicts.toml"
TODAY = date(2026, 11, 24)
SITE = 7
TITLE = "Viulun ilta"
OTHER_EVENT = b"another event..."

Dated = dict[str, Any]


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a row; a name that is not known here is a slip of the pen."""


class Sourced(Fact, frozen=True, kw_only=True):
    """One row of the table: a sentence that is true, and who says so."""

    rule: str
    source: str


class CardFacts(Fact, frozen=True):
    """What the register holds of a card."""

    last_valid: date = date(2027, 9, 30)
    children: int = 2
    community: bool = False
    state: Literal["active", "lost", "inactivated", "ask office"] = "active"
    area: int = 0

    @property
    def kind(self) -> CardKind:
        """Tell a holder's own card from a distributor's."""
        return CardKind.COMMUNITY if self.community else CardKind.PERSONAL

    def row(self) -> ListRow:
        """Give the card as it stands on the check list."""
        return ListRow(
            self.last_valid,
            self.children,
            self.kind,
            CardState[self.state.upper().replace(" ", "_")],
            self.area,
        )


class PrintedFacts(Fact, frozen=True):
    """What stands on the card itself, where it differs."""

    last_valid: date | None = None
    children: int | None = None


class EventFacts(Fact, frozen=True):
    """What the ticket is for."""

    on: date | None = None
    course: bool = False
    quota: int | None = None
    used: int = 0


class UseFacts(Fact, frozen=True):
    """What the card already got at this venue."""

    at: Literal["event", "other", "no event"]
    on: date | None = None
    own: int = 0
    children: int = 0
    assistants: int = 0
    course_places: int = 0
    voided: bool = False

    @property
    def tickets(self) -> Tickets:
        """Give what was given."""
        return Tickets(self.own, self.children, self.assistants, self.course_places)


class SiteFacts(Fact, frozen=True):
    """The venue."""

    area: int = 4
    course_places: int | None = None


class ListFacts(Fact, frozen=True):
    """How old the check list is."""

    seconds: int | Literal["unknown"] = 300
    good: bool = True

    def age(self) -> ListAge:
        """Give the age as the rules want it."""
        seconds = self.seconds if isinstance(self.seconds, int) else None
        return ListAge(seconds, self.good)


class GoldenVerdict(Sourced, frozen=True, kw_only=True):
    """One row: a scan, what is known, and what the screen must say."""

    gives: str
    typed: str | tuple[str, ...] = "KK123456"
    on: date = TODAY
    printed: PrintedFacts = PrintedFacts()
    card: CardFacts | None = None
    event: EventFacts | None = None
    uses: tuple[UseFacts, ...] = ()
    site: SiteFacts = SiteFacts()
    list: ListFacts = ListFacts()
    rules: Dated = {}
    beside: Dated = msgspec.field(default_factory=dict, name="with")

    @property
    def texts(self) -> tuple[str, ...]:
        """Give every text that must get this answer."""
        return (self.typed,) if isinstance(self.typed, str) else self.typed

    @property
    def expected(self) -> dict[str, object]:
        """Give what the answer must show, by the names of `seen`."""
        return {"verdict": self.gives, **self.beside}

    def card_row(self) -> ListRow | None:
        """Give the card's row on the check list."""
        return self.card.row() if self.card else None

    def rule_set(self) -> RuleSet:
        """Give the register's rule set."""
        named = {name: said for name, said in self.rules.items() if name != "version"}
        settings = (one for name, said in named.items() for one in dated(name, said))
        return RuleSet(self.rules.get("version", 2), tuple(settings))

    def venue(self) -> Site:
        """Give the site that asks."""
        return Site(
            SITE,
            "Kuhmotalo",
            self.site.area,
            "Kuhmo",
            course_places_per_term=self.site.course_places,
        )

    def what_for(self) -> Event | None:
        """Give the event that the ticket is for."""
        if self.event is None:
            return None
        day = self.event.on or self.on
        return Event(
            event_id(SITE, day, TITLE),
            SITE,
            day,
            TITLE,
            Category.CULTURE,
            quota=self.event.quota,
            course=self.event.course,
        )

    def event_of(self, use: UseFacts) -> bytes | None:
        """Give the id of the event that a use was for."""
        if use.at == "no event":
            return None
        event = self.what_for() if use.at == "event" else None
        return event.event_id if event else OTHER_EVENT

    def used(self) -> tuple[Use, ...]:
        """Give the card's uses at this site."""
        return tuple(
            Use(
                n.to_bytes(16, "big"),
                use.on or self.on,
                self.event_of(use),
                Tickets() if use.voided else use.tickets,
                voided=use.voided,
            )
            for n, use in enumerate(self.uses)
        )

    def place(self) -> Place:
        """Say where and when the question is asked."""
        return Place(
            site=self.venue(),
            day=self.on,
            age=self.list.age(),
            rules=self.rule_set(),
            event=self.what_for(),
            quota_used=self.event.used if self.event else 0,
        )


class GoldenLastValid(Sourced, frozen=True, kw_only=True):
    """One row: when a card was granted, and its last valid day."""

    granted: date
    last_valid: date
    pilot_end: date | None = None
    months: Any = 12

    def rule_set(self) -> RuleSet:
        """Give the rule set with these months."""
        return RuleSet(2, tuple(dated("card_months", self.months)))


class GoldenHolderAge(Sourced, frozen=True, kw_only=True):
    """One row: a birth year, a day, and whether a card may be had."""

    birth_year: int
    old_enough: bool
    on: date = TODAY
    age: Any = 16

    def rule_set(self) -> RuleSet:
        """Give the rule set with this age."""
        return RuleSet(2, tuple(dated("holder_age", self.age)))


class Golden(Fact, frozen=True):
    """The whole table."""

    verdict: tuple[GoldenVerdict, ...]
    last_valid: tuple[GoldenLastValid, ...]
    holder_age: tuple[GoldenHolderAge, ...]

    @property
    def rows(self) -> list[Sourced]:
        """Give all rows."""
        return [*self.verdict, *self.last_valid, *self.holder_age]


@cache
def golden() -> Golden:
    """Read the table, once."""
    return msgspec.toml.decode(TABLE.read_bytes(), type=Golden)


def scans() -> list[tuple[GoldenVerdict, str]]:
    """Give each verdict row with each of its texts."""
    return [(row, text) for row in golden().verdict for text in row.texts]
