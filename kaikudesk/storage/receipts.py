"""Receipts in the journal, and what they say of each entry.

The register takes in a replica's entries in a row, and a receipt holds the
chain hash at its last number. Where the desk's own hash there is the same one,
all entries up to that number lie at the register: each link covers all before
it. A number alone acknowledges nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from kaikudesk.errors import ForeignReceiptError
from kaikudesk.storage.identity import replica_of
from kaikudesk.storage.journal import Batch, batch_from, head, link_at
from kaikudesk.storage.tables import receipt as receipts
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt, Signed

_ACKNOWLEDGED: Final = select(func.max(receipts.c.last))
_KEEP: Final = upsert(receipts).on_conflict_do_nothing()
_WITH_EXCEPTIONS: Final = select(receipts.c.statement).where(receipts.c.clear == 0)


class Standing(StrEnum):
    """Where an entry stands on its way; derived, never stored."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    HELD = "held"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Standings:
    """Where all entries of the journal stand, at one moment."""

    acknowledged: int = 0
    held: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()

    def of(self, n: int) -> Standing:
        """Tell where one entry stands."""
        if n > self.acknowledged:
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
    """Give the number up to which the register holds this journal's entries."""
    return connection.scalar(_ACKNOWLEDGED) or 0


def waiting_count(connection: Connection) -> int:
    """Count the entries that the register has not acknowledged."""
    return head(connection).n - acknowledged(connection)


def waiting(connection: Connection, limit: int) -> Batch:
    """Give the oldest waiting entries, for a push."""
    return batch_from(connection, acknowledged(connection) + 1, limit)


def keep_receipts(connection: Connection, checked: Iterable[CheckedReceipt]) -> int:
    """Keep receipts and give how many entries they newly acknowledge.

    Raises ForeignReceiptError, and keeps none of them, when one names another
    replica, an entry that this journal lacks, or another hash.
    """
    taken = tuple(checked)
    for one in taken:
        _require_own(connection, one.receipt)
    before = acknowledged(connection)
    if taken:
        connection.execute(_KEEP, [_row(one) for one in taken])
    return acknowledged(connection) - before


def _require_own(connection: Connection, receipt: Receipt) -> None:
    if receipt.replica != replica_of(connection):
        raise ForeignReceiptError("the receipt is for another replica")
    own = link_at(connection, receipt.last)
    if receipt.last < 1 or own is None:
        raise ForeignReceiptError(f"this journal has no entry {receipt.last}")
    if own != receipt.link:
        raise ForeignReceiptError(f"entry {receipt.last} is another one here")


def _row(one: CheckedReceipt) -> dict[str, object]:
    return {
        "statement": one.signed.statement,
        "first": one.receipt.first,
        "last": one.receipt.last,
        "clear": int(not (one.receipt.held or one.receipt.unread)),
        "signature": one.signed.signature,
        "key": one.signed.key,
    }


def standings(connection: Connection) -> Standings:
    """Tell where all entries stand."""
    marked = [
        decode(statement, Receipt) for statement in connection.scalars(_WITH_EXCEPTIONS)
    ]
    return Standings(
        acknowledged(connection),
        frozenset(n for receipt in marked for n in receipt.held),
        frozenset(n for receipt in marked for n in receipt.unread),
    )


def all_receipts(connection: Connection) -> list[Signed]:
    """Give all receipts kept, oldest first."""
    rows = connection.execute(
        select(receipts.c.statement, receipts.c.signature, receipts.c.key).order_by(
            receipts.c.last
        )
    )
    return [Signed(*row) for row in rows]


def last_receipt(connection: Connection) -> bytes:
    """Give the statement of the receipt that reaches farthest, b"" without one."""
    statement: bytes | None = connection.scalar(
        select(receipts.c.statement).order_by(receipts.c.last.desc()).limit(1)
    )
    return statement or b""


def holds_receipt(connection: Connection, statement: bytes) -> bool:
    """Tell whether this journal has kept a receipt."""
    kept = connection.scalar(
        select(receipts.c.last).where(receipts.c.statement == statement)
    )
    return kept is not None
