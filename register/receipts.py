"""Receipts: written with a push, signed whenever they are sent."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Row, bindparam, insert, select

from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import FORMAT, Receipt
from register.statements import run
from register.tables import receipts

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
