"""Cards that were used although they had ended (rows 5 and 12).

A desk that did not know is told nothing: what it showed was right by its list.
"""

from collections.abc import Iterator
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.card_days import CardDays
from kaikudesk.ledger.cases import CLOSED_BY_VOID, Case, case_key, case_of
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.slices import Family, Slice
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CardState, CaseKind, Verdict

_SAID_SO = {int(Verdict.EXPIRED), int(Verdict.INACTIVE)}


def _places(facts: Facts, one: Given) -> Iterator[Slice]:
    """Count each use against the screen alone, and those of an old card together."""
    card = facts.cards.get(one.code)
    if card is None:
        return
    if card.replaced_before(one.heard):
        yield Slice(CaseKind.SUPERSEDED_CARD_USED, one.code)
    elif _is_override(card, one):
        yield Slice(CaseKind.OVERRIDE, one.code, span=one.entry_id)


def _judge(facts: Facts, place: Slice, used: list[Given]) -> Iterator[Case]:
    is_override = place.kind is CaseKind.OVERRIDE
    about = place.span if is_override else place.code.encode()
    standing = any(not one.voided for one in used)
    yield case_of(
        place.kind,
        case_key(place.kind, about),
        [one.heard for one in used],
        tail=tail(place.code),
        knew=facts.cards[place.code].knew(),
        closed_by="" if standing else CLOSED_BY_VOID,
    )


def _is_override(card: CardDays, one: Given) -> bool:
    """Tell whether the screen said that the card had ended, and rightly.

    Paper and imports carry no verdict and never override one.
    """
    if one.heard.entry.plain.verdict not in _SAID_SO or one.day < card.granted:
        return False
    ended = card.state_at(one.heard) is not CardState.ACTIVE
    return ended or not card.covers(one.day)


ENDED_CASES: Final = Family(
    frozenset({CaseKind.SUPERSEDED_CARD_USED, CaseKind.OVERRIDE}), _places, _judge
)
