"""Which entries hang together, who holds them, and what they say.

Entries that share a key belong to one subject. A push locks every key of its
subjects before it reads them, always inserting what is absent first and then
locking in the order of keys; another order gives deadlocks.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import CTE, Connection, Select, bindparam, select

from kaikudesk.ledger import Heard
from kaikudesk.wire.bodies import BackgroundBox
from kaikudesk.wire.entry import decode_entry
from register.dialects import insert_absent, writes_alone
from register.statements import run
from register.tables import KEPT_BACK, UNREAD, entries, entry_keys, locks

Keys = Mapping[bytes, Collection[bytes]]
_Any = TypeVar("_Any")

# A server takes no more than 65,535 parameters in a statement.
_PIECE: Final = 20_000
_member, _other, _link = (entry_keys.alias(name) for name in ("m", "o", "l"))


def _reached() -> CTE:
    """Keys reach the entries that have them, and these reach all their keys."""
    reached = (
        select(entry_keys.c.key)
        .where(entry_keys.c.key.in_(bindparam("keys", expanding=True)))
        .cte("reached", recursive=True)
    )
    return reached.union(
        select(_other.c.key)
        .join(_member, _member.c.hash == _other.c.hash)
        .join(reached, reached.c.key == _member.c.key)
    )


_REACHED: Final = _reached()
# Not a join: SQLite would walk through all keys there are.
CLOSURE: Final = select(_link.c.key, _link.c.hash).where(
    _link.c.key.in_(select(_REACHED.c.key))
)
_HEARD: Final = (
    entries.c.plain,
    entries.c.code,
    entries.c.background,
    entries.c.received,
    entries.c.state,
)
SUBJECTS: Final = CLOSURE.add_columns(*_HEARD).join(
    entries, (entries.c.hash == _link.c.hash) & (entries.c.state != UNREAD)
)
_ALONE: Final = (
    select(entries.c.hash, *_HEARD)
    .join(entry_keys, entry_keys.c.hash == entries.c.hash)
    .where(
        entry_keys.c.key.in_(bindparam("keys", expanding=True)),
        entries.c.state != UNREAD,
    )
    .distinct()
)
_THERE: Final = select(locks.c.key).where(
    locks.c.key.in_(bindparam("keys", expanding=True))
)
_LOCK: Final = _THERE.order_by(locks.c.key).with_for_update()


class WiderError(Exception):
    """A subject was found on the way that is not locked: begin again with it."""

    def __init__(self, keys: set[bytes]) -> None:
        super().__init__()
        self.keys = keys


def widening(
    attempt: Callable[[set[bytes]], _Any], wanted: frozenset[bytes] = frozenset()
) -> _Any:
    """Attempt with ever more keys, until all that hangs together is held."""
    keys = set(wanted)
    while True:
        try:
            return attempt(keys)
        except WiderError as wider:
            keys = wider.keys


@dataclass(frozen=True, slots=True)
class Subjects:
    """The stored entries of some subjects, and the keys by which they hang."""

    keys: dict[bytes, set[bytes]]
    heard: dict[bytes, Heard]


def lock(connection: Connection, keys: set[bytes]) -> Subjects:
    """Hold the subjects of these keys until the transaction ends, and read them.

    Raises WiderError where somebody else has tied them to a subject that is
    not held.
    """
    if writes_alone(connection):
        return read(connection, keys)
    held = keys | _closure(connection, keys)
    _hold(connection, sorted(held))
    subjects = read(connection, held)
    found = set().union(*subjects.keys.values()) - held
    if found:
        raise WiderError(held | found)
    return subjects


def read(connection: Connection, keys: set[bytes]) -> Subjects:
    """Read the subjects that these keys touch, whoever holds them."""
    subjects = Subjects({}, {})
    for piece in pieces(sorted(keys)):
        for key, name, *told in run(connection, SUBJECTS, {"keys": piece}):
            subjects.keys.setdefault(name, set()).add(key)
            if name not in subjects.heard:
                subjects.heard[name] = _heard(told)
    return subjects


def read_alone(connection: Connection, keys: set[bytes]) -> list[Heard]:
    """Read the entries that have these keys, without what hangs together with them."""
    return [
        _heard(told)
        for piece in pieces(sorted(keys))
        for _, *told in run(connection, _ALONE, {"keys": piece})
    ]


def _closure(connection: Connection, keys: set[bytes]) -> set[bytes]:
    return {
        key
        for piece in pieces(sorted(keys))
        for key, _ in connection.execute(CLOSURE, {"keys": piece})
    }


def _hold(connection: Connection, keys: list[bytes]) -> None:
    there = set(_in_pieces(connection, _THERE, keys))
    absent = [{"key": key} for key in keys if key not in there]
    if absent:
        connection.execute(insert_absent(connection, locks), absent)
    for _ in _in_pieces(connection, _LOCK, keys):
        pass


def _in_pieces(
    connection: Connection, statement: Select[bytes], keys: list[bytes]
) -> Iterator[bytes]:
    for piece in pieces(keys):
        yield from connection.scalars(statement, {"keys": piece})


def _heard(told: Sequence[Any]) -> Heard:
    plain, code, background, received, state = told
    return Heard(
        decode_entry(plain),
        code,
        _background(background),
        received,
        held=state in KEPT_BACK,
    )


def _background(packed: bytes | None) -> BackgroundBox | None:
    if packed is None:
        return None
    return msgspec.msgpack.decode(packed, type=BackgroundBox)


def groups(keys: Keys) -> list[set[bytes]]:
    """Divide entries into subjects: those that share a key, however far."""
    above: dict[bytes, bytes] = {}

    def top(key: bytes) -> bytes:
        while (higher := above.setdefault(key, key)) != key:
            above[key] = above[higher]
            key = higher
        return key

    for first, *others in filter(None, keys.values()):
        for key in others:
            above[top(key)] = top(first)
    found: dict[bytes, set[bytes]] = {}
    for name, own in keys.items():
        for key in own:
            found.setdefault(top(key), set()).add(name)
            break
    return list(found.values())


def pieces(things: Sequence[_Any]) -> Iterator[list[_Any]]:
    """Cut a long list into as many as one statement takes."""
    rest = iter(things)
    while piece := list(islice(rest, _PIECE)):
        yield piece
