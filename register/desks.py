"""Desks: who holds which token, and what the register keeps of each."""

from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    Select,
    String,
    and_,
    bindparam,
    cast,
    literal,
    select,
    update,
)

from kaikudesk.wire.account import PLACES_ITEM, AccountRowWire, PlaceWire
from kaikudesk.wire.packing import decode
from register.errors import RefusedError, UnknownDeskError
from register.noting import note_row
from register.opened import Register
from register.own_clock import ClockWatch
from register.rights import Actor, Author, Place
from register.tables import desks, feed
from register.writer import HEAVIEST_COMMIT

_SEEN_AGAIN_MS: Final = 600_000
_KNOWN_SECONDS: Final = 10.0
_MOST_KNOWN: Final = 10_000
# Desks, each with its account where it has one.
DESKS: Final[Select[Any]] = select(
    desks, feed.c.row.label("account"), feed.c.seq.label("since")
).outerjoin_from(
    desks,
    feed,
    and_(
        feed.c.scope == literal("desk/") + cast(desks.c.number, String),
        feed.c.item == PLACES_ITEM,
        feed.c.row.is_not(None),
    ),
)
_BY_TOKEN: Final = DESKS.where(desks.c.token_hash == bindparam("hash"))


def token_hash(token: bytes) -> bytes:
    """Give the form in which a token is kept; its 32 bytes need no salt."""
    return sha256(token).digest()


@dataclass(slots=True)
class Doorkeeper:
    """Tells who holds a token; asks the database again after some seconds.

    A right that is withdrawn ends that much later; a pull that finds nothing
    new is one query.
    """

    register: Register
    watch: ClockWatch = field(init=False)
    _known: dict[bytes, tuple[Author, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Watch the clock by which all who come are told the time."""
        self.watch = ClockWatch(self.register)

    def author_of(self, token: bytes) -> Author:
        """Tell who holds a token; raises RefusedError."""
        name = token_hash(token)
        author, until = self._known.get(name, (None, 0.0))
        now = self.register.clock.monotonic()
        if author is None or now >= until:
            author = author_of(self.register, token)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[name] = (author, now + _KNOWN_SECONDS)
        return author


def author_of(register: Register, token: bytes) -> Author:
    """Ask the database who holds a token; raises RefusedError.

    A desk whose right was withdrawn still delivers its queue.
    """
    now = register.clock.now_ms()
    with register.database.reading() as connection:
        row = connection.execute(_BY_TOKEN, {"hash": token_hash(token)}).one_or_none()
    if row is None:
        raise RefusedError("unknown-token")
    if now - row.last_seen > _SEEN_AGAIN_MS:
        register.database.write(partial(_change, desk=row.number, last_seen=now))
    return author_from(row)


def author_from(desk: Row[*tuple[Any, ...]]) -> Author:
    """Tell as what a desk writes, by its row of `DESKS`."""
    if desk.withdrawn is None:
        return with_right(desk)
    return Author(desk.number, account_from(desk).places[0].site, Actor.WITHDRAWN)


def with_right(desk: Row[*tuple[Any, ...]]) -> Author:
    """Tell as what a desk would write if its right had not ended."""
    account = account_from(desk)
    first, *also = map(_place, account.places)
    former = tuple(map(_place, account.former))
    number = desk.since or 0
    return Author(
        desk.number, first.site, first.actor, tuple(also), former, account=number
    )


def account_from(desk: Row[*tuple[Any, ...]]) -> AccountRowWire:
    """Give a desk's account, by its row of `DESKS`."""
    if desk.account is None:
        return AccountRowWire((PlaceWire(desk.site, desk.role),))
    return decode(desk.account, AccountRowWire)


def _place(place: PlaceWire) -> Place:
    return Place(place.site, Actor(place.role))


def keep_recovery(register: Register, desk: int, sealed: bytes) -> None:
    """Keep a desk's newest recovery code, sealed to the register."""

    def work(connection: Connection) -> None:
        _change(connection, desk, recovery=sealed)
        note_row(register, connection, desks, desk)

    register.database.write(work, weight=HEAVIEST_COMMIT)


def recovery_of(connection: Connection, desk: int) -> bytes:
    """Give a desk's recovery code as it is sealed; raises UnknownDeskError."""
    sealed: bytes | None = connection.scalar(
        select(desks.c.recovery).where(desks.c.number == desk)
    )
    if sealed is None:
        raise UnknownDeskError(str(desk))
    return sealed


def _change(connection: Connection, desk: int, **values: int | bytes) -> None:
    connection.execute(update(desks).where(desks.c.number == desk).values(**values))
