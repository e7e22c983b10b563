"""More than a card allows: children at one event, course places in one term.

The excess is what came last by the day and time of use. A limit is the
holder's: all cards of one holder count together.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_VOID, Case, case_key, case_of
from kaikudesk.ledger.excess import beyond
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.slices import Family, Slice
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind, UseLimit
from kaikudesk.rules.ruleset import term_of

_COUNT: Final[dict[UseLimit, Callable[[Given], int]]] = {
    UseLimit.CHILDREN: lambda one: one.body.children,
    UseLimit.COURSE_PLACES: lambda one: one.body.course_places,
}


def _places(facts: Facts, one: Given) -> Iterator[Slice]:
    """Count by holder, venue and period; the holder goes by the first code."""
    if one.body.children and one.code in facts.cards:
        # By event, and where there is none by day; not for an unknown card.
        span = one.body.event or one.day.to_bytes(4, "big")
        yield _slice(facts, one, UseLimit.CHILDREN, span)
    if one.body.course_places and _most_places(facts, one) is not None:
        day = date.fromordinal(one.day)
        term = term_of(day, facts.rules.texts("term_starts", day))
        span = term.toordinal().to_bytes(4, "big")
        yield _slice(facts, one, UseLimit.COURSE_PLACES, span)


def _slice(facts: Facts, one: Given, limit: UseLimit, span: bytes) -> Slice:
    first = facts.codes_of(one.code)[0]
    return Slice(CaseKind.OVER_LIMIT, first, span, one.heard.site, limit)


def _judge(facts: Facts, place: Slice, used: list[Given]) -> Iterator[Case]:
    """Open one case for each holder, limit and period with an excess."""
    if place.limit == UseLimit.CHILDREN:
        most = max(facts.cards[one.code].most_children(one.day) for one in used)
    else:
        most = _most_places(facts, used[-1]) or 0
    count = _COUNT[UseLimit(place.limit)]
    all_over = beyond(used, most, count)
    if all_over:
        standing = [one for one in used if not one.voided]
        over = beyond(standing, most, count)
        marked = [one for one, _ in over or all_over]
        yield _case(facts.codes_of(place.code), place, marked, over)


def _most_places(facts: Facts, one: Given) -> int | None:
    return facts.rules.course_places(one.heard.site, date.fromordinal(one.day))


def _case(
    codes: tuple[str, ...],
    place: Slice,
    marked: list[Given],
    over: list[tuple[Given, int]],
) -> Case:
    about = bytes([place.limit]) + place.site.to_bytes(8, "big") + place.span
    keys = tuple(case_key(CaseKind.OVER_LIMIT, about + code.encode()) for code in codes)
    return case_of(
        CaseKind.OVER_LIMIT,
        keys[0],
        [one.heard for one in marked],
        names=keys[1:],
        tail=tail(marked[0].code),
        extent=sum(excess for _, excess in over),
        limit=UseLimit(place.limit),
        closed_by="" if over else CLOSED_BY_VOID,
    )


LIMIT_CASES: Final = Family(frozenset({CaseKind.OVER_LIMIT}), _places, _judge)
