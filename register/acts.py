"""The register's own acts: entries of the replica `register`, like any other.

They go through the push's own code, so a new fold makes the same network.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import Connection

from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import Receipt
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire
from register.acceptance import Session, accept_within
from register.acts_file import Row
from register.chain_check import lock_replica
from register.database import Result
from register.errors import BusyError, WrittenDownError
from register.noting import new_decision, note
from register.opened import Register
from register.pen import Act, push_of
from register.rights import THE_REGISTER
from register.subjects import widening
from register.writer import HEAVIEST_COMMIT

Choose: TypeAlias = Callable[[Connection], tuple[Result, Sequence[Act]]]
Beside: TypeAlias = Callable[[Connection], Sequence[Row]]


def area_changed(number: int, row: AreaRowWire) -> Act:
    """Say what an area is from now on."""
    return Act(
        EntryKind.NETWORK_CHANGED,
        bodies.NetworkChanged("area", number, encode(row)),
    )


def site_changed(row: SiteRowWire) -> Act:
    """Say what a site is from now on."""
    return Act(
        EntryKind.NETWORK_CHANGED,
        bodies.NetworkChanged("site", row.number, encode(row)),
    )


def rules_set(rules: bodies.RuleSet) -> Act:
    """Say which rules hold from now on."""
    return Act(EntryKind.RULE_SET, rules)


def write_acts(register: Register, acts: Sequence[Act]) -> None:
    """Write acts that depend on nothing."""
    decide(register, lambda _connection: (None, acts))


def _nothing(_connection: Connection) -> Sequence[Row]:
    """Write nothing beside the acts."""
    return ()


def decide(
    register: Register, choose: Choose[Result], beside: Beside = _nothing
) -> Result:
    """Choose acts by what is there and write them, with nobody in between.

    The register's own replica is locked before `choose` reads. `beside` writes rows
    that belong to the acts, where there are any, and gives them. Raises
    WrittenDownError where the acts stand in the acts file but the database
    said nothing: they will be taken in.
    """
    decision = _Decision(register, beside)

    def attempt(wanted: set[bytes]) -> Result:
        return register.database.write(
            lambda connection: decision.write(connection, choose, wanted),
            # Alone in its commit: nothing comes between its record and that.
            weight=HEAVIEST_COMMIT,
        )

    try:
        return widening(attempt)
    except BusyError as fault:
        if decision.noted:
            raise WrittenDownError from fault
        raise


@dataclass(slots=True)
class _Decision:
    """One decision, however often its transaction is tried."""

    register: Register
    beside: Beside
    name: bytes = field(init=False)
    noted: bool = False

    def __post_init__(self) -> None:
        """Name it once."""
        self.name = new_decision(self.register)

    def write(
        self, connection: Connection, choose: Choose[Result], wanted: set[bytes]
    ) -> Result:
        """Choose and write, and note it last of all."""
        head = lock_replica(connection, THE_REGISTER, REGISTER_REPLICA)
        result, acts = choose(connection)
        if acts:
            session = Session(self.register, connection, THE_REGISTER)
            push = push_of(self.register, head, acts)
            _require_read(accept_within(session, push, wanted))
            rows = self.beside(connection)
            note(self.register, entries=push.entries, rows=rows, decision=self.name)
            self.noted = self.register.acts is not None
        return result


def _require_read(receipts: tuple[Receipt, ...]) -> None:
    if any(receipt.unread or receipt.held for receipt in receipts):
        raise ValueError("the register wrote an act that it cannot read")
