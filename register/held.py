"""What is held of a desk, and the coordinator's answers to the cases of desks.

A site does not decide of its own desk: an entry counts once the register has
admitted it, by an act of its own for each, and it admits only what the desk would have
been allowed to write with its right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import Connection, bindparam, select

from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.desk_cases import desk_name
from kaikudesk.ledger.heard import entry_key
from kaikudesk.model import CaseKind, EntryKind, Settlement
from kaikudesk.wire.bodies import CaseSettled, HeldEntryAdmitted
from kaikudesk.wire.entry import Entry, decode_entry
from register import feed
from register.acts import decide
from register.desk_rows import cases_of
from register.desks import DESKS, with_right
from register.errors import NothingToSettleError, UnknownDeskError
from register.folding import rules_from
from register.opened import Register
from register.pen import Act
from register.rights import Author, may_write
from register.subjects import pieces
from register.tables import KEPT_BACK, chain, desks, entries, entry_keys, replicas

HELD_CASES: Final = (CaseKind.WITHDRAWN_DESK, CaseKind.UNUSUAL_VOLUME)
_AT_ONCE: Final = 1000
_HELD: Final = (
    select(entries.c.plain)
    .join(chain, chain.c.hash == entries.c.hash)
    .join(replicas, replicas.c.id == chain.c.replica)
    .where(replicas.c.desk == bindparam("desk"), entries.c.state.in_(KEPT_BACK))
    .order_by(entries.c.received, entries.c.hash)
    .distinct()
    .add_columns(entries.c.received, entries.c.hash)
)
_ADMITTED: Final = (
    select(entries.c.plain)
    .join(entry_keys, entry_keys.c.hash == entries.c.hash)
    .where(
        entry_keys.c.key.in_(bindparam("keys", expanding=True)),
        entries.c.kind == EntryKind.HELD_ENTRY_ADMITTED,
    )
)


@dataclass(frozen=True, slots=True)
class Held:
    """What waits at the register: `ours` are the desk's to write, `others` are not.

    Each is counted by its kind.
    """

    ours: Counter[EntryKind]
    others: Counter[EntryKind]


def held_of(register: Register, desk: int) -> Held:
    """Count what is held of a desk and was not admitted; raises UnknownDeskError."""
    with register.database.reading() as connection:
        waiting = list(_waiting(connection, desk))
    counted = Held(Counter(), Counter())
    for entry, permitted in waiting:
        (counted.ours if permitted else counted.others)[EntryKind(entry.kind)] += 1
    return counted


def admit(register: Register, desk: int) -> int:
    """Let what is held of a desk count, and settle why; give how many that were.

    Raises UnknownDeskError, and NothingToSettleError where nothing is held.
    """
    admitted = 0
    while count := decide(register, partial(_admit_some, desk=desk)):
        admitted += count
    _settle_held(register, desk, Settlement.ADMIT, done=admitted)
    return admitted


def leave_out(register: Register, desk: int) -> None:
    """Let what is held of a desk never count, though it is kept.

    Raises UnknownDeskError, and NothingToSettleError where nothing is held.
    """
    _settle_held(register, desk, Settlement.LEAVE_OUT)


def confirm_clock(register: Register, desk: int) -> None:
    """Say that a desk's wrong clock was seen to: its entries stay as they are bounded.

    Raises UnknownDeskError, and NothingToSettleError where its clock was right.
    """
    kinds = {CaseKind.CLOCK}
    if not decide(register, partial(_settle, desk=desk, kinds=kinds)):
        raise NothingToSettleError(str(desk))


def _settle_held(
    register: Register, desk: int, answer: Settlement, *, done: int = 0
) -> None:
    choose = partial(_settle, desk=desk, kinds={*HELD_CASES}, answer=answer)
    if not decide(register, choose) and not done:
        raise NothingToSettleError(str(desk))


def _admit_some(connection: Connection, *, desk: int) -> tuple[int, list[Act]]:
    waiting = [entry for entry, permitted in _waiting(connection, desk) if permitted]
    acts = [
        Act(
            EntryKind.HELD_ENTRY_ADMITTED,
            HeldEntryAdmitted(entry.hash),
            site=entry.plain.site,
            about=entry.entry_id,
        )
        for entry in waiting[:_AT_ONCE]
    ]
    return len(acts), acts


def _settle(
    connection: Connection,
    *,
    desk: int,
    kinds: set[CaseKind],
    answer: Settlement = Settlement.SEEN,
) -> tuple[int, list[Act]]:
    _author(connection, desk)
    rules = rules_from(feed.before(connection).rules)
    acts = [
        _settlement(desk, case, answer)
        for case in cases_of(connection, desk, rules)
        if case.kind in kinds and _is_news(case, answer)
    ]
    return len(acts), acts


def _is_news(case: Case, answer: Settlement) -> bool:
    standing = case.resolution.standing
    return not case.closed_by or standing is None or standing.body.answer != answer


def _settlement(desk: int, case: Case, answer: Settlement) -> Act:
    standing = case.resolution.standing
    body = CaseSettled(
        case=case.key,
        kind=case.kind,
        answer=answer,
        replaces=None if standing is None else standing.entry_id,
        extent=case.extent,
    )
    return Act(EntryKind.CASE_SETTLED, body, about=desk_name(desk))


def _waiting(connection: Connection, desk: int) -> Iterator[tuple[Entry, bool]]:
    """Give what is held and not admitted, and whether the desk might write it."""
    author = _author(connection, desk)
    held = [
        decode_entry(row.plain) for row in connection.execute(_HELD, {"desk": desk})
    ]
    admitted = _admitted(connection, held)
    for entry in held:
        if (entry.entry_id, entry.hash) not in admitted:
            kind = EntryKind(entry.kind)
            yield entry, may_write(author, kind, entry.plain.site)


def _admitted(
    connection: Connection, held: Iterable[Entry]
) -> set[tuple[bytes | None, bytes]]:
    admitted: set[tuple[bytes | None, bytes]] = set()
    for piece in pieces(sorted({entry_key(entry.entry_id) for entry in held})):
        for plain in connection.scalars(_ADMITTED, {"keys": piece}):
            act = decode_entry(plain)
            body = act.body()
            if isinstance(body, HeldEntryAdmitted):
                admitted.add((act.plain.about, body.hash))
    return admitted


def _author(connection: Connection, desk: int) -> Author:
    """Give as what a desk would write with its right; raises UnknownDeskError."""
    asked = DESKS.where(desks.c.number == desk)
    row = connection.execute(asked).one_or_none()
    if row is None:
        raise UnknownDeskError(str(desk))
    return with_right(row)
