"""A small country for the register's tests: a venue, a distributor, their pens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from kaikudesk.chunks import ROOT_MODULUS, row_sum
from kaikudesk.ledger.projection import Place
from kaikudesk.wire.messages import read_working_keys
from kaikudesk.wire.receipt import Receipt
from kaikudesk.wire.rows import SiteRowWire
from register import acts
from register.acceptance import accept
from register.engines import open_database
from register.feed import LIST_PREFIX, list_tuple
from register.opened import Register, found, open_register
from register.refold import folded_anew
from register.rights import Actor, Author
from register.tables import feed, feed_head
from tests.fakes import FixedClock
from tests.register.pens import Pen

VENUE, DISTRIBUTOR = 7, 31
CODE = "KK12345678"
AS_VENUE = Author(1, VENUE, Actor.VENUE)
AS_DISTRIBUTOR = Author(2, DISTRIBUTOR, Actor.DISTRIBUTOR)


@contextmanager
def opened(
    url: str, *, serving: bool = True, acts: Path | None = None, seed: int = 99
) -> Iterator[Register]:
    """Open a new or old register at this URL."""
    database = open_database(url, serving=serving)
    clock = FixedClock(seed=seed)
    found(database, clock)
    register = open_register(database, clock, acts=acts)
    try:
        yield register
    finally:
        register.close()


def sealing_key(register: Register) -> bytes:
    """Give the key to which days are sealed."""
    return read_working_keys(register.keys)[register.key].sealing_key


def a_pen(register: Register, replica: bytes, site: int = VENUE) -> Pen:
    """Give a pen of a site's desk."""
    return Pen(replica, site, sealing_key(register))


@dataclass
class Country:
    """A register with a venue's and a distributor's desk that push directly."""

    register: Register
    venue: Pen = field(init=False)
    distributor: Pen = field(init=False)
    as_venue: Author = AS_VENUE
    as_distributor: Author = AS_DISTRIBUTOR

    def __post_init__(self) -> None:
        self.venue = a_pen(self.register, b"venue..1")
        self.distributor = a_pen(self.register, b"distrib1", DISTRIBUTOR)

    def push(self) -> list[Receipt]:
        """Let both desks push what they have."""
        given: list[Receipt] = []
        for pen, author in (
            (self.venue, self.as_venue),
            (self.distributor, self.as_distributor),
        ):
            if pen.pushed < len(pen.sents):
                given += accept(self.register, author, pen.push())
        return given

    def found_sites(self) -> None:
        """Tell the network of both sites."""
        for number, name, role in (
            (VENUE, "Kuhmotalo", "venue"),
            (DISTRIBUTOR, "Sosiaalitoimi", "distributor"),
        ):
            row = SiteRowWire(number, name, 1, "Kuhmo", (role,))
            acts.write_acts(self.register, [acts.site_changed(row)])


def rows_of(register: Register) -> dict[Place, bytes]:
    """Read every row of the feed that is not gone."""
    with register.database.reading() as connection:
        found_rows = connection.execute(select(feed)).all()
    return {(row.scope, row.item): row.row for row in found_rows if row.row is not None}


def head_of(register: Register) -> tuple[int, int]:
    """Give the head's number and root."""
    with register.database.reading() as connection:
        row = connection.execute(select(feed_head)).one()
    return row.n, row.root


def epoch_of(register: Register) -> bytes:
    """Give the epoch that the register is in."""
    with register.database.reading() as connection:
        return bytes(connection.execute(select(feed_head.c.epoch)).scalar_one())


def root_of(rows: dict[Place, bytes]) -> int:
    """Add the root up from the rows themselves."""
    listed = (
        row_sum(list_tuple(item, row))
        for (scope, item), row in rows.items()
        if scope.startswith(LIST_PREFIX)
    )
    return sum(listed) % ROOT_MODULUS


def assert_whole(register: Register) -> None:
    """The feed is what a new fold makes, and its root is the sum of its rows."""
    rows = rows_of(register)
    with register.database.reading() as connection:
        anew = folded_anew(register, connection)

    assert rows == anew
    assert head_of(register)[1] == root_of(rows)
