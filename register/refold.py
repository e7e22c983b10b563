"""A new fold of everything: what the entries alone say, by the rules of now."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection, select

from kaikudesk.wire import bodies
from register import feed
from register.acts import rules_set, write_acts
from register.desk_rows import all_desks, desk_rows
from register.folding import Fold, Rows, rules_from
from register.opened import Register
from register.subjects import lock, read, widening
from register.tables import entry_keys

_KEYS_AT_ONCE = 500


def folded_anew(register: Register, connection: Connection) -> Rows:
    """Give every row that the entries make; for a country, a lot at once."""
    rows: Rows = {}
    fold = Fold(feed.before(connection).rules, register.list_key)
    for keys in _keys(connection):
        rows.update(fold.rows(read(connection, keys)))
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


def refold(register: Register) -> int:
    """Fold everything again, piece by piece; give how many rows changed."""
    with register.database.reading() as connection:
        pieces = list(_keys(connection))
        numbers = all_desks(connection)
    changed = sum(
        widening(partial(_refold, register), frozenset(keys)) for keys in pieces
    )
    return changed + sum(_refold_desk(register, desk) for desk in numbers)


def _refold(register: Register, keys: set[bytes]) -> int:
    def work(connection: Connection) -> int:
        before = feed.before(connection)
        now = Fold(before.rules, register.list_key).rows(lock(connection, keys))
        return _write(register, connection, before, now)

    return register.database.write(work)


def _refold_desk(register: Register, desk: int) -> int:
    def work(connection: Connection) -> int:
        before = feed.before(connection)
        now = desk_rows(connection, desk, rules_from(before.rules))
        return _write(register, connection, before, now)

    return register.database.write(work)


def _write(
    register: Register, connection: Connection, before: feed.Before, now: Rows
) -> int:
    there = feed.rows_at(connection, now)
    changes = feed.difference(there, now)
    if changes:
        added = feed.added_to_root(there, changes)
        time = max(register.clock.now_ms(), before.received)
        number = feed.advance(connection, added=added, now=time, since=before.received)
        feed.write_rows(connection, number.n, changes)
    return len(changes)


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
