"""The numbers under which this journal sends: one stream for each replica.

Under the journal's first replica an entry travels by its own number, and the
journal's chain is the stream's. A journal that was restored or copied goes on under
a new replica: `sent` then gives each entry a place in a chain of that replica's own,
while its bytes, its birth and its place in the journal never change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select

from kaikudesk.chain import anchor, link
from kaikudesk.errors import DamagedError
from kaikudesk.storage.prepared import prepare
from kaikudesk.storage.tables import entry as entries
from kaikudesk.storage.tables import sent, taken_replica
from kaikudesk.wire.entry import LARGEST_NUMBER

_FIRST: Final = 1
_COLUMNS: Final = (
    taken_replica.c.number,
    taken_replica.c.replica,
    taken_replica.c.since,
    taken_replica.c.cause,
)
_NEWEST: Final = select(func.max(taken_replica.c.number)).correlate(None)
_PRESENT: Final = prepare(
    select(*_COLUMNS).where(taken_replica.c.number == _NEWEST.scalar_subquery())
)
_BY_NUMBER: Final = prepare(
    select(*_COLUMNS).where(taken_replica.c.number == bindparam("number_"))
)
_BY_NAME: Final = prepare(
    select(*_COLUMNS).where(taken_replica.c.replica == bindparam("name"))
)
_LINK: Final = prepare(select(entries.c.link).where(entries.c.n == bindparam("n")))
_LAST_SENT: Final = prepare(
    select(sent.c.n, sent.c.link).where(
        sent.c.replica == bindparam("name"),
        sent.c.n
        == select(func.max(sent.c.n))
        .where(sent.c.replica == bindparam("same_name"))
        .correlate(None)
        .scalar_subquery(),
    )
)
_NOTE: Final = prepare(insert(sent))


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: the number of the newest entry, and its link."""

    n: int
    link: bytes


@dataclass(frozen=True, slots=True)
class Stream:
    """One replica of this journal; `since` was the newest entry when it was taken."""

    number: int
    replica: bytes
    since: int
    cause: str

    @property
    def is_first(self) -> bool:
        """Tell whether entries travel by their own numbers here."""
        return self.number == _FIRST


def present(connection: Connection) -> Stream:
    """Give the stream of now; raises DamagedError where the desk is not enrolled."""
    rows = _PRESENT.rows(connection)
    if not rows:
        raise DamagedError("this journal has no identity")
    return Stream(*rows[0])


def numbered(connection: Connection, number: int) -> Stream | None:
    """Give a stream by its number, counted from 1."""
    rows = _BY_NUMBER.rows(connection, {"number_": number})
    return Stream(*rows[0]) if rows else None


def find(connection: Connection, replica: bytes) -> Stream | None:
    """Give the stream of a replica, None for one that was never this journal's."""
    rows = _BY_NAME.rows(connection, {"name": replica})
    return Stream(*rows[0]) if rows else None


def first_replica(connection: Connection) -> bytes:
    """Give the replica whose chain is the journal's own."""
    stream = numbered(connection, _FIRST)
    if stream is None:
        raise DamagedError("this journal has no identity")
    return stream.replica


def head_of(connection: Connection, stream: Stream) -> Head:
    """Give the end of the present stream, number 0 where nothing is in it."""
    if stream.is_first:
        newest = select(entries.c.n, entries.c.link).order_by(entries.c.n.desc())
        row = connection.execute(newest.limit(1)).one_or_none()
        return Head(*row) if row else Head(0, anchor(stream.replica))
    asked = {"name": stream.replica, "same_name": stream.replica}
    rows = _LAST_SENT.rows(connection, asked)
    return Head(*rows[0]) if rows else Head(0, anchor(stream.replica))


def link_in(connection: Connection, stream: Stream, n: int) -> bytes | None:
    """Give the chain hash at a number of a stream, None where it ends before."""
    if n == 0:
        return anchor(stream.replica)
    if stream.is_first:
        return _link_of_first(connection, n)
    found: bytes | None = connection.scalar(
        select(sent.c.link).where(sent.c.replica == stream.replica, sent.c.n == n)
    )
    return found


def _link_of_first(connection: Connection, n: int) -> bytes | None:
    if n > end_of_first(connection):
        return None
    rows = _LINK.rows(connection, {"n": n})
    return rows[0][0] if rows else None


def end_of_first(connection: Connection) -> int:
    """Give the last number of the first stream that a receipt may name."""
    second = numbered(connection, _FIRST + 1)
    return LARGEST_NUMBER if second is None else second.since


def note(connection: Connection, n: int, plain: bytes) -> None:
    """Give the journal's entry `n`, which is new, its place in the present stream."""
    stream = present(connection)
    if stream.is_first:
        return
    end = head_of(connection, stream)
    there = link(end.link, plain)
    row = {"replica": stream.replica, "n": end.n + 1, "entry": n, "link": there}
    _NOTE.rows(connection, row)


def entries_at(
    connection: Connection, stream: Stream, numbers: Iterable[int]
) -> list[int]:
    """Give the journal's own numbers of the entries at these numbers of a stream."""
    wanted = list(numbers)
    if stream.is_first or not wanted:
        return wanted
    found = select(sent.c.entry).where(
        sent.c.replica == stream.replica, sent.c.n.in_(wanted)
    )
    return list(connection.scalars(found))
