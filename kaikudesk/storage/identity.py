"""Who this desk is, when it last heard the register, its open day and settings.

These are the single rows of `journal.db`. Every function works inside the
caller's transaction.
"""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kaikudesk.clock import UNKNOWN, Clock, HybridClock
from kaikudesk.model import Role
from kaikudesk.storage import tables
from kaikudesk.storage.prepared import prepare
from kaikudesk.storage.tables import ONLY_ROW
from kaikudesk.wire.messages import KeysAnswer, WorkingKeys, read_working_keys
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import Signed
from kaikudesk.wire.rows import SiteRowWire

# Why a journal has its first replica.
ENROLLED: Final = "enrolled"
# The name of the file into which this desk was moved; then it records no more.
MOVED_TO: Final = "moved to"
# The register's signed word that this desk's right has ended.
WITHDRAWN: Final = "withdrawn"
# A new recovery code, sealed to the register, that the next pull takes along.
NEW_RECOVERY: Final = "new recovery code"

_OPEN_DAY: Final = prepare(
    select(tables.open_day.c.day_id, tables.open_day.c.day, tables.open_day.c.day_key)
)
_SETTING: Final = prepare(
    select(tables.setting.c.value).where(tables.setting.c.name == bindparam("wanted"))
)
_HEARD: Final = prepare(select(tables.heard.c.register_ms, tables.heard.c.n))
_AT_HOME: Final = prepare(select(tables.home.c.only))
# In the order of `Identity`.
_IDENTITY: Final = prepare(
    select(*(one for one in tables.identity.c if one.name != "only"))
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What enrolment gave this desk; secrets do not show in its repr.

    `replica` is the one under which the journal sends now. `root` is the
    register's root key and `working_keys` what it signed. Receipts of `epoch`
    acknowledge, older ones are only evidence.
    """

    replica: bytes
    desk: int
    role: Role
    site: SiteRowWire
    epoch: bytes
    root: bytes
    working_keys: tuple[Signed, ...]
    address: str
    signing_key: bytes = field(repr=False)
    sealing_key: bytes = field(repr=False)
    token: bytes = field(repr=False)

    def register_keys(self) -> dict[int, WorkingKeys]:
        """Give the register's working keys by number; raises SignatureError."""
        return read_working_keys(KeysAnswer(self.root, self.working_keys))

    def newest_keys(self) -> WorkingKeys:
        """Give the keys that the register uses now."""
        keys = self.register_keys()
        return keys[max(keys)]


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The day whose key closes boxes now: the id of its entry, and the key."""

    day_id: bytes
    day: int
    day_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """The register's time in an answer; `n` was the desk's newest entry then."""

    register_ms: int
    n: int


def load_identity(connection: Connection) -> Identity | None:
    """Give who this desk is, None before enrolment."""
    rows = _IDENTITY.rows(connection)
    if not rows:
        return None
    replica, desk, role, site, epoch, root, keys, *rest = rows[0]
    place, signed = decode(site, SiteRowWire), decode(keys, tuple[Signed, ...])
    return Identity(replica, desk, Role(role), place, epoch, root, signed, *rest)


def keep_identity(connection: Connection, who: Identity) -> None:
    """Write down who this desk is; once, at enrolment.

    Raises ValueError for a journal that already has an identity, since its
    entries would change hands.
    """
    if load_identity(connection) is not None:
        raise ValueError("this journal already belongs to a desk")
    connection.execute(
        insert(tables.identity).values(
            only=ONLY_ROW,
            replica=who.replica,
            desk=who.desk,
            role=who.role,
            site=encode(who.site),
            epoch=who.epoch,
            root=who.root,
            working_keys=encode(who.working_keys),
            address=who.address,
            signing_key=who.signing_key,
            sealing_key=who.sealing_key,
            token=who.token,
        )
    )
    connection.execute(
        insert(tables.taken_replica).values(
            number=1, replica=who.replica, since=0, cause=ENROLLED, lacked=b""
        )
    )
    come_home(connection)


def come_home(connection: Connection) -> None:
    """Say that this journal is in use and not a backup."""
    _put_only_row(connection, tables.home)


def is_at_home(connection: Connection) -> bool:
    """Tell whether this journal is the one in use, and not opened from a backup."""
    return bool(_AT_HOME.rows(connection))


def keep_working_keys(connection: Connection, keys: KeysAnswer) -> None:
    """Take the register's newer working keys, which its root has signed.

    Raises SignatureError for a set that the known root did not sign; then
    nothing is taken.
    """
    root = connection.scalar(select(tables.identity.c.root)) or b""
    read_working_keys(KeysAnswer(root, keys.keys))
    packed = encode(keys.keys)
    connection.execute(update(tables.identity).values(working_keys=packed))


def keep_heard(connection: Connection, heard: Heard) -> None:
    """Remember the register's time in an answer; within an epoch it never goes back."""
    latest = max(heard.register_ms, load_heard(connection).register_ms)
    _put_only_row(connection, tables.heard, register_ms=latest, n=heard.n)


def enter_epoch(connection: Connection, epoch: bytes) -> None:
    """Let receipts of this epoch acknowledge; the register's time begins anew too."""
    connection.execute(update(tables.identity).values(epoch=epoch))
    connection.execute(delete(tables.heard))


def load_heard(connection: Connection) -> Heard:
    """Give the last time heard that this journal knows of."""
    rows = _HEARD.rows(connection)
    return Heard(*rows[0]) if rows else Heard(0, 0)


def clock_at_start(connection: Connection, clock: Clock, pulled: Heard) -> HybridClock:
    """Put the hybrid clock together again from the newest entry and answer.

    `pulled` is what the check list knows of the last answer; the later of the
    two counts. Since that answer, the clock stays in doubt where the newest
    entry says so.
    """
    both = (pulled, load_heard(connection))
    heard = max(both, key=lambda one: (one.register_ms, one.n))
    newest = connection.execute(
        select(tables.entry.c.n, tables.entry.c.made)
        .order_by(tables.entry.c.n.desc())
        .limit(1)
    ).one_or_none()
    state = HybridClock(clock, _last_made(connection), floor_ms=heard.register_ms)
    if newest is None or newest.n <= heard.n:
        state.heard(heard.register_ms)
    else:
        state.doubtful = newest.made == UNKNOWN
    return state


def _last_made(connection: Connection) -> int:
    known: int | None = connection.scalar(
        select(tables.entry.c.made)
        .where(tables.entry.c.made != UNKNOWN)
        .order_by(tables.entry.c.n.desc())
        .limit(1)
    )
    return UNKNOWN if known is None else known


def load_open_day(connection: Connection) -> OpenDay | None:
    """Give the day that is open, if one is."""
    rows = _OPEN_DAY.rows(connection)
    return OpenDay(*rows[0]) if rows else None


def keep_open_day(connection: Connection, day: OpenDay) -> None:
    """Open a day; the key of the one before it goes."""
    _put_only_row(
        connection,
        tables.open_day,
        day_id=day.day_id,
        day=day.day,
        day_key=day.day_key,
    )


def close_day(connection: Connection) -> None:
    """Throw the key of the open day away."""
    connection.execute(delete(tables.open_day))


def read_setting(connection: Connection, name: str) -> bytes | None:
    """Give a value that is kept in the journal, since it is secret."""
    rows = _SETTING.rows(connection, {"wanted": name})
    return rows[0][0] if rows else None


def keep_setting(connection: Connection, name: str, value: bytes) -> None:
    """Keep a value in the journal, in the place of an earlier one."""
    put = upsert(tables.setting).values(name=name, value=value)
    connection.execute(
        put.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def drop_setting(connection: Connection, name: str) -> None:
    """Forget a value."""
    connection.execute(delete(tables.setting).where(tables.setting.c.name == name))


def _put_only_row(connection: Connection, table: Table, **values: int | bytes) -> None:
    connection.execute(delete(table))
    connection.execute(insert(table).values(only=ONLY_ROW, **values))
