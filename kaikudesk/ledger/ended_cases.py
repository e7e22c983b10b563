"""Cards that were used although they had ended (rows 5 and 12).

A desk that did not know is told nothing: what it showed was right by its list.
"""

from collections.abc import Iterator

from kaikudesk.codes import tail
from kaikudesk.ledger.card_days import CardDays
from kaikudesk.ledger.cases import CLOSED_BY_VOID, Case, case_key, case_of
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CardState, CaseKind, Verdict

_SAID_SO = {int(Verdict.EXPIRED), int(Verdict.INACTIVE)}


def ended_cases(facts: Facts) -> Iterator[Case]:
    """Open a case for each use against the screen, and one for each old card."""
    for code, used in facts.by_code.items():
        card = facts.cards.get(code)
        if card is None:
            continue
        late = [one for one in used if card.replaced_before(one.heard)]
        if late:
            yield _superseded(code, card, late)
        for one in used:
            if one not in late and _is_override(card, one):
                yield _override(code, card, one)


def _superseded(code: str, card: CardDays, late: list[Given]) -> Case:
    standing = any(not one.voided for one in late)
    return case_of(
        CaseKind.SUPERSEDED_CARD_USED,
        case_key(CaseKind.SUPERSEDED_CARD_USED, code.encode()),
        [one.heard for one in late],
        tail=tail(code),
        knew=card.knew(),
        closed_by="" if standing else CLOSED_BY_VOID,
    )


def _is_override(card: CardDays, one: Given) -> bool:
    """Tell whether the screen said that the card had ended, and rightly.

    Paper and imports carry no verdict and never override one.
    """
    if one.heard.entry.plain.verdict not in _SAID_SO or one.day < card.granted():
        return False
    ended = card.state_at(one.heard) is not CardState.ACTIVE
    return ended or not card.covers(one.day)


def _override(code: str, card: CardDays, one: Given) -> Case:
    return case_of(
        CaseKind.OVERRIDE,
        case_key(CaseKind.OVERRIDE, one.entry_id),
        [one.heard],
        tail=tail(code),
        knew=card.knew(),
        closed_by=CLOSED_BY_VOID if one.voided else "",
    )
