"""The feed: every row of every scope as it is now, numbered by one counter.

The head is the last lock that a push takes, so that numbers become visible in
the order of commits; nothing but what needs its number comes after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import (
    Connection,
    LargeBinary,
    bindparam,
    case,
    cast,
    literal,
    null,
    select,
    tuple_,
    union_all,
    update,
)

from kaikudesk.chunks import ROOT_MODULUS, ListTuple, row_sum
from kaikudesk.ledger.projection import Place
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import RULES_ITEM, ListRowWire
from register.dialects import insert_absent, put
from register.in_bulk import write_in_bulk
from register.statements import run
from register.subjects import pieces
from register.tables import day_keys, days, feed, feed_head

DAY_MS: Final = 24 * 3600 * 1000
LIST_PREFIX: Final = "list/"

Changes = dict[Place, bytes | None]

_HEAD, _DAY = range(2)
_RULES: Final = (
    select(feed.c.row)
    .where(feed.c.scope == "rules", feed.c.item == RULES_ITEM)
    .scalar_subquery()
)
_NOBODY: Final = cast(null(), LargeBinary)
_BEFORE: Final = union_all(
    select(
        literal(_HEAD).label("what"),
        feed_head.c.received.label("received"),
        _NOBODY.label("day"),
        _RULES.label("content"),
    ),
    select(literal(_DAY), literal(0), day_keys.c.day, day_keys.c.key).where(
        day_keys.c.day.in_(bindparam("days", expanding=True))
    ),
)
_ADVANCE: Final = (
    update(feed_head)
    .values(
        n=feed_head.c.n + 1,
        root=(feed_head.c.root + bindparam("added")) % ROOT_MODULUS,
        received=case(
            (feed_head.c.received > bindparam("now"), feed_head.c.received),
            else_=bindparam("now"),
        ),
    )
    .returning(feed_head.c.n, feed_head.c.epoch)
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the feed, and the epoch that it belongs to."""

    n: int
    epoch: bytes


@dataclass(frozen=True, slots=True)
class Before:
    """What a push finds: the last time of receipt, packed rules, day keys."""

    received: int
    rules: bytes | None
    day_keys: dict[bytes, bytes]


def before(connection: Connection, days: Iterable[bytes] = ()) -> Before:
    """Read the head, without locking it, and the keys of these days."""
    known: dict[bytes, bytes] = {}
    received, rules = 0, None
    for piece in list(pieces(sorted(days))) or [[]]:
        for what, then, day, content in run(connection, _BEFORE, {"days": piece}):
            if what == _HEAD:
                received, rules = then, content
            else:
                known[day] = content
    return Before(received, rules, known)


def difference(old: Mapping[Place, bytes], new: Mapping[Place, bytes]) -> Changes:
    """Give the rows whose bytes change; None: the row is gone."""
    changes: Changes = {
        place: row for place, row in new.items() if old.get(place) != row
    }
    changes.update({place: None for place in old if place not in new})
    return changes


def added_to_root(old: Mapping[Place, bytes], changes: Changes) -> int:
    """Give what changes add to the root of the list."""
    added = 0
    for place, row in changes.items():
        if place[0].startswith(LIST_PREFIX):
            added += _sum(place, row) - _sum(place, old.get(place))
    return added % ROOT_MODULUS


def _sum(place: Place, row: bytes | None) -> int:
    return 0 if row is None else row_sum(list_tuple(place[1], row))


def list_tuple(item: bytes, row: bytes) -> ListTuple:
    """Give a row of the list as chunks and roots want it."""
    one = decode(row, ListRowWire)
    key = int.from_bytes(item, "big", signed=True)
    return key, one.last_valid, one.children, one.kind, one.state, one.area


def rows_at(connection: Connection, places: Iterable[Place]) -> dict[Place, bytes]:
    """Give the rows that stand at these places now."""
    asked = tuple_(feed.c.scope, feed.c.item)
    found = connection.execute(select(feed).where(asked.in_(sorted(places))))
    return {(row.scope, row.item): row.row for row in found if row.row is not None}


def advance(connection: Connection, *, added: int, now: int, since: int) -> Number:
    """Take the next number: the last lock of a push.

    `since` is the time of the push before, as far as it is known.
    """
    asked = {"added": added, "now": now}
    ((n, epoch),) = run(connection, _ADVANCE, asked)
    if now // DAY_MS != since // DAY_MS:
        today = {"day": now // DAY_MS, "n": n}
        connection.execute(insert_absent(connection, days), [today])
    return Number(n, epoch)


def write_rows(connection: Connection, n: int, changes: Changes) -> None:
    """Write changed rows under their number."""
    rows = [
        {"scope": scope, "item": item, "seq": n, "row": row}
        for (scope, item), row in sorted(changes.items(), key=lambda one: one[0])
    ]
    write_in_bulk(connection, put(connection, feed), rows)
