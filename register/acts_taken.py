"""What the acts file holds and the database lacks is taken in.

Entries keep their ids and their bytes, so nothing is taken in twice; they go
on where the register's chain ends now. Of a row the newest record counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, and_, insert, select, update

from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.wire.entry import Sent, entry_hash
from register import storing
from register.acceptance import Session, accept_within
from register.acts_file import Record
from register.chain_check import Head, Push, lock_replica
from register.opened import Register
from register.rights import THE_REGISTER
from register.subjects import widening
from register.tables import audit, desks, enrolment_codes

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class _Kept:
    """A table whose rows are kept in the acts file, and what may change in one."""

    table: Table
    key: str
    changing: tuple[str, ...]


_KEPT: Final = (
    _Kept(desks, "number", ("recovery", "withdrawn")),
    _Kept(enrolment_codes, "secret_hash", ("nonce", "desk")),
)


def lock_acts(connection: Connection) -> Head:
    """Hold the register's own chain: nobody else decides until it is let go."""
    return lock_replica(connection, THE_REGISTER, REGISTER_REPLICA)


def take_in(register: Register) -> int:
    """Take in whatever the database lacks; give how many acts that were."""
    if register.acts is None or not register.acts.records():
        return 0

    def attempt(wanted: set[bytes]) -> int:
        def work(connection: Connection) -> int:
            lock_acts(connection)
            return take_in_acts(register, connection, wanted)

        return register.database.write(work)

    taken: int = widening(attempt)
    return taken


def take_in_acts(
    register: Register,
    connection: Connection,
    wanted: set[bytes],
    *,
    set_back: bool = False,
) -> int:
    """Take in what is lacking in the caller's transaction, which holds the acts.

    Only where the database was set back do rows of the file replace its own.
    """
    records = [] if register.acts is None else register.acts.records()
    lacking = _lacking(connection, records)
    session = Session(register, connection, THE_REGISTER)
    for start in range(0, len(lacking), _AT_ONCE):
        head = lock_acts(connection)
        piece = lacking[start : start + _AT_ONCE]
        push = Push(REGISTER_REPLICA, head.n + 1, head.link, piece)
        accept_within(session, push, wanted)
    taken = len(lacking) + _take_in_audit(connection, records)
    for kept in _KEPT:
        newest = {row[kept.key]: row for row in _rows(records, kept.table)}
        taken += sum(
            _take_in_row(connection, kept, row, set_back=set_back)
            for row in newest.values()
        )
    return taken


def _lacking(connection: Connection, records: Sequence[Record]) -> list[Sent]:
    told = {
        entry_hash(sent.plain): sent for record in records for sent in record.entries
    }
    stored = storing.states(connection, told)
    return [sent for name, sent in told.items() if name not in stored]


def _rows(records: Sequence[Record], table: Table) -> list[dict[str, Any]]:
    return [row for record in records for of, row in record.rows if of == table.name]


def _take_in_row(
    connection: Connection, kept: _Kept, row: dict[str, Any], *, set_back: bool
) -> bool:
    here = kept.table.c[kept.key] == row[kept.key]
    there = connection.execute(select(kept.table).where(here)).mappings().one_or_none()
    if there is None:
        connection.execute(insert(kept.table).values(row))
        return True
    changes = _changes(kept, dict(there), row, set_back=set_back)
    if changes:
        connection.execute(update(kept.table).where(here).values(changes))
    return bool(changes)


def _changes(
    kept: _Kept, there: dict[str, Any], row: dict[str, Any], *, set_back: bool
) -> dict[str, Any]:
    # A number whose commit failed may have been given to another desk since.
    if there.get("token_hash") != row.get("token_hash"):
        return {}
    return {
        name: row[name]
        for name in kept.changing
        if row[name] not in {None, there[name]} and (set_back or there[name] is None)
    }


def _take_in_audit(connection: Connection, records: Sequence[Record]) -> int:
    taken = 0
    for row in _rows(records, audit):
        same = and_(*(audit.c[name].is_not_distinct_from(row[name]) for name in row))
        if connection.scalar(select(audit.c.number).where(same).limit(1)) is None:
            connection.execute(insert(audit).values(row))
            taken += 1
    return taken
