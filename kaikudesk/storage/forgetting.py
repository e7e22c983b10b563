"""What the journal stops being able to read: side rows, and the keys of past days.

Bytes and boxes stay and can be sent at any age; nobody but the register opens them
then. Every function works inside the caller's transaction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, select

from kaikudesk.clock import Clock, local
from kaikudesk.storage import identity, streams
from kaikudesk.storage.tables import open_day, receipt, recent, sent
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt
from kaikudesk.zones import zone_of

DAY_MS: Final = 24 * 3600 * 1000
# One commit of a clerk's record waits for no longer one of these.
AT_ONCE: Final = 500

_OLDEST: Final = select(func.min(recent.c.n)).scalar_subquery()
_COVERING: Final = (
    select(receipt.c.statement)
    # Numbers of a later replica are not the entries' own.
    .where((receipt.c.last >= _OLDEST) | receipt.c.replica.in_(select(sent.c.replica)))
    .order_by(receipt.c.number)
)
_READABLE: Final = (
    select(recent.c.n)
    .where(recent.c.n >= bindparam("first"), recent.c.n <= bindparam("last"))
    .order_by(recent.c.n)
)
_READABLE_ELSEWHERE: Final = (
    select(recent.c.n)
    .join(sent, sent.c.entry == recent.c.n)
    .where(sent.c.replica == bindparam("stream"))
    .where(sent.c.n >= bindparam("first"), sent.c.n <= bindparam("last"))
    .order_by(recent.c.n)
)
_FORGET: Final = delete(recent).where(recent.c.n.in_(bindparam("due", expanding=True)))
_CLOSE: Final = delete(open_day).where(open_day.c.day != bindparam("today"))


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the last pull had read when it met the register's head.

    `register_ms` is the register's time then, `last_receipt` the statement of the
    farthest receipt that the journal held.
    """

    register_ms: int
    last_receipt: bytes


def due_to_forget(
    connection: Connection, reached: Reached, keep_days: int
) -> tuple[int, ...]:
    """Give the numbers of entries whose side rows have served.

    Their receipt is older than `keep_days`, by the register's own time and in
    whole days, so that it is done once a day; and a pull has read beyond it, so
    that the register's rows hold the act. What is held or could not be read stays:
    a person still has to look at it.
    """
    horizon = (reached.register_ms // DAY_MS - keep_days) * DAY_MS
    return taken_in(connection, reached, before_ms=horizon)


def taken_in(
    connection: Connection, reached: Reached, *, before_ms: float = inf
) -> tuple[int, ...]:
    """Give the numbers of readable entries that the pulled rows tell of.

    The register took them in before this time, and holds none of them back.
    """
    if not reached.last_receipt:
        return ()
    pulled = decode(reached.last_receipt, Receipt)
    return tuple(
        n
        for one in _receipts(connection)
        if _is_reached(one, pulled) and one.received < before_ms
        for n in _clear(connection, one)
    )


def forget(connection: Connection, due: Sequence[int]) -> None:
    """Delete the side rows of these entries; the file is overwritten there."""
    connection.execute(_FORGET, {"due": list(due)})


def is_past(connection: Connection, clock: Clock) -> bool:
    """Tell whether the key of a day lies open that is over at the site."""
    day = identity.load_open_day(connection)
    return day is not None and day.day != _today(connection, clock)


def close_past_day(connection: Connection, clock: Clock) -> None:
    """Throw the key of a day away that is over at the site."""
    connection.execute(_CLOSE, {"today": _today(connection, clock)})


def _today(connection: Connection, clock: Clock) -> int:
    who = identity.load_identity(connection)
    if who is None:
        return 0
    return local(clock.now_ms(), zone_of(who.site)).toordinal()


def _receipts(connection: Connection) -> Iterator[Receipt]:
    for statement in connection.scalars(_COVERING).all():
        yield decode(statement, Receipt)


def _is_reached(one: Receipt, pulled: Receipt) -> bool:
    return one.epoch == pulled.epoch and one.seq <= pulled.seq


def _clear(connection: Connection, one: Receipt) -> list[int]:
    stream = streams.find(connection, one.replica)
    if stream is None:
        return []
    marked = (*one.held, *one.unread)
    looked_at = set(streams.entries_at(connection, stream, marked))
    asked = {"stream": one.replica, "first": one.first, "last": one.last}
    readable = _READABLE if stream.is_first else _READABLE_ELSEWHERE
    return [n for n in connection.scalars(readable, asked) if n not in looked_at]
