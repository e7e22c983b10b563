"""A desk's list that is not the register's is found out and read again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from kaikudesk.chunks import ROOT_MODULUS, row_sum
from kaikudesk.storage import list_roots, tables
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import ListRowWire
from register.feed import list_tuple
from register.list_root import mend_root
from register.tables import feed, feed_head
from sync.backoff import Schedule
from sync.comparing import recount
from sync.driver import Driver
from sync.worker import Worker
from tests.postgresql import a_database, server
from tests.sync.real_town import Clerk, Town, a_town
from tests.sync.sticks import Stick

TODAY: Final = 20_000
CODES: Final = [f"KK0000000{number}" for number in range(5)]
ITEM: Final = b"\x01" * 8
ROW: Final = encode(ListRowWire(740_000, 3, 1, 0, 0))
Fault = Callable[[Connection], object]


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Run one PostgreSQL server for all tests of this module."""
    with server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def listed_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """Give a town whose first desk holds a list, on each database."""
    url = ""
    if request.param == "postgresql":
        folder: str = request.getfixturevalue("postgresql")
        url = a_database(folder, f"town{abs(hash(tmp_path.name))}")
    with a_town(tmp_path, url) as town:
        for code in CODES:
            town.distributor.hand_over(code)
        for clerk in (town.distributor, *town.clerks):
            assert clerk.round([]).faults == ()
        yield town


def list_of(clerk: Clerk) -> str:
    """Name the list that a desk holds."""
    asked = select(tables.pulled.c.list_scope)
    with clerk.desk.files.checklist.reading() as connection:
        name: str = connection.execute(asked).scalar_one()
    return name


def is_the_registers(town: Town, clerk: Clerk) -> bool:
    """Tell whether a desk's list is the register's, and its sum that of its rows."""
    rows = clerk.listed()
    with clerk.desk.files.checklist.reading() as connection:
        root = list_roots.load_root(connection).root
    total = sum(row_sum((r[0], r[1], r[2], r[3], r[4], r[5])) for r in rows)
    return rows == town.listed(list_of(clerk)) and root == total % ROOT_MODULUS


def count_again(clerk: Clerk, today: int = TODAY) -> bool:
    """Let a desk count its list, as it does when it has nothing else to do."""
    files = clerk.desk.files
    driver = Driver(clerk.line, files.journal, files.checklist, clerk.clock)
    return driver.drive(recount(today))


def at_desk(clerk: Clerk, fault: Fault) -> None:
    """Change a desk's file behind its back."""
    with clerk.desk.files.checklist.transaction() as connection:
        fault(connection)


def alter(connection: Connection) -> None:
    """Let one card be of another day."""
    first = select(tables.list_row.c.key).limit(1).scalar_subquery()
    connection.execute(
        update(tables.list_row)
        .where(tables.list_row.c.key == first)
        .values(last_valid=tables.list_row.c.last_valid + 365)
    )


def drop(connection: Connection) -> None:
    """Let one card be missing."""
    first = select(tables.list_row.c.key).limit(1).scalar_subquery()
    connection.execute(delete(tables.list_row).where(tables.list_row.c.key == first))


def add(connection: Connection) -> None:
    """Let a card be there that nobody has."""
    connection.execute(insert(tables.list_row).values(list_tuple(ITEM, ROW)))


def plant(town: Town, clerk: Clerk, *, rooted: bool = True) -> None:
    """Write a row at the register under a number that every desk has read."""
    added = row_sum(list_tuple(ITEM, ROW)) if rooted else 0
    row = {"scope": list_of(clerk), "item": ITEM, "seq": 1, "row": ROW}

    def work(connection: Connection) -> None:
        connection.execute(insert(feed), row)
        connection.execute(
            update(feed_head).values(root=(feed_head.c.root + added) % ROOT_MODULUS)
        )

    town.register.database.write(work)


@pytest.mark.parametrize("fault", [alter, drop, add])
def test_a_row_changed_behind_the_desks_back_is_healed_in_one_round(
    listed_town: Town, fault: Fault
) -> None:
    """The count finds it, and the next round reads the list again."""
    clerk = listed_town.clerks[0]
    assert is_the_registers(listed_town, clerk)
    at_desk(clerk, fault)
    assert not is_the_registers(listed_town, clerk)

    assert count_again(clerk)
    got = clerk.round([]).got
    assert got is not None
    assert got.list_differed
    assert is_the_registers(listed_town, clerk)


def test_a_row_that_was_never_told_is_found_and_healed_in_one_round(
    listed_town: Town,
) -> None:
    """The snapshot lacks it as well; the next round has nothing more to heal."""
    clerk = listed_town.clerks[0]
    plant(listed_town, clerk)

    got = clerk.round([]).got
    assert got is not None
    assert got.list_differed
    assert is_the_registers(listed_town, clerk)
    got = clerk.round([]).got
    assert got is not None
    assert not got.list_differed


def test_a_desk_that_begins_with_a_snapshot_of_before_is_healed_too(
    listed_town: Town,
) -> None:
    """Its list was loaded, does not add up, and is read page by page."""
    first, second, _ = listed_town.clerks
    plant(listed_town, first)
    with second.desk.files.checklist.transaction() as connection:
        connection.execute(delete(tables.cursor))
    got = second.round([]).got
    assert got is not None
    assert got.list_differed
    assert is_the_registers(listed_town, second)


def test_a_register_whose_own_sum_is_wrong_is_borne_until_it_is_mended(
    listed_town: Town,
) -> None:
    """The list is read again once, not with every round."""
    clerk = listed_town.clerks[0]
    listed_town.register.database.write(
        lambda connection: connection.execute(update(feed_head).values(root=12345))
    )
    healed = []
    for _ in range(3):
        got = clerk.round([]).got
        assert got is not None
        healed.append(got.list_differed)
    assert healed == [True, False, False]


@pytest.mark.logs("the list's root was not")
def test_the_register_finds_that_its_sum_is_not_that_of_its_rows(
    listed_town: Town,
) -> None:
    """It says so, and desks get the row that nobody had told them."""
    clerk = listed_town.clerks[0]
    plant(listed_town, clerk, rooted=False)
    got = clerk.round([]).got
    assert got is not None
    assert not got.list_differed

    assert mend_root(listed_town.register)
    assert not mend_root(listed_town.register)
    clerk.round([])
    assert is_the_registers(listed_town, clerk)


def test_changes_keep_the_sum_and_a_count_a_day_is_enough(town: Town) -> None:
    """Cards that come and change are counted in and out as they do."""
    venue = town.clerks[0]
    for code in CODES:
        town.distributor.hand_over(code)
        town.distributor.amend(3)
        town.distributor.round([])
        got = venue.round([]).got
        assert got is not None
        assert not got.list_differed
        assert is_the_registers(town, venue)
    assert not count_again(venue)
    at_desk(venue, drop)
    assert not count_again(venue)
    assert count_again(venue, TODAY + 1)


def test_the_worker_counts_at_its_start_and_plays_a_round_at_once(
    town: Town, tmp_path: Path
) -> None:
    """Whatever made the program stop, its list is the register's again."""
    town.distributor.hand_over(CODES[0])
    town.distributor.round([])
    venue = town.clerks[0]
    venue.round([])
    at_desk(venue, alter)
    files = venue.desk.files
    driver = Driver(venue.line, files.journal, files.checklist, venue.clock)
    schedule = Schedule(venue.clock)
    worker = Worker(driver, schedule, tmp_path / "lock")
    worker.play()
    assert schedule.remaining() == 0
    worker.play()
    assert is_the_registers(town, venue)


def test_a_list_that_came_by_file_is_asked_for_anew(town: Town, stick: Stick) -> None:
    """The next file brings all of it."""
    town.distributor.hand_over(CODES[0])
    town.distributor.round([])
    stick.exchange(town.register)
    at_desk(stick.clerk, drop)
    assert count_again(stick.clerk)
    stick.exchange(town.register)
    stick.exchange(town.register)
    assert is_the_registers(town, stick.clerk)
