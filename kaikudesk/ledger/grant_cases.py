"""Codes that were used before anybody registered them (rows 3 and 4)."""

from collections.abc import Iterator

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import (
    CLOSED_BY_REGISTRATION,
    CLOSED_BY_TELLING,
    CLOSED_BY_VOID,
    Case,
    case_key,
    case_of,
)
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind, Verdict
from kaikudesk.rules.check import is_unregistered

_SHOWN = {int(verdict) for verdict in Verdict if is_unregistered(verdict)}


def grant_cases(facts: Facts) -> Iterator[Case]:
    """Open one case for each code that was used and that nobody registered.

    It closes itself when the registration arrives, and stays closed for the
    desks that gave a ticket while their screen said that the card was not
    found; who saw a valid card is told nothing.
    """
    registered = facts.registered
    for code, used in facts.by_code.items():
        if code in registered:
            yield from _told(code, [one for one in used if _was_not_found(one)])
            yield from _before_grant(facts, code, used)
        else:
            yield _open(code, used)


def _open(code: str, used: list[Given]) -> Case:
    standing = any(not one.voided for one in used)
    return _not_yet(code, used, "" if standing else CLOSED_BY_VOID)


def _told(code: str, used: list[Given]) -> Iterator[Case]:
    if used:
        standing = any(not one.voided for one in used)
        closed = CLOSED_BY_REGISTRATION if standing else CLOSED_BY_VOID
        yield _not_yet(code, used, closed)


def _not_yet(code: str, used: list[Given], closed_by: str) -> Case:
    return case_of(
        CaseKind.NOT_YET_REGISTERED,
        case_key(CaseKind.NOT_YET_REGISTERED, code.encode()),
        [one.heard for one in used],
        tail=tail(code),
        closed_by=closed_by,
    )


def _before_grant(facts: Facts, code: str, used: list[Given]) -> Iterator[Case]:
    card = facts.cards.get(code)
    if card is None:
        return
    early = [one for one in used if not one.voided and one.day < card.granted()]
    if early:
        yield case_of(
            CaseKind.USED_BEFORE_GRANT,
            case_key(CaseKind.USED_BEFORE_GRANT, code.encode()),
            [one.heard for one in early],
            tail=tail(code),
            knew=card.knew(),
            closed_by=CLOSED_BY_TELLING,
        )


def _was_not_found(one: Given) -> bool:
    return one.heard.entry.plain.verdict in _SHOWN
