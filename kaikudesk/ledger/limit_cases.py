"""More than a card allows: children at one event, course places in one term.

The excess is what came last by the day and time of use. A limit is the
holder's: all cards of one holder count together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_VOID, Case, case_key, case_of
from kaikudesk.ledger.excess import beyond
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind, UseLimit
from kaikudesk.rules.ruleset import term_of


@dataclass(frozen=True, slots=True)
class Period:
    """What one limit counts together: of whose cards, where, and how long."""

    codes: tuple[str, ...]
    limit: UseLimit
    site: int
    span: bytes


@dataclass(slots=True)
class Counted:
    """What was used within a period, and how much is allowed there."""

    used: list[Given] = field(default_factory=list)
    most: int = 0


def limit_cases(facts: Facts) -> Iterator[Case]:
    """Open one case for each holder, limit and period with an excess."""
    yield from _cases(_children(facts), lambda one: one.body.children)
    yield from _cases(_course_places(facts), lambda one: one.body.course_places)


def _children(facts: Facts) -> dict[Period, Counted]:
    """Count by event, and where there is none by day; not for an unknown card."""
    found: dict[Period, Counted] = {}
    for one in facts.given:
        card = facts.cards.get(one.code)
        if card is None or one.body.children == 0:
            continue
        span = one.body.event or one.day.to_bytes(4, "big")
        codes = facts.codes_of(one.code)
        period = Period(codes, UseLimit.CHILDREN, one.heard.site, span)
        counted = found.setdefault(period, Counted())
        counted.used.append(one)
        counted.most = max(counted.most, card.most_children(one.day))
    return found


def _course_places(facts: Facts) -> dict[Period, Counted]:
    """Count by term at each venue that has a limit."""
    found: dict[Period, Counted] = {}
    for one in facts.given:
        day = date.fromordinal(one.day)
        most = facts.rules.course_places(one.heard.site, day)
        if most is None or one.body.course_places == 0:
            continue
        term = term_of(day, facts.rules.texts("term_starts", day))
        span = term.toordinal().to_bytes(4, "big")
        codes = facts.codes_of(one.code)
        period = Period(codes, UseLimit.COURSE_PLACES, one.heard.site, span)
        counted = found.setdefault(period, Counted())
        counted.used.append(one)
        counted.most = most
    return found


def _cases(
    periods: dict[Period, Counted], count: Callable[[Given], int]
) -> Iterator[Case]:
    for period, counted in periods.items():
        all_over = beyond(counted.used, counted.most, count)
        if all_over:
            standing = [one for one in counted.used if not one.voided]
            over = beyond(standing, counted.most, count)
            yield _case(period, [one for one, _ in over or all_over], over)


def _case(period: Period, marked: list[Given], over: list[tuple[Given, int]]) -> Case:
    about = bytes([period.limit]) + period.site.to_bytes(8, "big") + period.span
    keys = tuple(
        case_key(CaseKind.OVER_LIMIT, about + code.encode()) for code in period.codes
    )
    return case_of(
        CaseKind.OVER_LIMIT,
        keys[0],
        [one.heard for one in marked],
        names=keys[1:],
        tail=tail(marked[0].code),
        extent=sum(excess for _, excess in over),
        limit=period.limit,
        closed_by="" if over else CLOSED_BY_VOID,
    )
