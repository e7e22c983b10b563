"""Policies for cases: what becomes of a kind of case, and what a change would settle.

A preview reads the rows of the cases and changes nothing; it says what the fold will
make of them, since a policy is asked by a case's first day alone.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import Connection, select

from kaikudesk.ledger.cases import CLOSED_BY_POLICY
from kaikudesk.model import ANSWERS, CaseKind, CasePolicy, EntryKind
from kaikudesk.rules import RuleSet
from kaikudesk.rules.ruleset import CASE_POLICY, Setting
from kaikudesk.wire.bodies import PolicySet
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from register.acts import write_acts
from register.feed import before
from register.folding import rules_from
from register.opened import Register
from register.pen import Act
from register.refold import CASES, refold
from register.tables import feed

# What heals by itself asks nobody, so there is nothing to decide beforehand.
SETTLED_BEFOREHAND: Final = tuple(kind for kind in CaseKind if ANSWERS[kind])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A policy for cases of a kind that begin on this day or later."""

    kind: CaseKind
    policy: CasePolicy
    first: date


@dataclass(frozen=True, slots=True)
class Preview:
    """How many open cases a policy would settle, and how many it would open again."""

    settles: int
    opens: int


def policies(register: Register) -> dict[CaseKind, CasePolicy]:
    """Give what becomes today of each kind of case."""
    with register.database.reading() as connection:
        rules = rules_from(before(connection).rules)
    today = _today(register)
    return {kind: rules.case_policy(kind, today) for kind in SETTLED_BEFOREHAND}


def open_cases(register: Register) -> Counter[CaseKind]:
    """Count the open cases of each kind."""
    with register.database.reading() as connection:
        cases = _cases(connection)
    return Counter(CaseKind(row.kind) for row in cases.values() if not row.closed_by)


def preview(register: Register, wanted: Wanted) -> Preview:
    """Tell what a policy would do to the cases that there are."""
    with register.database.reading() as connection:
        rules = _with(rules_from(before(connection).rules), wanted, _today(register))
        cases = [row for row in _cases(connection).values() if row.kind == wanted.kind]
    settles = opens = 0
    for row in cases:
        asks = rules.case_policy(wanted.kind, date.fromordinal(row.since))
        if asks is CasePolicy.ASK:
            opens += row.closed_by == CLOSED_BY_POLICY
        elif not row.closed_by:
            settles += _unsaid(row)
    return Preview(settles, opens)


def set_policy(register: Register, wanted: Wanted) -> None:
    """Say from now on what becomes of these cases, and fold everything by it."""
    body = PolicySet(
        wanted.kind,
        wanted.policy.value,
        wanted.first.toordinal(),
        _today(register).toordinal(),
    )
    write_acts(register, [Act(EntryKind.POLICY_SET, body)])
    refold(register)


def _with(rules: RuleSet, wanted: Wanted, today: date) -> RuleSet:
    name = f"{CASE_POLICY}{int(wanted.kind)}"
    new = Setting(name, wanted.policy.value, wanted.first, today)
    kept = (
        one
        for one in rules.settings
        if (one.name, one.valid_from) != (name, wanted.first)
    )
    return RuleSet(rules.version, (*kept, new))


def _unsaid(row: CaseRowWire) -> bool:
    """Tell whether nobody has answered: what a person said goes before a policy."""
    return not any(trace.stands for trace in row.trace)


def _cases(connection: Connection) -> dict[bytes, CaseRowWire]:
    """Give one row of each case, the coordinator's where there is one."""
    rows = feed.c
    asked = select(rows.item, rows.row).where(CASES, rows.row.is_not(None))
    found = connection.execute(asked.order_by(rows.scope.desc()))
    return {row.item: decode(row.row, CaseRowWire) for row in found}


def _today(register: Register) -> date:
    return datetime.fromtimestamp(register.clock.now_ms() / 1000, UTC).date()
