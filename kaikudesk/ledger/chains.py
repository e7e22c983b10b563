"""Holder chains: the registrations of one person, one card after another.

A card that replaced another and the aliases of a card are the same holder's;
the limits count per chain. What has ended belongs to nobody any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.joining import Joined
from kaikudesk.ledger.registration import Registration
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import CardInactivated


@dataclass(frozen=True, slots=True)
class Chain:
    """The cards of one holder; `name` is the smallest registration id of it.

    `codes` are those that its registrations keep, and so whose uses are its.
    """

    name: bytes
    registrations: frozenset[bytes]
    codes: tuple[str, ...]


def chains_of(registrations: Iterable[Registration]) -> tuple[Chain, ...]:
    """Give every holder chain of a subject, in the order of their names."""
    living = {one.entry_id: one for one in registrations if not one.ended}
    joined = Joined()
    for one in living.values():
        joined.join(one.card, one.entry_id)
        for named in _replacements(one.said):
            if (new := living.get(named)) and new.row.site == one.row.site:
                joined.join(one.entry_id, named)
    members: dict[bytes, list[Registration]] = {}
    for one in living.values():
        members.setdefault(joined.name_of(one.entry_id), []).append(one)
    return tuple(_chain(name, cards) for name, cards in sorted(members.items()))


def chains_by_code(registrations: Iterable[Registration]) -> dict[str, Chain]:
    """Give the chain whose uses those of a code are; nobody's code has none."""
    chains = chains_of(registrations)
    return {code: chain for chain in chains for code in chain.codes}


def _replacements(said: Iterable[Heard]) -> Iterable[bytes]:
    for heard in said:
        if heard.entry.kind == EntryKind.CARD_INACTIVATED:
            body = heard.body
            if isinstance(body, CardInactivated) and body.replaced_by:
                yield body.replaced_by


def _chain(name: bytes, cards: list[Registration]) -> Chain:
    return Chain(
        name,
        frozenset(card.entry_id for card in cards),
        tuple(sorted(card.row.code for card in cards if card.keeps and card.row.code)),
    )
