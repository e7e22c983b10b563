"""Cards that two sides told differently (rows 1, 2, 6 and 8)."""

from collections.abc import Iterable, Iterator

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_FACTS, Case, case_key, case_of
from kaikudesk.ledger.disputes import by_code, contenders
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.fields import heads_of, is_doubtful
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.states import is_crossed
from kaikudesk.model import CaseKind


def card_cases(facts: Facts) -> Iterator[Case]:
    """Open the cases of codes, and those of each card that still stands."""
    for code, cards in by_code(facts.registrations):
        yield from _disputed(code, cards)
    known = {heard.entry.entry_id: heard for heard in facts.entries}
    for one in facts.registrations:
        if one.ended:
            continue
        if one.row.alias_of in known:
            yield _twice(one, known[one.card])
            continue
        yield from _both_changed(one, known)
        if is_crossed(one.row.states):
            names = [name for name, _ in one.row.states]
            yield _of_card(CaseKind.CROSSED, one, _those(names, known))


def _disputed(code: str, cards: list[Registration]) -> Iterator[Case]:
    """One case for a code, as long as cards of several holders stand under it."""
    standing = contenders(cards)
    if standing[1:]:
        yield case_of(
            CaseKind.DISPUTED_CODE,
            case_key(CaseKind.DISPUTED_CODE, code.encode()),
            [one.heard for one in standing],
            tail=tail(code),
            extent=len(standing),
            choices=tuple(one.entry_id for one in standing),
        )


def _twice(alias: Registration, first: Heard) -> Case:
    """The register compared them and found one card: nobody is asked."""
    return case_of(
        CaseKind.SAME_CARD_TWICE,
        case_key(CaseKind.SAME_CARD_TWICE, alias.entry_id),
        [first, alias.heard],
        tail=tail(alias.row.code or ""),
        closed_by=CLOSED_BY_FACTS,
    )


def _both_changed(one: Registration, known: dict[bytes, Heard]) -> Iterator[Case]:
    names = {
        name
        for field in one.row.fields.values()
        if is_doubtful(field)
        for name in heads_of(field)
    }
    if names:
        yield _of_card(CaseKind.BOTH_CHANGED, one, _those(names, known))


def _those(names: Iterable[bytes], known: dict[bytes, Heard]) -> list[Heard]:
    return sorted((known[name] for name in names), key=lambda heard: heard.order)


def _of_card(kind: CaseKind, card: Registration, said: list[Heard]) -> Case:
    """Another pair that does not know of each other is another case."""
    names = sorted(heard.entry.entry_id for heard in said)
    return case_of(
        kind,
        case_key(kind, card.entry_id + b"".join(names)),
        said,
        tail=tail(card.row.code or ""),
    )
