"""Cards that one site was given and another one registered (row 13).

A view over both: a stock of cards is a subject of its own, and no fold of a card
reads it. What came in a row is owned by whom it came to, or was moved to last.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import Case, case_key
from kaikudesk.ledger.heard import Heard, chosen, counting
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import StockMoved, StockReceived

STOCK: Final = frozenset({EntryKind.STOCK_RECEIVED, EntryKind.STOCK_MOVED})
# So many numbers share a key: a box of cards has few, and a card one.
_SHELF: Final = 1_000
_NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,15})")


@dataclass(frozen=True, slots=True)
class Place:
    """A code's place among those of its kind: what stands before its number."""

    row: str
    number: int

    @property
    def key(self) -> bytes:
        """Give the key that a stock shares with each of its cards."""
        return f"s{self.row}/{self.number // _SHELF}".encode()


def place_of(code: str) -> Place:
    """Give a code's place; one without a number is the only one of its row."""
    found = _NUMBERED.fullmatch(code)
    if found is None:
        return Place(f"{code}/0", 0)
    before, digits = found.groups()
    return Place(f"{before}/{len(digits)}", int(digits))


@dataclass(frozen=True, slots=True)
class Stock:
    """Cards in a row, and the site whose they became."""

    heard: Heard
    first: Place
    count: int
    owner: int

    def holds(self, place: Place) -> bool:
        """Tell whether a card is one of them."""
        first = self.first
        return (
            place.row == first.row
            and first.number <= place.number < first.number + self.count
        )

    def codes(self) -> Iterator[str]:
        """Give the code of each of its cards."""
        before, width = self.first.row.rsplit("/", 1)
        for number in range(self.first.number, self.first.number + self.count):
            yield f"{before}{number:0{width}d}" if int(width) else before

    def shelves(self) -> Iterator[bytes]:
        """Give the keys under which its cards are looked for."""
        first, row = self.first.number, self.first.row
        for shelf in range(first // _SHELF, (first + self.count - 1) // _SHELF + 1):
            yield Place(row, shelf * _SHELF).key


def stock_of(heard: Heard) -> Stock | None:
    """Read what an entry says of a stock, None where it says nothing of one."""
    if heard.entry.kind not in STOCK or not heard.code:
        return None
    body, first = heard.body, place_of(heard.code)
    if isinstance(body, StockMoved):
        return Stock(heard, first, body.count, body.to_site)
    if isinstance(body, StockReceived):
        return Stock(heard, first, body.count, heard.site)
    return None


def stock_keys_of(heard: Heard) -> frozenset[bytes]:
    """Give the keys by which the cards of a stock are found, none for other kinds."""
    stock = stock_of(heard)
    return frozenset() if stock is None else frozenset(stock.shelves())


def stock_cases(heards: Iterable[Heard], rules: RuleSet) -> Iterator[Case]:
    """Open a case for each registration of a card that is another site's.

    `heards` are entries of cards and of stocks alike, in any order.
    """
    entries = chosen(counting(heards))
    stocks = [stock for one in entries if (stock := stock_of(one))]
    deleted = {
        one.about for one in entries if one.entry.kind == EntryKind.REGISTRATION_DELETED
    }
    told = settlements_of(entries)
    for one in entries:
        if one.entry.kind != EntryKind.CARD_REGISTERED or not one.code:
            continue
        stock = _last(stocks, place_of(one.code))
        if stock and stock.owner != one.site and one.entry.entry_id not in deleted:
            yield concluded(_case(one, stock), told, rules)


def _last(stocks: Iterable[Stock], place: Place) -> Stock | None:
    """Give the last word on whose a card is; `stocks` stand in their order."""
    found = None
    for stock in stocks:
        if stock.holds(place):
            found = stock
    return found


def foreign_stock_key(registration: bytes) -> bytes:
    """Give the key of the case of one registration."""
    return case_key(CaseKind.FOREIGN_STOCK, registration)


def _case(card: Heard, stock: Stock) -> Case:
    registration = card.entry.entry_id
    return Case(
        key=foreign_stock_key(registration),
        kind=CaseKind.FOREIGN_STOCK,
        tail=tail(card.code or ""),
        since=card.entry.plain.happened,
        said=(card, stock.heard),
        about={card.site: (registration,)},
        extent=1,
    )
