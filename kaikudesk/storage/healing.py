"""A journal that was restored or copied, or whose register was: it sends again.

Nothing is decided here about what is true. A new replica begins a new chain, in
which everything without receipt is sent once more, oldest first, so that each day
comes before what its key opens; at the register entry ids remove what is double.
"""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Connection,
    Select,
    delete,
    func,
    insert,
    select,
    update,
)

from kaikudesk.chain import anchor, links
from kaikudesk.clock import Clock
from kaikudesk.storage import streams
from kaikudesk.storage.identity import (
    close_day,
    come_home,
    enter_epoch,
    is_at_home,
    load_identity,
)
from kaikudesk.storage.journal import head
from kaikudesk.storage.receipts import holds_receipt
from kaikudesk.storage.tables import entry as entries
from kaikudesk.storage.tables import identity, sent, taken_replica
from kaikudesk.storage.tables import receipt as receipts

NEW_REPLICA_BYTES: Final = 8

_EPOCH: Final = select(identity.c.epoch).scalar_subquery()


class Cause(StrEnum):
    """Why a journal goes on under a new replica; told to the clerk once."""

    JOURNAL = "restored or copied"
    REGISTER = "register restored"


def was_restored(connection: Connection, last_receipt: bytes) -> bool:
    """Tell whether this journal was opened from a backup, or lacks a receipt.

    `last_receipt` is the one that the check list names: a journal that lacks it is
    older than its check list. Each such receipt is lacked only once.
    """
    if not is_at_home(connection):
        return True
    if not last_receipt or holds_receipt(connection, last_receipt):
        return False
    lacked = select(taken_replica.c.number)
    known = connection.scalar(lacked.where(taken_replica.c.lacked == last_receipt))
    return known is None


def recover(connection: Connection, last_receipt: bytes, replica: bytes) -> bool:
    """Take this new replica if the journal was restored; tell whether it was."""
    restored = was_restored(connection, last_receipt)
    if restored:
        take_replica(connection, replica, Cause.JOURNAL, lacked=last_receipt)
    return restored


def recover_at_start(
    connection: Connection, last_receipt: bytes, clock: Clock
) -> tuple[Cause, ...]:
    """Let a journal that was restored take a new replica before it records more."""
    spare = clock.random_bytes(NEW_REPLICA_BYTES)
    return (Cause.JOURNAL,) if recover(connection, last_receipt, spare) else ()


def begin_epoch(connection: Connection, epoch: bytes, replica: bytes) -> bool:
    """Go on in another epoch, whose receipts this journal has taken by now.

    What the register lost is sent again: in the present stream where all of it
    stands there, else under this new replica. Tells whether that was taken.
    """
    who = load_identity(connection)
    if who is None or who.epoch == epoch:
        return False
    enter_epoch(connection, epoch)
    strays = _stray(connection, streams.present(connection))
    if strays:
        take_replica(connection, replica, Cause.REGISTER)
    return strays


def take_replica(
    connection: Connection, replica: bytes, cause: Cause, *, lacked: bytes = b""
) -> None:
    """Go on under a new replica, and send everything without receipt under it.

    The open day ends, so that the next act says on what this journal goes on from.
    """
    former = streams.present(connection)
    again = connection.execute(_unacknowledged(connection)).all()
    _forget_unanswered(connection, former.replica)
    connection.execute(
        insert(taken_replica).values(
            number=former.number + 1,
            replica=replica,
            since=head(connection).n,
            cause=cause.value,
            lacked=lacked,
        )
    )
    there = links(anchor(replica), (row.plain for row in again))
    rows = [
        {"replica": replica, "n": n, "entry": row.n, "link": link}
        for n, (row, link) in enumerate(zip(again, there, strict=True), 1)
    ]
    if rows:
        connection.execute(insert(sent), rows)
    connection.execute(update(identity).values(replica=replica))
    close_day(connection)
    come_home(connection)


def goes_on_from(connection: Connection) -> bytes:
    """Name the replica under which this journal sent before it was restored or copied.

    Gives no bytes where it was neither, as far as the present replica knows.
    """
    stream = streams.present(connection)
    if stream.cause != Cause.JOURNAL:
        return b""
    former = streams.numbered(connection, stream.number - 1)
    return former.replica if former else b""


def _forget_unanswered(connection: Connection, replica: bytes) -> None:
    """Let places go that no receipt ever named: else each new replica adds to them."""
    reached = select(func.coalesce(func.max(receipts.c.last), 0)).where(
        receipts.c.replica == replica
    )
    connection.execute(
        delete(sent).where(
            sent.c.replica == replica, sent.c.n > reached.scalar_subquery()
        )
    )


def _stray(connection: Connection, stream: streams.Stream) -> bool:
    """Tell whether something without receipt has no place in a stream."""
    if stream.is_first:
        return False
    placed = select(sent.c.entry).where(sent.c.replica == stream.replica)
    strays = _unacknowledged(connection).where(entries.c.n.not_in(placed)).limit(1)
    return connection.execute(strays).first() is not None


def _unacknowledged(connection: Connection) -> Select[tuple[int, bytes]]:
    """Give the entries that no receipt of the present epoch covers, oldest first."""
    reach = (
        select(receipts.c.replica, func.max(receipts.c.last).label("last"))
        .where(receipts.c.epoch == _EPOCH)
        .group_by(receipts.c.replica)
        .cte("reach")
    )
    first = streams.first_replica(connection)
    by_own_number = select(func.coalesce(func.max(reach.c.last), 0)).where(
        reach.c.replica == first
    )
    by_place = select(sent.c.entry).join(
        reach, (reach.c.replica == sent.c.replica) & (sent.c.n <= reach.c.last)
    )
    return (
        select(entries.c.n, entries.c.plain)
        .where(entries.c.n > by_own_number.scalar_subquery())
        .where(entries.c.n.not_in(by_place))
        .order_by(entries.c.n)
    )
