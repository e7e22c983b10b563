"""Where a push stands in its replica's chain, and what of it is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from kaikudesk.chain import anchor, links
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.wire.entry import REPLICA_BYTES, Sent
from kaikudesk.wire.messages import Evidence
from register.dialects import insert_absent
from register.errors import RefusedError
from register.rights import Actor, Author
from register.statements import run
from register.tables import chain, desks, replicas

_NUMBERS: Final = range(1, 1 << 53)
_REPLICA: Final = (
    select(replicas.c.desk, replicas.c.n, replicas.c.link)
    .where(replicas.c.id == bindparam("replica"))
    .with_for_update()
)
_LINK: Final = select(chain.c.link).where(
    chain.c.replica == bindparam("replica"), chain.c.n == bindparam("number")
)
_MOVE: Final = (
    update(replicas)
    .where(replicas.c.id == bindparam("replica"))
    .values(n=bindparam("to"), link=bindparam("link_there"))
)


@dataclass(frozen=True, slots=True)
class Push:
    """Entries in a row, from number `first`; `before` is the chain hash there.

    `evidence` are older receipts for entries that are sent again.
    """

    replica: bytes
    first: int
    before: bytes
    entries: Sequence[Sent]
    evidence: Sequence[Evidence] = ()

    @property
    def last(self) -> int:
        """Give the number of the last entry."""
        return self.first + len(self.entries) - 1


@dataclass(frozen=True, slots=True)
class Head:
    """How far the register holds a replica's entries."""

    n: int
    link: bytes


def lock_replica(connection: Connection, author: Author, replica: bytes) -> Head:
    """Hold a replica's row until the transaction ends, made where it is new.

    A desk that was enrolled again goes on with its journal under its new
    number; nobody else's journal can be gone on with.
    """
    _require_own_name(author, replica)
    asked = {"replica": replica}
    rows = run(connection, _REPLICA, asked)
    if not rows:
        fresh = {"id": replica, "desk": author.desk, "n": 0, "link": anchor(replica)}
        connection.execute(insert_absent(connection, replicas), [fresh])
        rows = run(connection, _REPLICA, asked)
    ((desk, n, link),) = rows
    if desk != author.desk:
        _adopt(connection, author, replica, desk)
    return Head(n, link)


def _require_own_name(author: Author, replica: bytes) -> None:
    if len(replica) != REPLICA_BYTES:
        raise RefusedError("malformed")
    if (replica == REGISTER_REPLICA) != (author.actor is Actor.REGISTER):
        raise RefusedError("not-yours")


def _adopt(connection: Connection, author: Author, replica: bytes, former: int) -> None:
    site = connection.scalar(select(desks.c.site).where(desks.c.number == former))
    if all(site != place.site for place in (*author.places, *author.former)):
        raise RefusedError("not-yours")
    connection.execute(
        update(replicas).where(replicas.c.id == replica).values(desk=author.desk)
    )


def new_entries(
    connection: Connection, push: Push, head: Head
) -> list[tuple[int, Sent, bytes]]:
    """Give what lies above the head, each with its number and chain hash.

    Raises RefusedError: `gap` with the number that is wanted, or `fork` where
    the chain is not the one that is held here.
    """
    if push.first not in _NUMBERS or push.last not in _NUMBERS:
        raise RefusedError("malformed")
    if push.first > head.n + 1:
        raise RefusedError("gap", expected=head.n + 1)
    if push.before != _link_at(connection, push.replica, push.first - 1, head):
        raise RefusedError("fork")
    there = list(links(push.before, (sent.plain for sent in push.entries)))
    known = min(head.n + 1 - push.first, len(there))
    if known and there[known - 1] != _link_at(
        connection, push.replica, push.first + known - 1, head
    ):
        raise RefusedError("fork")
    numbers = range(push.first, push.last + 1)
    return list(zip(numbers, push.entries, there, strict=True))[known:]


def _link_at(connection: Connection, replica: bytes, n: int, head: Head) -> bytes:
    if n == head.n:
        return head.link
    if n == 0:
        return anchor(replica)
    asked = {"replica": replica, "number": n}
    ((link,),) = run(connection, _LINK, asked)
    return bytes(link)


def move_head(connection: Connection, replica: bytes, head: Head) -> None:
    """Say that the register now holds a replica's entries up to here."""
    there = {"replica": replica, "to": head.n, "link_there": head.link}
    run(connection, _MOVE, there)
