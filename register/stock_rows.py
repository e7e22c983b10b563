"""The rows of the cases of foreign stock, over cards and stocks together.

A stock would tie all its cards into one subject. So they are projected apart,
whenever a push brings a stock, a card of one, or a word on such a case.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection

from kaikudesk.ledger import Heard
from kaikudesk.ledger.case_rows import COORDINATORS, case_rows
from kaikudesk.ledger.heard import code_key, registration_key
from kaikudesk.ledger.projection import Place, Rows
from kaikudesk.ledger.stock_cases import (
    STOCK,
    foreign_stock_key,
    place_of,
    stock_cases,
    stock_of,
)
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.rules import RuleSet
from kaikudesk.wire.bodies import CaseNoted, CaseSettled
from register import feed
from register.reading import Taken
from register.subjects import read

_ENDS_OR_BEGINS: Final = frozenset({
    EntryKind.REGISTRATION_DELETED,
    EntryKind.HELD_ENTRY_ADMITTED,
})


def shelves_of(heards: Iterable[Heard]) -> set[bytes]:
    """Give the keys of the stocks that the cards registered here may be of."""
    return {place_of(one.code).key for one in heards if _is_card(one) and one.code}


def stock_rows(connection: Connection, heards: Iterable[Heard], rules: RuleSet) -> Rows:
    """Give the rows of all cases of foreign stock among these cards."""
    there = {one.entry.hash: one for one in heards}
    shelves = shelves_of(there.values())
    if not shelves:
        return {}
    there |= read(connection, shelves).heard
    cases = stock_cases(there.values(), rules)
    return {place: row for case in cases for place, row in case_rows(case)}


def changed_rows(
    connection: Connection, taken: Iterable[Taken], rules: RuleSet
) -> feed.Changes:
    """Give what these entries, which are stored by now, changed in such rows."""
    heards = [one.heard for one in taken if one.heard]
    keys = {key for one in heards for key in _keys(one)}
    if not keys:
        return {}
    cards = list(read(connection, keys).heard.values())
    places = [place for one in cards if _is_card(one) for place in _places(one)]
    there = feed.rows_at(connection, places)
    return feed.difference(there, stock_rows(connection, cards, rules))


def _is_card(heard: Heard) -> bool:
    return heard.entry.kind == EntryKind.CARD_REGISTERED


def _places(card: Heard) -> Iterator[Place]:
    for site in (card.site, COORDINATORS):
        yield f"cases/{site}", foreign_stock_key(card.entry.entry_id)


def _keys(heard: Heard) -> Iterator[bytes]:
    """Give the keys of the cards that an entry may bring such a case, or end it."""
    if _is_card(heard):
        yield registration_key(heard.entry.entry_id)
    elif heard.entry.kind in STOCK:
        yield from _cards_of(heard)
    elif heard.entry.kind in _ENDS_OR_BEGINS or _is_word(heard):
        yield registration_key(heard.about)


def _cards_of(heard: Heard) -> Iterator[bytes]:
    stock = stock_of(heard)
    if stock is not None:
        yield from (code_key(code) for code in stock.codes())


def _is_word(heard: Heard) -> bool:
    if heard.entry.kind not in {EntryKind.CASE_SETTLED, EntryKind.CASE_NOTED}:
        return False
    body = heard.body
    return (
        isinstance(body, CaseSettled | CaseNoted)
        and body.kind == CaseKind.FOREIGN_STOCK
    )
