"""Invented cards: any number of them, the same in every run."""

from collections.abc import Iterator
from datetime import date
from random import Random

from kaikudesk.codes import card_key
from kaikudesk.wire.rows import ListRowWire

_CODES = 10**8
# Coprime with the number of codes: as many different codes as there are cards.
_STEP = 61_803_399


def code_of(number: int) -> str:
    """Give the code of a card by its number."""
    return f"KK{number * _STEP % _CODES:08}"


def listed(
    cards: int, list_key: bytes, today: date
) -> Iterator[tuple[int, ListRowWire]]:
    """Give the list rows of all cards, by key and in no order.

    Dates, children and areas are spread as over a real year and country.
    """
    seeded = Random(cards)
    day = today.toordinal()
    for number in range(cards):
        row = ListRowWire(
            last_valid=day + seeded.randrange(1, 366),
            children=seeded.choice((0, 0, 0, 1, 2, 2, 3, 4)),
            area=seeded.choice((0, 0, 0, 0, 1)),
        )
        yield card_key(code_of(number), list_key), row
