"""Cards that two sides told differently (rows 1, 2, 6 and 8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_FACTS, Case, case_key, case_of
from kaikudesk.ledger.disputes import by_code, dispute_of
from kaikudesk.ledger.fields import heads_of, is_doubtful
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.states import is_crossed
from kaikudesk.model import CaseKind


@dataclass(frozen=True, slots=True)
class _Told:
    """A subject's registrations, and the entries that speak of them."""

    registrations: tuple[Registration, ...]
    entries: list[Heard]


def card_cases(
    registrations: tuple[Registration, ...], entries: list[Heard]
) -> Iterator[Case]:
    """Open the cases of codes, and those of each card that still stands."""
    disputes = (dispute_of(*one) for one in by_code(registrations))
    yield from (dispute for dispute in disputes if dispute is not None)
    cards = {one.entry_id: one.heard for one in registrations}
    told = _Told(registrations, entries)
    for one in registrations:
        if one.ended:
            continue
        if one.row.alias_of in cards:
            yield _twice(one, cards[one.card])
            continue
        yield from _both_changed(one, told)
        if is_crossed(one.row.states):
            names = frozenset(name for name, _ in one.row.states)
            yield _of_card(CaseKind.CROSSED, one, names, told)


def _twice(alias: Registration, first: Heard) -> Case:
    """The register compared them and found one card: nobody is asked."""
    return case_of(
        CaseKind.SAME_CARD_TWICE,
        case_key(CaseKind.SAME_CARD_TWICE, alias.entry_id),
        [first, alias.heard],
        tail=tail(alias.row.code or ""),
        closed_by=CLOSED_BY_FACTS,
    )


def _both_changed(one: Registration, told: _Told) -> Iterator[Case]:
    """One case for the entries that two desks wrote, whichever fields they name."""
    fields = one.row.fields.values()
    heads = {frozenset(heads_of(field)) for field in fields if is_doubtful(field)}
    for names in sorted(heads, key=sorted):
        yield _of_card(CaseKind.BOTH_CHANGED, one, names, told)


def _of_card(
    kind: CaseKind,
    card: Registration,
    names: frozenset[bytes],
    told: _Told,
) -> Case:
    """Other entries that do not know of each other are another case."""
    known = _said_of(card, told)
    said = sorted((known[name] for name in names), key=lambda heard: heard.order)
    return case_of(
        kind,
        case_key(kind, card.entry_id + b"".join(sorted(names))),
        said,
        tail=tail(card.row.code or ""),
    )


def _said_of(card: Registration, told: _Told) -> dict[bytes, Heard]:
    """Give by id what was said of a card, under any of its registrations.

    An id that is repeated about another card says nothing here.
    """
    there = {card.entry_id, *card.row.aliases}
    registered = {
        one.entry_id: one.heard for one in told.registrations if one.entry_id in there
    }
    spoken = (heard for heard in told.entries if heard.about in there)
    return registered | {heard.entry.entry_id: heard for heard in spoken}
