"""Receipts: written with a push, signed whenever they are sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, insert, select

from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import FORMAT, Receipt
from register.tables import receipts


@dataclass(frozen=True, slots=True)
class Issued:
    """A receipt and the desk that it goes to."""

    receipt: Receipt
    desk: int


def issue(connection: Connection, issued: Issued) -> None:
    """Write a receipt down for good."""
    one = issued.receipt
    connection.execute(
        insert(receipts).values(
            replica=one.replica,
            last=one.last,
            first=one.first,
            link=one.link,
            epoch=one.epoch,
            seq=one.seq,
            received=one.received,
            held=encode(one.held),
            unread=encode(one.unread),
            desk=issued.desk,
        )
    )


def covering(
    connection: Connection, replica: bytes, first: int, last: int
) -> tuple[Receipt, ...]:
    """Give the receipts that cover these numbers, the first ones first."""
    found = connection.execute(
        select(receipts)
        .where(
            receipts.c.replica == replica,
            receipts.c.last >= first,
            receipts.c.first <= last,
        )
        .order_by(receipts.c.last)
    )
    return read_receipts(found)


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
