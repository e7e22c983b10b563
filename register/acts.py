"""The register's own acts: entries of the replica `register`, like any other.

They go through the push's own code, so a new fold makes the same network.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from sqlalchemy import Connection

from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import Receipt
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire
from register.acceptance import Session, accept_within
from register.chain_check import lock_replica
from register.database import Result
from register.opened import Register
from register.pen import Act, push_of
from register.rights import Actor, Author
from register.subjects import widening

Choose: TypeAlias = Callable[[Connection], tuple[Result, Sequence[Act]]]

_THE_REGISTER: Final = Author(desk=0, site=0, actor=Actor.REGISTER)


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


def decide(register: Register, choose: Choose[Result]) -> Result:
    """Choose acts by what is there and write them, with nobody in between.

    The register's own replica is locked before `choose` reads.
    """

    def attempt(wanted: set[bytes]) -> Result:
        return register.database.write(
            lambda connection: _decide(register, connection, choose, wanted)
        )

    return widening(attempt)


def _decide(
    register: Register,
    connection: Connection,
    choose: Choose[Result],
    wanted: set[bytes],
) -> Result:
    head = lock_replica(connection, _THE_REGISTER, REGISTER_REPLICA)
    result, acts = choose(connection)
    if acts:
        session = Session(register, connection, _THE_REGISTER)
        push = push_of(register, head, acts)
        _require_read(accept_within(session, push, wanted))
    return result


def _require_read(receipts: tuple[Receipt, ...]) -> None:
    if any(receipt.unread or receipt.held for receipt in receipts):
        raise ValueError("the register wrote an act that it cannot read")
