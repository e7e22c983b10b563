"""Receipts: written with a push, signed whenever they are sent."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, or_, select

from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import FORMAT, Receipt
from register.feed import Number
from register.statements import run
from register.tables import receipts, replicas

_ISSUE: Final = insert(receipts)
_COVERING: Final = (
    select(receipts)
    .where(
        receipts.c.replica == bindparam("replica"),
        receipts.c.last >= bindparam("from"),
        receipts.c.first <= bindparam("to"),
    )
    .order_by(receipts.c.last)
)


def issue(connection: Connection, receipt: Receipt, desk: int) -> None:
    """Write a receipt down for good, for the desk that it goes to."""
    row = {
        "replica": receipt.replica,
        "last": receipt.last,
        "first": receipt.first,
        "link": receipt.link,
        "epoch": receipt.epoch,
        "seq": receipt.seq,
        "received": receipt.received,
        "held": encode(receipt.held),
        "unread": encode(receipt.unread),
        "desk": desk,
    }
    run(connection, _ISSUE, row)


def covering(
    connection: Connection, replica: bytes, first: int, last: int
) -> tuple[Receipt, ...]:
    """Give the receipts that cover these numbers, the first ones first."""
    asked = {"replica": replica, "from": first, "to": last}
    return read_receipts(connection.execute(_COVERING, asked))


def read_receipts(rows: Iterable[Row[tuple[object, ...]]]) -> tuple[Receipt, ...]:
    """Give stored receipts as they are signed."""
    return tuple(
        Receipt(
            format=FORMAT,
            replica=row.replica,
            first=row.first,
            last=row.last,
            link=row.link,
            epoch=row.epoch,
            seq=row.seq,
            received=row.received,
            held=decode(row.held, tuple[int, ...]),
            unread=decode(row.unread, tuple[int, ...]),
        )
        for row in rows
    )


def issue_anew(connection: Connection, number: Number) -> None:
    """Give each replica one receipt for all that is held of it, and no other.

    The caller holds the feed's head, so no receipt comes between.
    """
    marked = _marked(connection)
    latest = select(receipts.c.replica, func.max(receipts.c.received)).group_by(
        receipts.c.replica
    )
    received = {bytes(name): then for name, then in connection.execute(latest)}
    rows = connection.execute(select(replicas).where(replicas.c.n > 0)).all()
    connection.execute(delete(receipts))
    for row in rows:
        held, unread = marked.get(row.id, ((), ()))
        whole = Receipt(
            FORMAT,
            row.id,
            1,
            row.n,
            row.link,
            number.epoch,
            number.n,
            received.get(row.id, 0),
            held,
            unread,
        )
        issue(connection, whole, row.desk)


def _marked(connection: Connection) -> dict[bytes, tuple[tuple[int, ...], ...]]:
    """Give the numbers that are held and unread, of replicas that have any."""
    nothing = encode(())
    found = connection.execute(
        select(receipts.c.replica, receipts.c.held, receipts.c.unread).where(
            or_(receipts.c.held != nothing, receipts.c.unread != nothing)
        )
    )
    marked: dict[bytes, tuple[tuple[int, ...], ...]] = {}
    for replica, *both in found:
        before = marked.get(replica, ((), ()))
        now = (decode(one, tuple[int, ...]) for one in both)
        marked[replica] = tuple(
            tuple(sorted(old + new)) for old, new in zip(before, now, strict=True)
        )
    return marked
