"""The rows of desks' cases and accounts, from what is stored of their entries.

They belong to no subject of cards: a desk's entries would tie all its cards
together. So they are projected apart, whenever a push brings something amiss.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, func, or_, select

from kaikudesk.ledger import Heard
from kaikudesk.ledger.accounts import account_of
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
from kaikudesk.ledger.projection import Place, Rows
from kaikudesk.model import CaseKind
from kaikudesk.rules import RuleSet
from kaikudesk.wire.account import PLACES_ITEM
from kaikudesk.wire.packing import encode
from register import feed
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
    """Give the rows of a desk's cases and its account; none for one not enrolled."""
    cases = cases_of(connection, desk, rules)
    rows = {place: row for case in cases for place, row in case_rows(case)}
    account = account_of(_said(connection, desk), desk)
    if account is not None:
        rows[f"desk/{desk}", PLACES_ITEM] = encode(account)
    return rows


def cases_of(connection: Connection, desk: int, rules: RuleSet) -> tuple[Case, ...]:
    """Give a desk's cases; none for a desk that nobody enrolled."""
    heards = _said(connection, desk)
    site, *_ = _sites(connection, desk, heards)
    if site is None:
        return ()
    marked = {
        _KIND[state]: Marked(count, received)
        for state, count, received in connection.execute(_MARKED, {"desk": desk})
    }
    facts = DeskFacts(desk, site, copies_of(connection, desk), marked)
    return desk_cases(facts, heards, rules)


def _said(connection: Connection, desk: int) -> list[Heard]:
    """Give the entries that name a desk."""
    return list(read(connection, {desk_key(desk)}).heard.values())


def _sites(
    connection: Connection, desk: int, said: Iterable[Heard]
) -> tuple[int | None, ...]:
    """Give the sites that a desk works and worked for, that of its cases first."""
    enrolled = connection.scalar(select(desks.c.site).where(desks.c.number == desk))
    account = account_of(said, desk)
    if enrolled is None or account is None:
        return (enrolled,)
    there = [place.site for place in (*account.places, *account.former)]
    return (*there, enrolled)


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
    """Give where rows of a desk's cases and its account may stand."""
    sites = _sites(connection, desk, _said(connection, desk))
    readers = sorted({COORDINATORS, *(site for site in sites if site is not None)})
    name = desk_name(desk)
    cases = [
        (f"cases/{reader}", case_key(kind, name))
        for kind in DESK_KINDS
        for reader in readers
    ]
    return [*cases, (f"desk/{desk}", PLACES_ITEM)]


def all_desks(connection: Connection) -> Sequence[int]:
    """Give the numbers of all desks."""
    return connection.scalars(select(desks.c.number).order_by(desks.c.number)).all()
