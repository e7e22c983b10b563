"""One push taken in, in one transaction and one order of locks.

The replica's row, then the keys of its subjects in their order, the feed's
head last. What was there before is folded beside what is there now, and only
rows whose bytes differ go into the feed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from kaikudesk.model import EntryKind
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.receipt import FORMAT, Receipt
from register import erasing, feed, mending, quota_rows, stock_rows, storing
from register.budget import Budget
from register.chain_check import Head, Push, lock_replica, move_head, new_entries
from register.desk_rows import changed_rows, desks_named
from register.errors import RefusedError
from register.evidence import antedate, dated, witnessed
from register.folding import Fold, Folded, rules_from
from register.opened import Register
from register.reading import DayKeys, Reader, Taken, days_of
from register.receipts import covering, issue
from register.rights import Author
from register.subjects import Subjects, lock, widening
from register.tables import KEPT_BACK, TAKEN_IN, UNREAD

Numbered = tuple[int, Sent, bytes]

_OF_JOURNALS: Final = frozenset({EntryKind.DAY_OPENED, EntryKind.DESK_MOVED})


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
    times = witnessed(register, connection, push, now)
    reader = _reader(session, before, received=now)
    taken = erasing.respected(connection, reader, numbered, reader.read(numbered))
    heards = [one.heard for one in taken if one.heard]
    beside = stock_rows.shelves_of(heards) | quota_rows.quotas_of(heards)
    held = wanted | mending.keys_to_hold(taken) | beside
    subjects = lock(connection, held)
    late = mending.late(connection, reader, taken, held)
    known = _Known(connection, subjects, times)
    budget = Budget(connection, session.author, rules)
    coming = known.as_received([*taken, *late.taken])
    coming = budget.keep_to(coming, subjects.heard.values(), known.there)
    folded = known.folded(Fold(before.rules, register.list_key), coming)
    settled = known.settled(coming, folded)[: len(taken)]
    storing.store(connection, push.replica, settled, received=now, earlier=times)
    erasing.take_away(connection, settled)
    move_head(connection, push.replica, Head(taken[-1].n, taken[-1].link))
    number = feed.advance(
        connection, added=folded.added_to_root, now=now, since=before.received
    )
    receipt = _receipt(push.replica, settled, number, received=now)
    issue(connection, receipt, session.author.desk)
    concerned = late.desks | _desks(session.author, settled, held)
    apart = changed_rows(connection, concerned, rules)
    apart |= stock_rows.changed_rows(connection, coming, rules)
    apart |= quota_rows.changed_rows(connection, coming, rules, held)
    feed.write_rows(connection, number.n, folded.changes | apart)
    return receipt


def _reader(session: Session, before: feed.Before, *, received: int) -> Reader:
    register = session.register
    days = DayKeys(register.sealing_keys, before.day_keys)
    return Reader(session.author, days, received, register.list_key)


@dataclass(slots=True)
class _Known:
    """What is stored already of what comes, and since when.

    `there` are the states of those that stay as they are, `mended` the times of
    those that nobody could read until now.
    """

    connection: Connection
    subjects: Subjects
    times: Mapping[int, int]
    there: dict[bytes, int] = field(default_factory=dict)
    mended: mending.Received = field(default_factory=dict)

    def as_received(self, coming: list[Taken]) -> list[Taken]:
        """Look up what is stored, and give each entry the time of its first receipt."""
        stored = storing.states(self.connection, (one.hash for one in coming))
        self.mended = mending.mendable(self.connection, stored, coming, self.times)
        self.there = {name: stored[name] for name in stored if name not in self.mended}
        return mending.as_received(dated(coming, self.times), self.mended)

    def folded(self, fold: Fold, coming: list[Taken]) -> Folded:
        """Fold what is new into the subjects, which are held."""
        known = self.there.keys() - antedate(self.connection, coming, self.times)
        new = {one.hash: one for one in coming if one.hash not in known}
        told = {name: (one.heard, one.keys) for name, one in new.items() if one.heard}
        untold = erasing.untold(told, self.subjects, new.values())
        return fold.change(self.subjects, untold)

    def settled(self, coming: list[Taken], folded: Folded) -> list[Taken]:
        """Give what became of each, and mend what is stored of some."""
        settled = [one.settled(self.there, folded.unfoldable) for one in coming]
        mending.mend(self.connection, settled, self.mended)
        return settled


def _desks(author: Author, settled: list[Taken], keys: set[bytes]) -> set[int]:
    """Give the desks whose own cases a push may change."""
    concerned = set(desks_named(keys))
    amiss = any(one.state != TAKEN_IN for one in settled)
    if amiss or settled[0].n == 1 or any(_is_of_a_journal(one) for one in settled):
        concerned.add(author.desk)
    return concerned


def _is_of_a_journal(one: Taken) -> bool:
    """Tell whether an entry may say what its journal goes on from, or where to."""
    return one.entry is not None and one.entry.kind in _OF_JOURNALS


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
