"""Epochs: an epoch ends when this register turns out to have been set back.

Whoever holds a cursor or a receipt that the register made, and that the
database knows nothing of, proves it. The register then answers `busy`, takes
in the acts that it wrote elsewhere, and begins a new epoch: all its desks read
from 0, and send again what lies above the receipts of that epoch.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from register import feed
from register.acts_taken import lock_acts, take_in_acts
from register.cursors import Position
from register.epoch_names import new_epoch
from register.errors import BusyError, RefusedError, RolledBackError
from register.opened import Register
from register.pages import Head
from register.receipts import issue_anew
from register.refold import following_rules
from register.subjects import widening
from register.tables import audit, feed_head, runs

BEGAN: Final = "new epoch"
_RUN_BYTES: Final = 8
_LOG: Final = logging.getLogger(__name__)


def require_present(connection: Connection, position: Position, head: Head) -> None:
    """Let a genuine cursor pass that was made by what this database holds.

    Raises RefusedError `other-epoch` for one of a former epoch, and
    RolledBackError for one that lies in what the database has lost.
    """
    if not position.epoch:
        return
    if position.epoch < head.epoch:
        raise RefusedError("other-epoch")
    ahead = position.epoch > head.epoch or position.seq > head.n
    if ahead or _is_of_a_lost_run(connection, position, head):
        raise RolledBackError(head.epoch, position.epoch)


def _is_of_a_lost_run(connection: Connection, position: Position, head: Head) -> bool:
    """Numbers are given anew after a set-back; a run's end tells whose they are."""
    if position.run in {b"", head.run}:
        return False
    number = connection.scalar(select(runs.c.number).where(runs.c.id == position.run))
    if number is None:
        return True
    ended = select(runs.c.first).where(runs.c.number == number + 1)
    return position.seq > (connection.scalar(ended) or 0)


@contextmanager
def watched(register: Register) -> Iterator[None]:
    """Begin a new epoch where the work inside finds this register set back.

    The one who asked is answered `busy` and asks again.
    """
    try:
        yield
    except RolledBackError as found:
        if not register.standby:
            begin_again(register, found)
        raise BusyError from found


def begin_again(register: Register, found: RolledBackError) -> bool:
    """Begin a new epoch unless another process has; tell whether it was done."""

    def attempt(wanted: set[bytes]) -> bool:
        return register.database.write(
            lambda connection: _begin_again(register, connection, found, wanted)
        )

    with following_rules(register):
        begun: bool = widening(attempt)
    if begun:
        _LOG.warning("the database was set back: a new epoch has begun")
    return begun


def _begin_again(
    register: Register,
    connection: Connection,
    found: RolledBackError,
    wanted: set[bytes],
) -> bool:
    lock_acts(connection)
    if connection.scalars(select(feed_head.c.epoch)).one() != found.epoch:
        return False
    take_in_acts(register, connection, wanted, set_back=True)
    begin(register, connection, found.seen)
    return True


def begin(register: Register, connection: Connection, *seen: bytes) -> None:
    """Begin a new epoch, after all that were seen, in the caller's transaction.

    Each replica gets one receipt for all that is still held.
    """
    received = feed.before(connection).received
    now = max(register.clock.now_ms(), received)
    number = feed.advance(connection, added=0, now=now, since=received)
    epoch = new_epoch(register.clock, number.epoch, *seen)
    connection.execute(update(feed_head).values(epoch=epoch))
    issue_anew(connection, feed.Number(number.n, epoch))
    row = {"at": register.clock.now_ms(), "act": BEGAN}
    connection.execute(insert(audit).values(row))


def begin_run(register: Register) -> None:
    """Note that a process begins to work, and from which number on."""
    run = register.clock.random_bytes(_RUN_BYTES)

    def work(connection: Connection) -> None:
        first = connection.scalars(
            update(feed_head).values(run=run).returning(feed_head.c.n)
        ).one()
        number = connection.scalar(select(func.max(runs.c.number))) or 0
        connection.execute(insert(runs).values(number=number + 1, id=run, first=first))

    register.database.write(work)
