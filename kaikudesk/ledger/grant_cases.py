"""Codes that were used before anybody registered them (rows 3 and 4)."""

from collections.abc import Iterator
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.card_days import CardDays
from kaikudesk.ledger.cases import (
    CLOSED_BY_REGISTRATION,
    CLOSED_BY_TELLING,
    CLOSED_BY_VOID,
    Case,
    case_key,
    case_of,
)
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.slices import Family, Slice
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind, Verdict
from kaikudesk.rules.check import is_unregistered

_SHOWN = {int(verdict) for verdict in Verdict if is_unregistered(verdict)}


def _places(facts: Facts, one: Given) -> Iterator[Slice]:
    """Count a use of a code that nobody registered, or that was not found.

    The case closes itself when the registration arrives, and stays closed for the
    desks that gave a ticket while their screen said that the card was not
    found; who saw a valid card is told nothing.
    """
    code = one.code
    if code not in facts.registered:
        yield Slice(CaseKind.NOT_YET_REGISTERED, code)
        return
    if one.heard.entry.plain.verdict in _SHOWN:
        yield Slice(CaseKind.NOT_YET_REGISTERED, code)
    card = facts.cards.get(code)
    if card is not None and not one.voided and one.day < card.granted:
        yield Slice(CaseKind.USED_BEFORE_GRANT, code)


def _judge(facts: Facts, place: Slice, used: list[Given]) -> Iterator[Case]:
    if place.kind is CaseKind.USED_BEFORE_GRANT:
        yield _before_grant(facts.cards[place.code], place.code, used)
        return
    standing = any(not one.voided for one in used)
    closed = CLOSED_BY_REGISTRATION if place.code in facts.registered else ""
    yield case_of(
        CaseKind.NOT_YET_REGISTERED,
        case_key(CaseKind.NOT_YET_REGISTERED, place.code.encode()),
        [one.heard for one in used],
        tail=tail(place.code),
        closed_by=closed if standing else CLOSED_BY_VOID,
    )


def _before_grant(card: CardDays, code: str, used: list[Given]) -> Case:
    return case_of(
        CaseKind.USED_BEFORE_GRANT,
        case_key(CaseKind.USED_BEFORE_GRANT, code.encode()),
        [one.heard for one in used],
        tail=tail(code),
        knew=card.knew(),
        closed_by=CLOSED_BY_TELLING,
    )


GRANT_CASES: Final = Family(
    frozenset({CaseKind.NOT_YET_REGISTERED, CaseKind.USED_BEFORE_GRANT}),
    _places,
    _judge,
)
