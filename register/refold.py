"""A new fold of everything: what the entries alone say, by the rules of now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import Connection, select

from kaikudesk.ledger.fold import FOLD_VERSION
from kaikudesk.ledger.projection import Place, Rows
from kaikudesk.wire import bodies
from register import feed
from register.acts import rules_set, write_acts
from register.desk_rows import all_desks, desk_rows
from register.dialects import put
from register.folding import Fold, rules_from
from register.opened import Register
from register.quota_rows import quota_rows
from register.stock_rows import stock_rows
from register.subjects import Subjects, lock, read, widening
from register.tables import ONLY, entry_keys, feed_head, folded
from register.tables import feed as table

CASES: Final = table.c.scope.startswith("cases/")
_KEYS_AT_ONCE: Final = 500


def folded_anew(register: Register, connection: Connection) -> Rows:
    """Give every row that the entries make; for a country, a lot at once."""
    rows: Rows = {}
    fold = Fold(feed.before(connection).rules, register.list_key)
    for keys in _keys(connection):
        rows.update(_rows_of(connection, fold, read(connection, keys)))
    for desk in all_desks(connection):
        rows.update(desk_rows(connection, desk, rules_from(fold.rules)))
    return rows


def set_rules(register: Register, rules: bodies.RuleSet) -> None:
    """Set the rules that hold from now on, and fold everything by them."""
    write_acts(register, [rules_set(rules)])
    refold(register)


@contextmanager
def following_rules(register: Register) -> Iterator[None]:
    """Fold everything anew where the rules are others after what is done inside."""
    before = _rules(register)
    yield
    if _rules(register) != before:
        refold(register)


def _rules(register: Register) -> bytes | None:
    with register.database.reading() as connection:
        return feed.before(connection).rules


def fold_as_now(register: Register) -> int:
    """Fold everything again where an older fold made the rows; give what changed."""
    with register.database.reading() as connection:
        version = connection.scalar(select(folded.c.version))
    return 0 if version == FOLD_VERSION else refold(register)


def refold(register: Register) -> int:
    """Fold everything again, piece by piece; give how many rows changed.

    Rows of cases that nothing gives any more are dropped at the end.
    """
    with register.database.reading() as connection:
        pieces = list(_keys(connection))
        numbers = all_desks(connection)
        head: int = connection.execute(select(feed_head.c.n)).scalar_one()
    changed, cases = 0, set[Place]()
    for keys in pieces:
        now = widening(partial(_refold, register), frozenset(keys))
        changed += now.changed
        cases |= now.cases
    for desk in numbers:
        now = _refold_desk(register, desk)
        changed += now.changed
        cases |= now.cases
    changed += _drop_cases(register, cases, until=head)
    register.database.write(_note_version)
    return changed


def _note_version(connection: Connection) -> None:
    there = {"only": ONLY, "version": FOLD_VERSION}
    connection.execute(put(connection, folded), [there])


@dataclass(frozen=True, slots=True)
class _Refolded:
    """How many rows a piece changed, and where it has rows of cases."""

    changed: int
    cases: set[Place]


def _refold(register: Register, keys: set[bytes]) -> _Refolded:
    def work(connection: Connection) -> _Refolded:
        before = feed.before(connection)
        fold = Fold(before.rules, register.list_key)
        now = _rows_of(connection, fold, lock(connection, keys))
        return _write(register, connection, before, now)

    return register.database.write(work)


def _rows_of(connection: Connection, fold: Fold, subjects: Subjects) -> Rows:
    """Give the rows of these subjects, and those that stand over many."""
    heards, rules = subjects.heard.values(), rules_from(fold.rules)
    rows = fold.rows(subjects) | stock_rows(connection, heards, rules)
    return rows | quota_rows(connection, heards, rules)


def _refold_desk(register: Register, desk: int) -> _Refolded:
    def work(connection: Connection) -> _Refolded:
        before = feed.before(connection)
        now = desk_rows(connection, desk, rules_from(before.rules))
        return _write(register, connection, before, now)

    return register.database.write(work)


def _drop_cases(register: Register, cases: set[Place], *, until: int) -> int:
    """Drop the rows of cases that this fold did not give, nor a push since it began."""
    there = select(table.c.scope, table.c.item).where(
        CASES, table.c.row.is_not(None), table.c.seq <= until
    )

    def work(connection: Connection) -> int:
        if not gone_now(connection):
            return 0
        before = feed.before(connection)
        time = max(register.clock.now_ms(), before.received)
        number = feed.advance(connection, added=0, now=time, since=before.received)
        # Read once more, since nobody writes rows while the head is held.
        gone = gone_now(connection)
        feed.write_rows(connection, number.n, dict.fromkeys(gone))
        return len(gone)

    def gone_now(connection: Connection) -> list[Place]:
        rows = connection.execute(there)
        return [place for row in rows if (place := (row.scope, row.item)) not in cases]

    return register.database.write(work)


def _write(
    register: Register, connection: Connection, before: feed.Before, now: Rows
) -> _Refolded:
    there = feed.rows_at(connection, now)
    changes = feed.difference(there, now)
    if changes:
        added = feed.added_to_root(there, changes)
        time = max(register.clock.now_ms(), before.received)
        number = feed.advance(connection, added=added, now=time, since=before.received)
        feed.write_rows(connection, number.n, changes)
    cases = {place for place in now if place[0].startswith("cases/")}
    return _Refolded(len(changes), cases)


def _keys(connection: Connection) -> Iterator[set[bytes]]:
    after = b""
    column = entry_keys.c.key
    while True:
        asked = select(column).where(column > after).distinct()
        keys = list(connection.scalars(asked.order_by(column).limit(_KEYS_AT_ONCE)))
        if not keys:
            return
        yield set(keys)
        after = keys[-1]
