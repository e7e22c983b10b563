"""The opened register: its database, its clock, its keys, and who it is.

The root key is made with the register and is not kept by it: it signs the
working keys and belongs on a stick in a drawer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, select, update

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
from register.acts_file import ActsFile
from register.database import Database
from register.epoch_names import new_epoch

_NO_DESK: Final = 0


@dataclass(frozen=True, slots=True)
class Register:
    """A register as its process holds it; nothing here changes while it runs.

    `acts` is where its decisions are written down before they are committed. A
    `standby` never begins an epoch and takes nothing in.

    `signing_key` is the newest, number `key`; `sealing_keys` are the private
    ones by number. `list_key` is the one that the present list goes by.
    """

    database: Database
    clock: Clock
    keys: KeysAnswer
    list_key: ListKey = field(repr=False)
    mac_key: bytes = field(repr=False)
    token_key: bytes = field(repr=False)
    signing_key: bytes = field(repr=False)
    key: int
    sealing_keys: Mapping[int, bytes] = field(repr=False)
    acts: ActsFile | None = None
    standby: bool = False

    def close(self) -> None:
        """Let go of the database and of the acts file."""
        self.database.close()
        if self.acts is not None:
            self.acts.close()

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


def open_register(
    database: Database,
    clock: Clock,
    *,
    acts: Path | None = None,
    standby: bool = False,
) -> Register:
    """Read who this register is; `found` was called before."""
    with database.reading() as connection:
        return opened_within(connection, database, clock, acts=acts, standby=standby)


def opened_within(
    connection: Connection,
    database: Database,
    clock: Clock,
    *,
    acts: Path | None = None,
    standby: bool = False,
) -> Register:
    """Read who this register is as this session sees it."""
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
        keys=KeysAnswer(who.root_key, signed),
        list_key=ListKey(newest.version, newest.key),
        mac_key=who.mac_key,
        token_key=who.token_key,
        signing_key=pairs[-1].signing_key,
        key=pairs[-1].number,
        sealing_keys={pair.number: pair.sealing_key for pair in pairs},
        acts=None if acts is None else ActsFile(acts, who.root_key, clock),
        standby=standby,
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
            root_key=root,
            mac_key=clock.random_bytes(KEY_BYTES),
            token_key=clock.random_bytes(KEY_BYTES),
        )
    )
    connection.execute(update(tables.feed_head).values(epoch=new_epoch(clock)))
    return root_signing


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
