"""The rows of the scopes: what a desk holds of the register's state.

Arrays; new fields come at the end with a default. Days are ordinals. Items of
a scope are bytes: their first byte says what they are where a scope has more
than one kind of row.

Scopes: `list/<list version>/<key version>` · `site/<n>` · `cards/<n>` ·
`cases/<n>` · `network` · `rules` · `desk/<n>`.
"""

from datetime import date

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

LIST_VERSION = 1
EVENT_ITEM = b"e"
USE_ITEM = b"u"
SITE_ITEM = b"s"
AREA_ITEM = b"a"
RULES_ITEM = b"r"
RECEIPT_ITEM = b"r"


class ListRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A card on the check list; its item is the card key, 8 bytes, big-endian."""

    last_valid: int
    children: int
    kind: int = 1
    state: int = 1
    area: int = 0

    def row(self) -> ListRow:
        """Give the row as the rules want it."""
        return ListRow(
            last_valid=date.fromordinal(self.last_valid),
            children=self.children,
            kind=CardKind(self.kind),
            state=CardState(self.state),
            area=self.area,
        )


class Order(msgspec.Struct, frozen=True, array_like=True, order=True):
    """What decides between two values of one field: the greatest is last.

    `clock` is the effective hybrid time; an entry whose clock is unknown or
    that has no receipt sorts as the fold says (design.md, section 4).
    """

    clock: int
    replica: bytes
    n: int
    hash: bytes


class HeadWire(msgspec.Struct, frozen=True, array_like=True):
    """What one entry wrote into a field of a card."""

    value: int | str | None
    order: Order
    entry_id: bytes


class FieldWire(msgspec.Struct, frozen=True, array_like=True):
    """A field of a card that is amended by last writer, with who wrote it.

    `others` were written by desks that did not know of each other, the last
    first; they stand here until an entry names them.
    """

    value: int | str | None
    order: Order
    entry_id: bytes
    others: tuple[HeadWire, ...] = ()


class CardRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A distributor's own card in full; its item is the registration id.

    `code` is None for a mobile-only card until the register assigned one.
    `fields` hold children, area, last_valid, birth_year, postcode, gender and
    life_situation. `states` are (entry id, state) that nothing took back, a
    reinstatement being the state *active*; so `reinstated`, the states that one
    took back, was never filled. `disputed` tells that another registration keeps
    the code, `alias_of` that it is one with this one, `ended` (a number of
    `model.Ending`) that nothing more is changed. `aliases` are the other
    registrations of the card, `heard` the entries about it that the row holds.
    """

    code: str | None
    site: int
    granted: int
    kind: int
    medium: int
    wellbeing_consent: bool
    fields: dict[str, FieldWire]
    states: tuple[tuple[bytes, int], ...] = ()
    reinstated: tuple[bytes, ...] = ()
    disputed: bool = False
    alias_of: bytes | None = None
    replaced_by: bytes | None = None
    ended: int = 0
    aliases: tuple[bytes, ...] = ()
    heard: tuple[bytes, ...] = ()


class UseWire(msgspec.Struct, frozen=True, array_like=True):
    """One redemption on a use row.

    `stage` is a `model.UseStage`. `changes` are the ids of the corrections
    that the counts follow, `order` is that of the last: a desk lays its own
    over it where it is not among them.
    """

    entry_id: bytes
    day: int
    event: bytes | None
    own: int
    children: int = 0
    assistants: int = 0
    course_places: int = 0
    voided: bool = False
    stage: int = 0
    changes: tuple[bytes, ...] = ()
    order: Order | None = None

    def use(self) -> Use:
        """Give the use as the rules want it."""
        given = Tickets(self.own, self.children, self.assistants, self.course_places)
        return Use(
            self.entry_id,
            date.fromordinal(self.day),
            self.event,
            given,
            voided=self.voided,
        )


class UseRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A card's uses at one venue; its item is `u` and the card key, 8 bytes.

    `since` is the oldest day that the row lists; older own entries are not
    laid over it. `also` are the card keys of the holder's other cards that were
    used there: the limits are the holder's.
    """

    since: int
    uses: tuple[UseWire, ...]
    also: tuple[bytes, ...] = ()


class EventRowWire(msgspec.Struct, frozen=True, array_like=True):
    """An event of a venue; its item is `e` and the event's id."""

    site: int
    day: int
    title: str
    category: int
    minute: int | None = None
    quota: int | None = None
    course: bool = False

    def event(self, event_id: bytes) -> Event:
        """Give the event as the rules want it."""
        return Event(
            event_id=event_id,
            site=self.site,
            day=date.fromordinal(self.day),
            title=self.title,
            category=Category(self.category),
            minute=self.minute,
            quota=self.quota,
            course=self.course,
        )


class KnewWire(msgspec.Struct, frozen=True, array_like=True):
    """What the register knows of the card in a case."""

    state: int
    last_valid: int
    granted: int


class OtherSideWire(msgspec.Struct, frozen=True, array_like=True):
    """The other side of a case: `party` and `kind` of `model`, and when."""

    party: int
    kind: int
    day: int
    minute: int | None = None


class TraceWire(msgspec.Struct, frozen=True, array_like=True):
    """One thing that a person did about a case.

    `answer` is a `model.Settlement`, None for a note; `at` is in milliseconds
    since 1970. `clerk` is 0 where it was not this site. `stands` marks the
    settlement that decides now.
    """

    entry_id: bytes
    party: int
    clerk: int
    at: int
    answer: int | None = None
    note: int | None = None
    stands: bool = False


class CaseRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A case as one site may see it; its item is the case key, 16 bytes.

    `entries` are this site's own entries in it. `closed_by` says how it ended:
    "" while open, "registration" when the facts arrived. `tail` are the last
    two characters of the code. A venue never reads a distributor's name here.

    `verdict` and `list_seconds` are what this site's desk had shown. `answers`
    are those that this site may give, `choices` the registrations among which
    they choose. A new settlement says `extent`, and names what `trace` marks
    as standing. `crossed`: two people settled it differently. `limit` is a
    `model.UseLimit`. `sites` is told to coordinators only, in `cases/0`.
    """

    kind: int
    site: int
    entries: tuple[bytes, ...]
    since: int
    tail: str
    closed_by: str = ""
    verdict: int | None = None
    list_seconds: int | None = None
    knew: KnewWire | None = None
    others: tuple[OtherSideWire, ...] = ()
    answers: tuple[int, ...] = ()
    choices: tuple[bytes, ...] = ()
    trace: tuple[TraceWire, ...] = ()
    severity: int = 3
    policy: str = "ask"
    extent: int = 0
    crossed: bool = False
    limit: int = 0
    sites: tuple[int, ...] = ()


class AreaRowWire(msgspec.Struct, frozen=True, array_like=True):
    """An area of the network; its item is `a` and the number, 4 bytes."""

    name: str
    municipalities: tuple[str, ...] = ()
    pilot_end: int | None = None


class SiteRowWire(msgspec.Struct, frozen=True, array_like=True):
    """A site; its item is `s` and the number, 4 bytes.

    No distributor's row ever stands in the scope `network`, which venues read.
    """

    number: int
    name: str
    area: int
    municipality: str
    roles: tuple[str, ...]
    time_zone: str = "Europe/Helsinki"
    category: int = 1
    course_places_per_term: int | None = None

    def site(self) -> Site:
        """Give the site as the rules want it."""
        return Site(
            number=self.number,
            name=self.name,
            area=self.area,
            municipality=self.municipality,
            time_zone=self.time_zone,
            course_places_per_term=self.course_places_per_term,
        )
