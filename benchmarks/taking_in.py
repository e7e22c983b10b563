"""Entries read, folded and committed by a register, beside bare inserts of their rows.

All within this process, so that nothing but the register and its database is timed:
on SQLite and on PostgreSQL, a thousand in a push and one in a push, and with a disk
that takes some milliseconds more for each commit.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, event, insert, select

from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from register.acceptance import accept
from register.dialects import put
from register.in_bulk import write_in_bulk
from register.opened import Register
from register.tables import chain, entries, entry_keys, feed, receipts
from tests.postgresql import a_database, server
from tests.register.staging import Country, opened

_CARDS: Final = 5_000
_PIECE: Final = 1_000
_LATENCIES: Final = (0, 1, 5, 20)
_WRITTEN: Final = (entries, chain, entry_keys, feed, receipts)
_BECAUSE: Final = "each entry is opened, checked and folded into its card before"

Rows = dict[str, set[Row[Any]]]


@dataclass(frozen=True, slots=True)
class Way:
    """So many entries in a push, and so many pushes; fewer where commits take long."""

    name: str
    entries: int
    pushes: int
    slow_pushes: int
    most: float | None = None

    def ratio(self, database: str) -> Goal:
        """Name the figure that is held against bare inserts."""
        what = f"{database}: taking entries in, {self.name}, against bare inserts"
        return Goal(what, "×", self.most, _BECAUSE)

    def rate(self, database: str, ms: int) -> Goal:
        """Name how many there are in a second."""
        slow = f", a commit takes {ms} ms more" if ms else ""
        return Goal(f"{database}: entries taken in, {self.name}{slow}", "/s")

    def cpu_rate(self, database: str) -> Goal:
        """Name how many there are in a second of this process's own work."""
        return Goal(f"{database}: entries taken in, {self.name}, CPU", "/s")

    def goals(self, database: str) -> Iterator[Goal]:
        """Give all of them, as they are measured."""
        yield self.ratio(database)
        yield self.cpu_rate(database)
        yield from (self.rate(database, ms) for ms in _LATENCIES)


WAYS: Final = (
    Way("1,000 in a push", 1_000, pushes=5, slow_pushes=1, most=6),
    Way("one in a push", 1, pushes=300, slow_pushes=30),
)
DATABASES: Final = ("SQLite", "PostgreSQL")
GOALS: Final = tuple(
    goal for name in DATABASES for way in WAYS for goal in way.goals(name)
)


def measure(ground: Ground) -> Iterator[Figure]:
    """Take in redemptions of registered cards on both databases."""
    folder = ground.new_folder()
    folder.mkdir()
    with server(durable=True) as socket:
        for name, ours, bare in (
            ("SQLite", f"sqlite:///{folder}/ours.db", f"sqlite:///{folder}/bare.db"),
            ("PostgreSQL", a_database(socket, "ours"), a_database(socket, "bare")),
        ):
            with opened(ours) as register, opened(bare) as beside:
                country = _country(register)
                for way in WAYS:
                    yield from _measure(name, way, country, beside)


def _country(register: Register) -> Country:
    """Let a distributor register cards, of which each is used once or twice."""
    country = Country(register)
    country.found_sites()
    country.venue.open_day()
    for first in range(0, _CARDS, _PIECE):
        for number in range(first, first + _PIECE):
            country.distributor.register_card(code_of(number))
        country.push()
    return country


def _measure(
    database: str, way: Way, country: Country, beside: Register
) -> Iterator[Figure]:
    before, worked = _rows(country.register), time.process_time()
    ours = _push(country, way.entries, way.pushes)
    worked = time.process_time() - worked
    bare = _insert(beside, _new_rows(country.register, before), way.pushes)
    count = way.entries * way.pushes
    yield way.ratio(database).figure(ours / bare, baseline=bare)
    yield way.cpu_rate(database).figure(count / worked)
    yield way.rate(database, 0).figure(count / ours)
    for ms in _LATENCIES[1:]:
        with _commits_take(ms / 1000):
            taken = _push(country, way.entries, way.slow_pushes)
        yield way.rate(database, ms).figure(way.entries * way.slow_pushes / taken)


def _push(country: Country, entries: int, pushes: int) -> float:
    """Write all entries, then push them; give the seconds of the pushes alone."""
    pen, author = country.venue, country.as_venue
    for _ in range(entries * pushes):
        pen.use(code_of(len(pen.sents) % _CARDS))
    firsts = range(pen.pushed + 1, len(pen.sents) + 1, entries)
    pushed = [pen.push(first, first + entries - 1) for first in firsts]
    return _seconds(lambda: [accept(country.register, author, one) for one in pushed])


def _rows(register: Register) -> Rows:
    with register.database.reading() as connection:
        return {
            table.name: set(connection.execute(select(table))) for table in _WRITTEN
        }


def _new_rows(register: Register, before: Rows) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [dict(row._mapping) for row in rows - before[name]]  # noqa: SLF001 - SQLAlchemy's public name for a row's columns
        for name, rows in _rows(register).items()
    }


def _insert(
    beside: Register, rows: dict[str, list[dict[str, Any]]], commits: int
) -> float:
    """Write the same rows in as many commits; give the seconds."""

    def piece(number: int, connection: Connection) -> None:
        for table in _WRITTEN:
            # A row of the feed may take the place of an earlier one.
            statement = put(connection, feed) if table is feed else insert(table)
            write_in_bulk(connection, statement, rows[table.name][number::commits])

    def all_of_them() -> None:
        for number in range(commits):
            beside.database.write(partial(piece, number))

    return _seconds(all_of_them)


@contextmanager
def _commits_take(seconds: float) -> Iterator[None]:
    """Let every commit of this process wait as on a slower disk."""

    def wait(_connection: Connection) -> None:
        time.sleep(seconds)

    with ExitStack() as ends:
        event.listen(Engine, "commit", wait)
        ends.callback(event.remove, Engine, "commit", wait)
        yield


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
