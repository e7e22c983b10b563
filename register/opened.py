"""The opened register: its database, its clock, its keys, and who it is.

The root key is made with the register and is not kept by it: it signs the
working keys and belongs on a stick in a drawer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, insert, select

from kaikudesk.chain import anchor
from kaikudesk.clock import Clock
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.seal import KEY_BYTES, sealing_pair, signing_pair
from kaikudesk.wire.messages import (
    KEYS_PURPOSE,
    KeysAnswer,
    ListKey,
    WorkingKeys,
    sign_statement,
)
from kaikudesk.wire.receipt import Receipt, Signed, sign_receipt
from register import tables
from register.database import Database

_EPOCH_RANDOM: Final = 8
_NO_DESK: Final = 0


@dataclass(frozen=True, slots=True)
class Register:
    """A register as its process holds it; nothing here changes while it runs.

    `signing_key` is the newest, number `key`; `sealing_keys` are the private
    ones by number. `list_key` is the one that the present list goes by.
    """

    database: Database
    clock: Clock
    epoch: bytes
    keys: KeysAnswer
    list_key: ListKey = field(repr=False)
    mac_key: bytes = field(repr=False)
    token_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    key: int
    sealing_keys: Mapping[int, bytes] = field(repr=False)

    def signed(self, receipt: Receipt) -> Signed:
        """Sign a receipt, as it is whenever it is sent."""
        return sign_receipt(receipt, self.signing_key, self.key)


def found(database: Database, clock: Clock) -> bytes | None:
    """Make the register's own keys where there are none yet.

    Gives the root's signing key when it was made now: the caller puts it away,
    since the register keeps no copy.
    """

    def once(connection: Connection) -> bytes | None:
        # Of two processes that start at once, one waits here for the other.
        connection.execute(select(tables.feed_head.c.n).with_for_update())
        if connection.scalar(select(tables.identity.c.only)) is not None:
            return None
        return _found(connection, clock)

    return database.write(once)


def open_register(database: Database, clock: Clock) -> Register:
    """Read who this register is; `found` was called before."""
    with database.reading() as connection:
        who = connection.execute(select(tables.identity)).one()
        pairs = connection.execute(
            select(tables.working_keys).order_by(tables.working_keys.c.number)
        ).all()
        lists = tables.list_keys.c
        newest = connection.execute(
            select(lists.version, lists.key).order_by(lists.version.desc()).limit(1)
        ).one()
    signed = tuple(Signed(pair.statement, pair.signature, 0) for pair in pairs)
    return Register(
        database=database,
        clock=clock,
        epoch=who.epoch,
        keys=KeysAnswer(who.root_key, signed),
        list_key=ListKey(newest.version, newest.key),
        mac_key=who.mac_key,
        token_key=who.token_key,
        signing_key=pairs[-1].signing_key,
        key=pairs[-1].number,
        sealing_keys={pair.number: pair.sealing_key for pair in pairs},
    )


def _found(connection: Connection, clock: Clock) -> bytes:
    root_signing, root = signing_pair(clock.random_bytes(KEY_BYTES))
    _make_working_keys(connection, clock, root_signing)
    connection.execute(
        insert(tables.list_keys).values(version=1, key=clock.random_bytes(KEY_BYTES))
    )
    connection.execute(
        insert(tables.replicas).values(
            id=REGISTER_REPLICA, desk=_NO_DESK, n=0, link=anchor(REGISTER_REPLICA)
        )
    )
    connection.execute(
        insert(tables.identity).values(
            only=tables.ONLY,
            epoch=_new_epoch(clock),
            root_key=root,
            mac_key=clock.random_bytes(KEY_BYTES),
            token_key=clock.random_bytes(KEY_BYTES),
        )
    )
    return root_signing


def _new_epoch(clock: Clock) -> bytes:
    """Epochs sort by the time at which they began."""
    return clock.now_ms().to_bytes(8, "big") + clock.random_bytes(_EPOCH_RANDOM)


def _make_working_keys(
    connection: Connection, clock: Clock, root_signing: bytes
) -> None:
    signing_key, verify_key = signing_pair(clock.random_bytes(KEY_BYTES))
    private, public = sealing_pair(clock.random_bytes(KEY_BYTES))
    statement = WorkingKeys(1, verify_key, public, clock.now_ms())
    signed = sign_statement(statement, KEYS_PURPOSE, root_signing, 0)
    connection.execute(
        insert(tables.working_keys).values(
            number=1,
            signing_key=signing_key,
            sealing_key=private,
            statement=signed.statement,
            signature=signed.signature,
        )
    )
