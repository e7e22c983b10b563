"""How many journals of a desk are copies: restored, copied, or forked by a file.

A journal that goes on from another one says so in each day that it opens, and the
old journal of a desk that moved says where to. One that was given to the entries
of a forked file opens no day. What a desk sends again after the register was set
back goes on from nothing, and is no copy.
"""

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, select

from kaikudesk.chain import anchor
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Entry, decode_entry
from register.derived_names import derived_replica
from register.tables import chain, entries, replicas

_OF_DESK: Final = select(replicas.c.id).where(
    replicas.c.desk == bindparam("desk"), replicas.c.n > 0
)
_TOLD: Final = (
    select(entries.c.plain)
    .join(chain, chain.c.hash == entries.c.hash)
    .where(chain.c.replica.in_(bindparam("names", expanding=True)))
    .where(entries.c.kind.in_([EntryKind.DAY_OPENED, EntryKind.DESK_MOVED]))
)
_LINKS: Final = select(chain.c.link).where(chain.c.replica == bindparam("replica"))


def copies_of(connection: Connection, desk: int) -> int:
    """Count the copies among the journals of a desk."""
    names = connection.scalars(_OF_DESK, {"desk": desk}).all()
    if not names[1:]:
        return 0
    moved: set[bytes] = set()
    goes_on: dict[bytes, bytes] = {}
    for entry in _told(connection, names):
        match entry.body():
            case bodies.DeskMoved() as move:
                moved.add(move.replica)
            case bodies.DayOpened() as day:
                former = goes_on.get(entry.plain.replica, b"")
                goes_on[entry.plain.replica] = former or day.goes_on_from
    silent = [name for name in names if name not in goes_on]
    forked = [one for one in silent if _is_forked(connection, one, names)]
    return len(forked) + sum(
        bool(goes_on.get(name)) for name in names if name not in moved
    )


def _told(connection: Connection, names: Collection[bytes]) -> Iterator[Entry]:
    told = connection.scalars(_TOLD, {"names": list(names)})
    return (decode_entry(plain) for plain in told)


def _is_forked(connection: Connection, name: bytes, names: Collection[bytes]) -> bool:
    """Tell whether a replica was named after a link of another one of the desk."""
    return any(
        derived_replica(other, before) == name
        for other in names
        if other != name
        for before in (anchor(other), *connection.scalars(_LINKS, {"replica": other}))
    )
