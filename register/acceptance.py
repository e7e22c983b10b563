"""One push taken in, in one transaction and one order of locks.

The replica's row, then the keys of its subjects in their order, the feed's
head last. What was there before is folded beside what is there now, and only
rows whose bytes differ go into the feed.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from kaikudesk.wire.entry import Sent
from kaikudesk.wire.receipt import FORMAT, Receipt
from register import erasing, feed, storing
from register.budget import Budget
from register.chain_check import Head, Push, lock_replica, move_head, new_entries
from register.desk_rows import changed_rows, desks_named
from register.errors import RefusedError
from register.evidence import antedate, dated, witnessed
from register.folding import Fold, rules_from
from register.opened import Register
from register.reading import DayKeys, Reader, Taken, days_of
from register.receipts import covering, issue
from register.rights import Author
from register.subjects import lock, widening
from register.tables import KEPT_BACK, TAKEN_IN, UNREAD

Numbered = tuple[int, Sent, bytes]


@dataclass(frozen=True, slots=True)
class Session:
    """One transaction of one author."""

    register: Register
    connection: Connection
    author: Author


def accept(register: Register, author: Author, push: Push) -> tuple[Receipt, ...]:
    """Take in a push and give the receipts that cover it.

    Raises RefusedError, and then nothing was taken in.
    """

    def attempt(wanted: set[bytes]) -> tuple[Receipt, ...]:
        def work(connection: Connection) -> tuple[Receipt, ...]:
            return accept_within(Session(register, connection, author), push, wanted)

        return register.database.write(work, weight=len(push.entries))

    return widening(attempt)


def accept_within(
    session: Session, push: Push, wanted: set[bytes]
) -> tuple[Receipt, ...]:
    """Take in a push as a part of the caller's transaction, which may fail whole.

    Raises WiderError where it has to be begun again with more keys wanted.
    """
    if not push.entries:
        raise RefusedError("malformed")
    connection = session.connection
    head = lock_replica(connection, session.author, push.replica)
    numbered = new_entries(connection, push, head)
    if len(numbered) == len(push.entries):
        return (_take_in(session, push, numbered, wanted),)
    if numbered:
        _take_in(session, push, numbered, wanted)
    return covering(connection, push.replica, push.first, push.last)


def _take_in(
    session: Session, push: Push, numbered: list[Numbered], wanted: set[bytes]
) -> Receipt:
    connection, register = session.connection, session.register
    before = feed.before(connection, days_of(sent for _, sent, _ in numbered))
    now = max(register.clock.now_ms(), before.received)
    rules = rules_from(before.rules)
    times = witnessed(register, push, now)
    taken = dated(_read(session, numbered, before, received=now), times)
    keys = {key for one in taken for key in one.keys}
    subjects = lock(connection, keys | wanted)
    stored = storing.states(connection, (one.hash for one in taken))
    budget = Budget(connection, session.author, rules)
    taken = budget.keep_to(taken, subjects.heard.values(), stored)
    known = stored.keys() - antedate(connection, taken, times)
    new = {one.hash: one for one in taken if one.hash not in known}
    fold = Fold(before.rules, register.list_key)
    told = {name: (one.heard, one.keys) for name, one in new.items() if one.heard}
    folded = fold.change(subjects, erasing.untold(told, subjects, new.values()))
    settled = [one.settled(stored, folded.unfoldable) for one in taken]
    storing.store(connection, push.replica, settled, received=now, earlier=times)
    erasing.take_away(connection, settled)
    move_head(connection, push.replica, Head(taken[-1].n, taken[-1].link))
    number = feed.advance(
        connection, added=folded.added_to_root, now=now, since=before.received
    )
    receipt = _receipt(push.replica, settled, number, received=now)
    issue(connection, receipt, session.author.desk)
    concerned = _desks(session.author, settled, keys)
    of_desks = changed_rows(connection, concerned, rules)
    feed.write_rows(connection, number.n, folded.changes | of_desks)
    return receipt


def _read(
    session: Session, numbered: list[Numbered], before: feed.Before, *, received: int
) -> list[Taken]:
    register = session.register
    days = DayKeys(register.sealing_keys, before.day_keys)
    reader = Reader(session.author, days, received, register.list_key)
    taken = reader.read(numbered)
    return erasing.respected(session.connection, reader, numbered, taken)


def _desks(author: Author, settled: list[Taken], keys: set[bytes]) -> set[int]:
    """Give the desks whose own cases a push may change."""
    concerned = set(desks_named(keys))
    amiss = any(one.state != TAKEN_IN for one in settled)
    if amiss or settled[0].n == 1:
        concerned.add(author.desk)
    return concerned


def _receipt(
    replica: bytes, taken: list[Taken], number: feed.Number, *, received: int
) -> Receipt:
    return Receipt(
        format=FORMAT,
        replica=replica,
        first=taken[0].n,
        last=taken[-1].n,
        link=taken[-1].link,
        epoch=number.epoch,
        seq=number.n,
        received=received,
        held=tuple(one.n for one in taken if one.state in KEPT_BACK),
        unread=tuple(one.n for one in taken if one.state == UNREAD),
    )
