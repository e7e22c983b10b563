"""The rows of the cases of desks, from what is stored of their entries.

They belong to no subject of cards: a desk's entries would tie all its cards
together. So they are projected apart, whenever a push brings something amiss.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, func, or_, select

from kaikudesk.ledger.case_rows import COORDINATORS, case_rows
from kaikudesk.ledger.cases import Case, case_key
from kaikudesk.ledger.desk_cases import (
    DESK_KINDS,
    DeskFacts,
    Marked,
    desk_cases,
    desk_name,
)
from kaikudesk.ledger.heard import entry_key
from kaikudesk.ledger.projection import Place
from kaikudesk.model import CaseKind
from kaikudesk.rules import RuleSet
from kaikudesk.wire.packing import encode
from register import feed
from register.folding import Rows
from register.journals import copies_of
from register.subjects import read
from register.tables import (
    HELD,
    OVER_BUDGET,
    TAKEN_IN,
    UNREAD,
    chain,
    desks,
    entries,
    receipts,
)

_KIND: Final = {
    HELD: CaseKind.WITHDRAWN_DESK,
    UNREAD: CaseKind.UNREADABLE,
    OVER_BUDGET: CaseKind.UNUSUAL_VOLUME,
}
_NOTHING: Final = encode(())
_MARKED: Final = (
    select(
        entries.c.state,
        func.count(entries.c.hash.distinct()),
        func.min(entries.c.received),
    )
    .select_from(receipts)
    .join(
        chain,
        (chain.c.replica == receipts.c.replica)
        & chain.c.n.between(receipts.c.first, receipts.c.last),
    )
    .join(entries, entries.c.hash == chain.c.hash)
    .where(
        receipts.c.desk == bindparam("desk"),
        or_(receipts.c.held != _NOTHING, receipts.c.unread != _NOTHING),
        entries.c.state != TAKEN_IN,
    )
    .group_by(entries.c.state)
)


def desk_key(desk: int) -> bytes:
    """Give the key of all entries about one desk."""
    return entry_key(desk_name(desk))


def desks_named(keys: Iterable[bytes]) -> list[int]:
    """Give the desks that some of these keys name."""
    mark = desk_key(0)[: -len(desk_name(0)) + len(b"desk")]
    return sorted({
        int.from_bytes(key[len(mark) :], "big")
        for key in keys
        if key.startswith(mark) and len(key) == len(desk_key(0))
    })


def desk_rows(connection: Connection, desk: int, rules: RuleSet) -> Rows:
    """Give the rows of a desk's cases; none for a desk that nobody enrolled."""
    cases = cases_of(connection, desk, rules)
    return {place: row for case in cases for place, row in case_rows(case)}


def cases_of(connection: Connection, desk: int, rules: RuleSet) -> tuple[Case, ...]:
    """Give a desk's cases; none for a desk that nobody enrolled."""
    site = connection.scalar(select(desks.c.site).where(desks.c.number == desk))
    if site is None:
        return ()
    marked = {
        _KIND[state]: Marked(count, received)
        for state, count, received in connection.execute(_MARKED, {"desk": desk})
    }
    facts = DeskFacts(desk, site, copies_of(connection, desk), marked)
    heards = read(connection, {desk_key(desk)}).heard.values()
    return desk_cases(facts, heards, rules)


def changed_rows(
    connection: Connection, numbers: Iterable[int], rules: RuleSet
) -> feed.Changes:
    """Give what became different in the rows of these desks."""
    changes: feed.Changes = {}
    for desk in numbers:
        now = desk_rows(connection, desk, rules)
        there = feed.rows_at(connection, _places(connection, desk))
        changes |= feed.difference(there, now)
    return changes


def _places(connection: Connection, desk: int) -> list[Place]:
    """Give where rows of a desk's cases may stand."""
    site = connection.scalar(select(desks.c.site).where(desks.c.number == desk))
    name = desk_name(desk)
    return [
        (f"cases/{reader}", case_key(kind, name))
        for kind in DESK_KINDS
        for reader in (COORDINATORS, site)
        if reader is not None
    ]


def all_desks(connection: Connection) -> Sequence[int]:
    """Give the numbers of all desks."""
    return connection.scalars(select(desks.c.number).order_by(desks.c.number)).all()
