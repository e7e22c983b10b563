"""One card, one event, two desks, minutes apart: perhaps one ticket told twice."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import (
    CLOSED_BY_VOID,
    CLOSED_UNJUDGED,
    Case,
    case_key,
    case_of,
)
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.slices import Family, Slice
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind

_SETTING: Final = "double_minutes"
_TWO: Final = 2


def _places(_facts: Facts, one: Given) -> Iterator[Slice]:
    """Open one case for each card, event and day; all of its uses count."""
    if one.body.event is not None:
        span = one.body.event + one.day.to_bytes(4, "big")
        yield Slice(CaseKind.POSSIBLE_DOUBLE, one.code, span)


def _judge(facts: Facts, place: Slice, used: list[Given]) -> Iterator[Case]:
    """Where a use has no time of day nothing is judged, and the case says so."""
    if len(used) < _TWO:
        return
    minutes = facts.rules.number(_SETTING, date.fromordinal(used[0].day))
    close = near(used, minutes)
    standing = near([one for one in used if not one.voided], minutes)
    if not close:
        close, closed = _untimed(used), CLOSED_UNJUDGED
    else:
        closed = "" if standing else CLOSED_BY_VOID
    if close:
        about = place.code.encode() + b"/" + place.span
        yield case_of(
            CaseKind.POSSIBLE_DOUBLE,
            case_key(CaseKind.POSSIBLE_DOUBLE, about),
            [one.heard for one in close],
            tail=tail(place.code),
            extent=len(standing),
            closed_by=closed,
        )


def near(used: list[Given], minutes: int) -> list[Given]:
    """Give the uses that lie close to one of another desk, by their time of day."""
    timed = [one for one in used if one.heard.entry.plain.minute is not None]
    timed.sort(key=lambda one: one.moment)
    close = _follows(timed, minutes) | _follows(timed[::-1], minutes)
    return [one for one in timed if one.entry_id in close]


def _follows(timed: list[Given], minutes: int) -> set[bytes]:
    """Give the uses that come close after one of another desk.

    Only the last one counts, and the last one of another desk than that.
    """
    found: set[bytes] = set()
    last: Given | None = None
    other: Given | None = None
    for one in timed:
        if last is not None and _desk(last) != _desk(one):
            other = last
        if other and _desk(other) != _desk(one) and _apart(other, one) <= minutes:
            found.add(one.entry_id)
        last = one
    return found


def _apart(one: Given, other: Given) -> int:
    return abs(_minute(one) - _minute(other))


def _untimed(used: list[Given]) -> list[Given]:
    """Give the uses that could be doubles, but for the time that nobody knows."""
    standing = [one for one in used if not one.voided]
    unknown = any(one.heard.entry.plain.minute is None for one in standing)
    desks = {_desk(one) for one in standing}
    return standing if unknown and len(desks) > 1 else []


def _minute(one: Given) -> int:
    return one.heard.entry.plain.minute or 0


def _desk(one: Given) -> bytes:
    return one.heard.entry.plain.replica


DOUBLE_CASES: Final = Family(frozenset({CaseKind.POSSIBLE_DOUBLE}), _places, _judge)
