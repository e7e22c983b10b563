"""Receipts in the journal, and what they say of each entry.

The register takes in a replica's entries in a row, and a receipt holds the
chain hash at its last number. Where the desk's own hash there is the same one,
all entries up to that number lie at the register: each link covers all before
it. A number alone acknowledges nothing, and so does a receipt of another epoch
than the present one: it is evidence for what is sent again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from kaikudesk.errors import ForeignReceiptError
from kaikudesk.storage import streams
from kaikudesk.storage.journal import Batch, batch_from, head
from kaikudesk.storage.prepared import prepare
from kaikudesk.storage.tables import identity, sent
from kaikudesk.storage.tables import receipt as receipts
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt, Signed

_EPOCH: Final = select(identity.c.epoch).scalar_subquery()
_ACKNOWLEDGED: Final = prepare(
    select(func.max(receipts.c.last)).where(
        receipts.c.replica == bindparam("stream"), receipts.c.epoch == _EPOCH
    )
)
_KEEP: Final = upsert(receipts).on_conflict_do_nothing()
_WITH_EXCEPTIONS: Final = select(receipts.c.statement).where(receipts.c.clear == 0)
_AGAIN: Final = select(sent.c.entry).where(
    sent.c.replica == bindparam("stream"), sent.c.n > bindparam("above")
)


class Standing(StrEnum):
    """Where an entry stands on its way; derived, never stored."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    HELD = "held"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Standings:
    """Where all entries of the journal stand, at one moment, by their own numbers.

    The register holds all up to `acknowledged` but those that it is sent `again`.
    """

    acknowledged: int = 0
    held: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()

    def of(self, n: int) -> Standing:
        """Tell where one entry stands."""
        if n > self.acknowledged or n in self.again:
            return Standing.WAITING
        if n in self.unread:
            return Standing.UNREAD
        return Standing.HELD if n in self.held else Standing.CONFIRMED


@dataclass(frozen=True, slots=True)
class CheckedReceipt:
    """A receipt whose signature was checked, with the bytes that carry it."""

    signed: Signed
    receipt: Receipt


def acknowledged(connection: Connection) -> int:
    """Give the number up to which the register holds the present stream."""
    return _reached(connection, streams.present(connection).replica)


def _reached(connection: Connection, replica: bytes) -> int:
    (last,) = _ACKNOWLEDGED.one_row(connection, {"stream": replica})
    return last or 0


def waiting_count(connection: Connection) -> int:
    """Count the entries that the register has not acknowledged.

    All of them stand in the present stream, behind what it has acknowledged.
    """
    stream = streams.present(connection)
    end = streams.head_of(connection, stream).n
    return end - _reached(connection, stream.replica)


def waiting(connection: Connection, limit: int) -> Batch:
    """Give the oldest waiting entries, for a push."""
    return batch_from(connection, acknowledged(connection) + 1, limit)


def keep_receipts(connection: Connection, checked: Iterable[CheckedReceipt]) -> int:
    """Keep receipts and give how many entries they newly acknowledge.

    What is for another journal of this desk, or for a replica that was given up,
    and does not fit, is passed over. Raises ForeignReceiptError, and keeps none of
    them, when one for the present replica names an entry that this journal lacks,
    or another hash: then somebody else went on under that replica.
    """
    fitting = [one for one in checked if _fits(connection, one.receipt)]
    before = acknowledged(connection)
    if fitting:
        connection.execute(_KEEP, [_row(one) for one in fitting])
    return acknowledged(connection) - before


def _fits(connection: Connection, receipt: Receipt) -> bool:
    stream = streams.find(connection, receipt.replica)
    if stream is None:
        return False
    own = streams.link_in(connection, stream, receipt.last)
    if own == receipt.link and receipt.last > 0:
        return True
    if stream == streams.present(connection):
        raise ForeignReceiptError(f"entry {receipt.last} is another one or not here")
    return False


def _row(one: CheckedReceipt) -> dict[str, object]:
    return {
        "statement": one.signed.statement,
        "replica": one.receipt.replica,
        "epoch": one.receipt.epoch,
        "first": one.receipt.first,
        "last": one.receipt.last,
        "clear": int(not (one.receipt.held or one.receipt.unread)),
        "signature": one.signed.signature,
        "key": one.signed.key,
    }


def standings(connection: Connection) -> Standings:
    """Tell where all entries stand."""
    held, unread = set[int](), set[int]()
    for statement in connection.scalars(_WITH_EXCEPTIONS).all():
        said = decode(statement, Receipt)
        stream = streams.find(connection, said.replica)
        if stream is not None:
            held.update(streams.entries_at(connection, stream, said.held))
            unread.update(streams.entries_at(connection, stream, said.unread))
    reached, again = _reach(connection)
    return Standings(reached, frozenset(held), frozenset(unread), again)


def _reach(connection: Connection) -> tuple[int, frozenset[int]]:
    stream = streams.present(connection)
    reached = _reached(connection, stream.replica)
    if stream.is_first:
        return reached, frozenset()
    asked = {"stream": stream.replica, "above": reached}
    again = connection.scalars(_AGAIN, asked)
    return head(connection).n, frozenset(again)


def all_receipts(connection: Connection) -> list[Signed]:
    """Give all receipts kept, oldest first."""
    rows = connection.execute(
        select(receipts.c.statement, receipts.c.signature, receipts.c.key).order_by(
            receipts.c.number
        )
    )
    return [Signed(*row) for row in rows]


def last_receipt(connection: Connection) -> bytes:
    """Give the statement of the receipt that was kept last, b"" without one."""
    statement: bytes | None = connection.scalar(
        select(receipts.c.statement).order_by(receipts.c.number.desc()).limit(1)
    )
    return statement or b""


def newer_than(connection: Connection, statement: bytes) -> Signed | None:
    """Give the receipt that was kept last, None where it is this one, or none."""
    where = receipts.c
    row = connection.execute(
        select(where.statement, where.signature, where.key)
        .order_by(where.number.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None or row.statement == statement else Signed(*row)


def holds_receipt(connection: Connection, statement: bytes) -> bool:
    """Tell whether this journal has kept a receipt."""
    kept = connection.scalar(
        select(receipts.c.last).where(receipts.c.statement == statement)
    )
    return kept is not None
