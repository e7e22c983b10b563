"""Which entries hang together, who holds them, and what they say.

Entries that share a key belong to one subject. A push locks every key of its
subjects before it reads them, always inserting what is absent first and then
locking in the order of keys; another order gives deadlocks.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection, Select, bindparam, select

from kaikudesk.ledger import Heard
from kaikudesk.wire.bodies import BackgroundBox
from kaikudesk.wire.entry import decode_entry
from register.dialects import insert_absent, writes_alone
from register.tables import entries, entry_keys, locks

Links = set[tuple[bytes, bytes]]
_Any = TypeVar("_Any")

# A server takes no more than 65,535 parameters in a statement.
_PIECE: Final = 20_000
_member, _other, _link = (entry_keys.alias(name) for name in ("m", "o", "l"))


def _closure() -> Select[bytes, bytes]:
    """Keys reach the entries that have them, and these reach all their keys."""
    reached = (
        select(entry_keys.c.key)
        .where(entry_keys.c.key.in_(bindparam("keys", expanding=True)))
        .cte("reached", recursive=True)
    )
    reached = reached.union(
        select(_other.c.key)
        .join(_member, _member.c.hash == _other.c.hash)
        .join(reached, reached.c.key == _member.c.key)
    )
    return select(_link.c.key, _link.c.hash).join(reached, reached.c.key == _link.c.key)


_CLOSURE: Final = _closure()
_THERE: Final = select(locks.c.key).where(
    locks.c.key.in_(bindparam("keys", expanding=True))
)
_LOCK: Final = _THERE.order_by(locks.c.key).with_for_update()
_HEARD: Final = select(
    entries.c.hash,
    entries.c.plain,
    entries.c.code,
    entries.c.background,
    entries.c.received,
).where(entries.c.hash.in_(bindparam("hashes", expanding=True)))


class WiderError(Exception):
    """A subject was found on the way that is not locked: begin again with it."""

    def __init__(self, keys: set[bytes]) -> None:
        super().__init__()
        self.keys = keys


def closure(connection: Connection, keys: set[bytes]) -> Links:
    """Give all links (key, entry) of the subjects that these keys touch."""
    links: Links = set()
    for piece in pieces(sorted(keys)):
        found = connection.execute(_CLOSURE, {"keys": piece})
        links.update((key, name) for key, name in found)
    return links


def lock(connection: Connection, keys: set[bytes]) -> Links:
    """Hold the subjects of these keys until the transaction ends.

    Gives their links as they are once nobody else can change them. Raises
    WiderError where somebody else has tied them to a subject that is not held.
    """
    links = closure(connection, keys)
    if writes_alone(connection):
        return links
    held = keys | {key for key, _ in links}
    _hold(connection, sorted(held))
    links = closure(connection, held)
    found = {key for key, _ in links} - held
    if found:
        raise WiderError(held | found)
    return links


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


def heard_entries(
    connection: Connection, hashes: Iterable[bytes]
) -> dict[bytes, Heard]:
    """Read stored entries as the fold wants them, by the hash of their bytes."""
    heard = {}
    for piece in pieces(sorted(hashes)):
        for row in connection.execute(_HEARD, {"hashes": piece}):
            heard[row.hash] = Heard(
                decode_entry(row.plain),
                row.code,
                _background(row.background),
                row.received,
            )
    return heard


def _background(packed: bytes | None) -> BackgroundBox | None:
    if packed is None:
        return None
    return msgspec.msgpack.decode(packed, type=BackgroundBox)


def groups(links: Links) -> list[set[bytes]]:
    """Divide entries into subjects: those that share a key, however far."""
    by_key: dict[bytes, list[bytes]] = {}
    by_hash: dict[bytes, list[bytes]] = {}
    for key, name in links:
        by_key.setdefault(key, []).append(name)
        by_hash.setdefault(name, []).append(key)
    found = []
    while by_hash:
        group: set[bytes] = set()
        waiting = [next(iter(by_hash))]
        while waiting:
            name = waiting.pop()
            group.add(name)
            for key in by_hash.pop(name, ()):
                waiting += by_key.pop(key, ())
        found.append(group)
    return found


def pieces(things: Sequence[_Any]) -> Iterator[list[_Any]]:
    """Cut a long list into as many as one statement takes."""
    rest = iter(things)
    while piece := list(islice(rest, _PIECE)):
        yield piece
