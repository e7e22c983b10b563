"""A hundred changed cards on their way to a desk that holds the whole list."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from sqlalchemy import Connection, update

from benchmarks.counted_line import counted_worker
from benchmarks.desks import opened
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from kaikudesk.clock import SystemClock
from kaikudesk.codes import card_key
from kaikudesk.ledger.projection import list_scope
from kaikudesk.storage.checklist import item_of
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import ListRowWire
from register import feed
from register.engines import open_database
from register.opened import Register, open_register
from register.tables import feed as feed_table

_ROUNDS: Final = 5
_CHANGED: Final = 100

REQUESTS: Final = Goal(
    "100 changed cards: requests", "", 1, "they did not come with one pull"
)
BYTES: Final = Goal(
    "100 changed cards: bytes of bodies, both ways",
    "B",
    3_000,
    "each row names its scope and its key",
)
WALL: Final = Goal("100 changed cards: the round", "ms")
GOALS: Final = (REQUESTS, BYTES, WALL)


def measure(ground: Ground) -> Iterator[Figure]:
    """Change other cards before each round, beside the serving process."""
    with opened(ground.desk_copy()) as desk:
        worker, line = counted_worker(desk)
        worker.play()
        requests, sizes, wall = [], [], []
        for number in range(_ROUNDS):
            change(ground, number * _CHANGED, _CHANGED)
            line.begin_anew()
            begun = time.perf_counter()
            worker.play()
            wall.append(time.perf_counter() - begun)
            requests.append(line.requests)
            sizes.append(line.sent + line.got)
    yield REQUESTS.figure(max(requests))
    yield BYTES.figure(median(sizes))
    yield WALL.figure(median(wall) * 1000)


def change(ground: Ground, first: int, count: int) -> None:
    """Give cards another last day in the feed, from a number on."""
    database = open_database(ground.url)
    try:
        register = open_register(database, SystemClock())
        database.write(
            lambda to: _change_within(to, register, range(first, first + count))
        )
    finally:
        database.close()


def _change_within(to: Connection, register: Register, cards: range) -> None:
    now = register.clock.now_ms()
    key = register.list_key
    number = feed.advance(to, added=0, now=now, since=now).n
    for card in cards:
        row = ListRowWire(last_valid=740_000 + card % 365, children=card % 5)
        item = item_of(card_key(code_of(card), key.key))
        to.execute(
            update(feed_table)
            .where(
                feed_table.c.scope == list_scope(key.version),
                feed_table.c.item == item,
            )
            .values(seq=number, row=encode(row))
        )
