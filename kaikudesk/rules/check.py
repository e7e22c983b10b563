"""The verdict on a card: the one question that a venue's desk asks.

The rules of validity, children, courses and areas are those of domain.md,
section 3; where the card's text and the register differ, the register wins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kaikudesk.codes import Misfit, misfit, read_code
from kaikudesk.model import (
    CardKind,
    CardState,
    Event,
    ListRow,
    NotACard,
    Policy,
    Site,
    Tickets,
    Use,
    Verdict,
)
from kaikudesk.rules.ruleset import RuleSet, term_of

_NOTHING = Tickets()
_NOT_LISTED = {Verdict.NOT_ON_LIST, Verdict.NOT_REGISTERED}


class Advisory(StrEnum):
    """Why a verdict is advice only."""

    PAST_GOOD_UNTIL = "past good until"
    AGE_UNKNOWN = "age unknown"
    UNKNOWN_RULES = "unknown rules"


@dataclass(frozen=True, slots=True)
class ListAge:
    """How old the list is that a verdict rests on.

    `seconds` count from the register's time in the last pull, None where the
    clock went back; `good` ends at the register's *good until*.
    """

    seconds: int | None
    good: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """What may still be given without an override; None: without a limit."""

    own: int = 0
    children: int = 0
    course_places: int | None = None
    quota: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with all that the screen says beside it.

    `last_valid` and `children` are shown to be compared with the card.
    `child_age` is the age under which a child counts at this event.
    `expires_in` is in days and only given when it is soon.
    """

    verdict: Verdict
    age: ListAge
    limits: Limits = field(default_factory=Limits)
    last_valid: date | None = None
    children: int = 0
    child_age: int = 0
    expires_in: int | None = None
    area: int = 0
    state: CardState = CardState.ACTIVE
    today: Tickets = field(default_factory=Tickets)
    at_event: Tickets = field(default_factory=Tickets)
    advisory: Advisory | None = None
    not_a_card: NotACard | None = None
    misfit: Misfit | None = None
    policy: Policy | None = None

    @property
    def works(self) -> bool:
        """Tell whether the card gives tickets here and today."""
        return self.verdict in {Verdict.VALID, Verdict.COMMUNITY}

    @property
    def recordable(self) -> bool:
        """Tell whether a redemption can be recorded at all for this scan."""
        return self.verdict is not Verdict.NOT_A_CARD


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when the question is asked.

    `quota_used` counts the tickets that this desk knows of at the event.
    """

    site: Site
    day: date
    age: ListAge
    rules: RuleSet
    event: Event | None = None
    quota_used: int = 0


def check(
    text: str, place: Place, row: ListRow | None, uses: Iterable[Use] = ()
) -> Answer:
    """Say what the rules make of a scanned or typed text.

    `row` is the list's row with what this desk itself did laid over it; `uses`
    are the card's uses at this site, own waiting ones among them.
    """
    code, reason = read_code(text)
    if reason is not None:
        return no_card(place, reason)
    return check_code(code, place, row, uses)


def no_card(place: Place, reason: NotACard) -> Answer:
    """Answer a text that cannot be a card's code."""
    return Answer(Verdict.NOT_A_CARD, place.age, not_a_card=reason)


def check_code(
    code: str, place: Place, row: ListRow | None, uses: Iterable[Use] = ()
) -> Answer:
    """Say what the rules make of a cleaned code that a card may have."""
    if row is None:
        return _not_listed(code, place, tuple(uses))
    return _listed(place, row, tuple(uses))


def _not_listed(code: str, place: Place, uses: tuple[Use, ...]) -> Answer:
    patterns = place.rules.texts("code_patterns", place.day)
    broken = misfit(code, patterns)
    verdict = Verdict.MISTYPED if broken else _absent(place)
    at_event = _at_event(place, uses)
    return Answer(
        verdict,
        place.age,
        _limits(place, None, uses, at_event),
        child_age=_child_age(place, CardKind.PERSONAL),
        today=_given(uses, day=place.day),
        at_event=at_event,
        advisory=_advisory(place),
        misfit=broken,
        policy=place.rules.policy(place.day),
    )


def _absent(place: Place) -> Verdict:
    fresh = place.rules.number("fresh_minutes", place.day) * 60
    seconds = place.age.seconds
    if seconds is not None and 0 <= seconds <= fresh and place.age.good:
        return Verdict.NOT_REGISTERED
    return Verdict.NOT_ON_LIST


def _listed(place: Place, row: ListRow, uses: tuple[Use, ...]) -> Answer:
    at_event = _at_event(place, uses)
    return Answer(
        _verdict(place, row),
        place.age,
        _limits(place, row, uses, at_event),
        last_valid=row.last_valid,
        children=row.children,
        child_age=_child_age(place, row.kind),
        expires_in=_expires_in(place, row),
        area=row.area,
        state=row.state,
        today=_given(uses, day=place.day),
        at_event=at_event,
        advisory=_advisory(place),
    )


def _verdict(place: Place, row: ListRow) -> Verdict:
    if row.state is not CardState.ACTIVE:
        return Verdict.INACTIVE
    if place.day > row.last_valid:
        return Verdict.EXPIRED
    if row.area and row.area != place.site.area:
        return Verdict.NOT_IN_AREA
    return Verdict.COMMUNITY if row.kind is CardKind.COMMUNITY else Verdict.VALID


def _expires_in(place: Place, row: ListRow) -> int | None:
    days = (row.last_valid - place.day).days
    soon = place.rules.number("expiring_days", place.day)
    return days if 0 <= days <= soon else None


def _advisory(place: Place) -> Advisory | None:
    if place.age.seconds is None:
        return Advisory.AGE_UNKNOWN
    if not place.age.good:
        return Advisory.PAST_GOOD_UNTIL
    return None if place.rules.readable(place.day) else Advisory.UNKNOWN_RULES


def _child_age(place: Place, kind: CardKind) -> int:
    day = place.event.day if place.event else place.day
    name = "client_age" if kind is CardKind.COMMUNITY else "child_age"
    return place.rules.number(name, day)


def _limits(
    place: Place, row: ListRow | None, uses: tuple[Use, ...], at_event: Tickets
) -> Limits:
    return Limits(
        own=1 if place.event is None else max(0, 1 - at_event.own),
        children=_children_left(place, row, at_event),
        course_places=_course_places_left(place, uses),
        quota=_quota_left(place),
    )


def _children_left(place: Place, row: ListRow | None, at_event: Tickets) -> int:
    if row is None or (place.event and place.event.course):
        return 0
    if row.kind is CardKind.COMMUNITY:
        most = place.rules.number("community_clients", place.day)
    else:
        most = row.children
    return max(0, most - at_event.children)


def _course_places_left(place: Place, uses: tuple[Use, ...]) -> int | None:
    most = place.site.course_places_per_term
    if most is None:
        return None
    starts = place.rules.texts("term_starts", place.day)
    first = term_of(place.day, starts)
    taken = sum(
        use.tickets.course_places
        for use in uses
        if not use.voided and term_of(use.day, starts) == first
    )
    return max(0, most - taken)


def _quota_left(place: Place) -> int | None:
    if place.event is None or place.event.quota is None:
        return None
    return max(0, place.event.quota - place.quota_used)


def _at_event(place: Place, uses: tuple[Use, ...]) -> Tickets:
    """Count what this card got here: at the event, else today without one."""
    if place.event is None:
        return _given([use for use in uses if use.event_id is None], day=place.day)
    event_id = place.event.event_id
    return _given([use for use in uses if use.event_id == event_id])


def _given(uses: Sequence[Use], *, day: date | None = None) -> Tickets:
    if not uses:
        return _NOTHING
    given = (
        use.tickets
        for use in uses
        if not use.voided and (day is None or use.day == day)
    )
    return sum(given, _NOTHING)


def is_unregistered(verdict: Verdict) -> bool:
    """Tell whether a shown verdict said that the card was not found."""
    return verdict in _NOT_LISTED or verdict is Verdict.MISTYPED
