"""The register's own acts: entries of the replica `register`, like any other.

They go through the push's own code, so a new fold makes the same network.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import Connection

from kaikudesk.clock import hybrid, new_id
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind, Source
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, Sent, encode_body, encode_entry
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import Receipt
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire
from register.acceptance import Session, accept_within
from register.chain_check import Head, Push, lock_replica
from register.database import Result
from register.opened import Register
from register.rights import Actor, Author

_THE_REGISTER: Final = Author(desk=0, site=0, actor=Actor.REGISTER)
_NO_SITE: Final = 0


@dataclass(frozen=True, slots=True)
class Act:
    """What the register says, before it has a number."""

    kind: EntryKind
    body: msgspec.Struct
    site: int = _NO_SITE
    about: bytes | None = None


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


def decide(
    register: Register,
    choose: Callable[[Connection], tuple[Result, Sequence[Act]]],
) -> Result:
    """Choose acts by what is there and write them, with nobody in between.

    The register's own replica is locked before `choose` reads.
    """

    def work(connection: Connection) -> Result:
        head = lock_replica(connection, _THE_REGISTER, REGISTER_REPLICA)
        result, acts = choose(connection)
        if acts:
            session = Session(register, connection, _THE_REGISTER)
            _require_read(accept_within(session, _push(register, head, acts)))
        return result

    return register.database.write(work)


def _require_read(receipts: tuple[Receipt, ...]) -> None:
    if any(receipt.unread or receipt.held for receipt in receipts):
        raise ValueError("the register wrote an act that it cannot read")


def _push(register: Register, head: Head, acts: Iterable[Act]) -> Push:
    sents = [Sent(_plain(register, act, n)) for n, act in enumerate(acts, head.n + 1)]
    return Push(REGISTER_REPLICA, head.n + 1, head.link, sents)


def _plain(register: Register, act: Act, n: int) -> bytes:
    now = register.clock.now_ms()
    plain = Plain(
        format=FORMAT,
        kind=act.kind,
        entry_id=new_id(register.clock),
        replica=REGISTER_REPLICA,
        n=n,
        site=act.site,
        # Acts of one moment keep their order, since the newest counts.
        made=hybrid(now, n % (1 << 16)),
        wall=now,
        offset=0,
        happened=datetime.fromtimestamp(now / 1000, UTC).date().toordinal(),
        minute=None,
        rules=0,
        verdict=None,
        seen=(),
        clerk=0,
        source=Source.DESK,
        day=None,
        about=act.about,
        reason=0,
        tail="",
        boxes=(),
        body=encode_body(act.body),
    )
    return encode_entry(plain).raw
