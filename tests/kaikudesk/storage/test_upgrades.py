"""Databases grow by steps: each wholly or not at all, and never back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData

from kaikudesk.errors import DamagedError, StorageFullError, TooNewError
from kaikudesk.storage import tables
from kaikudesk.storage.checklist_steps import CHECKLIST_UPGRADES
from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.upgrades import Change, Upgrades, pending
from tests.kaikudesk.storage.notes import KEY
from tests.kaikudesk.storage.stairs import (
    backup_names,
    backups_of,
    count_of,
    first_tables,
    notes_get_a_day,
    three_steps,
    upgrade,
    version,
    write_notes,
)

Shape = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a database that has taken no step yet."""
    opened = open_database(tmp_path / "journal.db", KEY)
    yield opened
    opened.close()


def shape_of(connection: Connection) -> Shape:
    """Describe all tables and indexes, whatever words they were made with."""
    found = connection.exec_driver_sql("PRAGMA table_list").all()
    ours = {row.name: row for row in found if not row.name.startswith("sqlite_")}
    shape: Shape = {}
    for name, row in sorted(ours.items()):
        parts: list[tuple[object, ...]] = [(row.type, row.wr, row.strict)]
        for pragma in ("table_xinfo", "index_list", "foreign_key_list"):
            rows = connection.exec_driver_sql(f"PRAGMA {pragma}({name})").all()
            parts += [tuple(part) for part in rows]
        shape[name] = parts
    return shape


@pytest.mark.parametrize(
    ("upgrades", "metadata"),
    [(JOURNAL_UPGRADES, tables.JOURNAL), (CHECKLIST_UPGRADES, tables.CHECKLIST)],
    ids=["journal", "check list"],
)
def test_the_steps_lead_to_the_tables_that_the_program_reads(
    database: Database, upgrades: Upgrades, metadata: MetaData
) -> None:
    """A fresh file has exactly what `tables.py` says; change both or none."""
    upgrade(database, upgrades)
    with database.reading() as connection:
        stepped = shape_of(connection)
    declared_file = open_database(database.path.with_name("declared.db"), KEY)
    with declared_file.transaction() as connection:
        metadata.create_all(connection)
        declared = shape_of(connection)
    declared_file.close()

    assert stepped == declared
    assert len(stepped) == len(metadata.tables)


def test_a_fresh_database_takes_every_step_once(database: Database) -> None:
    """The second start finds nothing to do; there was nothing to back up."""
    upgrades = three_steps()

    assert [step.name for step in pending(database, upgrades)] == [
        "first_tables",
        "notes_get_a_day",
        "notes_are_numbered_anew",
    ]
    assert upgrade(database, upgrades) == [1, 2, 3]
    assert upgrade(database, upgrades) == []
    assert (version(database), pending(database, upgrades)) == (3, ())
    assert backup_names(database) == []


def test_looking_what_is_pending_writes_nothing(database: Database) -> None:
    """Neither the file nor its WAL changes by a byte."""
    upgrade(database, three_steps(1))
    write_notes(database)
    files = [database.path, database.path.with_name("journal.db-wal")]
    before = [file.read_bytes() for file in files]

    assert len(pending(database, three_steps())) == 2
    assert [file.read_bytes() for file in files] == before


def test_a_database_is_backed_up_before_its_first_step(database: Database) -> None:
    """The backup has the version in its name, the rows of then, and no side table."""
    upgrade(database, three_steps(1))
    write_notes(database)
    upgrade(database, three_steps())
    (name,) = backup_names(database)
    copy = open_database(backups_of(database) / name, KEY)

    assert name == "journal-v1-20261124T100000Z-1.db"
    assert (version(copy), count_of(copy, "note"), count_of(copy, "recent")) == (
        1,
        3,
        0,
    )
    assert count_of(database, "recent") == 3
    copy.close()


def test_a_later_backup_writes_over_no_earlier_one(database: Database) -> None:
    """Two upgrades in one second leave two backups."""
    upgrade(database, three_steps(1))
    for _ in range(2):
        upgrade(database, three_steps())
        with database.transaction() as connection:
            connection.exec_driver_sql("DROP TABLE note")
            connection.exec_driver_sql("DROP TABLE recent")
            first_tables(connection)
            connection.exec_driver_sql("PRAGMA user_version = 1")

    assert backup_names(database) == [
        "journal-v1-20261124T100000Z-1.db",
        "journal-v1-20261124T100000Z-2.db",
    ]


def test_a_copy_of_the_register_is_not_backed_up(database: Database) -> None:
    """No background outlives its erasing in a backup of the check list."""
    upgrades = Upgrades(kept=False)
    upgrades.step(1)(first_tables)
    upgrade(database, upgrades)
    upgrades.step(2)(notes_get_a_day)

    assert upgrade(database, upgrades) == [2]
    assert backup_names(database) == []


def test_a_backup_that_fails_stops_the_upgrade(database: Database) -> None:
    """No step is taken on a journal that could not be copied first."""
    upgrade(database, three_steps(1))
    database.checkpoint(truncate=True)
    write_notes(database, 500)
    database.checkpoint(truncate=True)
    database.close()
    with database.path.open("r+b") as file:
        file.seek(4096 * 4 + 100)
        file.write(b"\0\0\0\0")

    with pytest.raises(DamagedError):
        upgrade(database, three_steps())
    assert (version(database), backup_names(database)) == (1, [])


def test_a_newer_database_is_refused_and_left_alone(database: Database) -> None:
    """An old program changes nothing in what it does not understand."""
    upgrade(database, three_steps())
    write_notes(database)
    database.checkpoint(truncate=True)
    before = database.path.read_bytes()

    for look in (pending, upgrade):
        with pytest.raises(TooNewError) as caught:
            look(database, three_steps(2))
        assert (caught.value.found, caught.value.known) == (3, 2)
    assert database.path.read_bytes() == before
    assert backup_names(database) == []


def test_a_table_made_anew_keeps_what_points_to_it(database: Database) -> None:
    """Dropping the old one deletes no row that names one of its rows."""
    upgrade(database, three_steps(2))
    write_notes(database)
    upgrade(database, three_steps())

    assert (count_of(database, "note"), count_of(database, "recent")) == (3, 3)
    with database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM note WHERE n = 1")
    assert count_of(database, "recent") == 2


def lose_a_row(connection: Connection) -> None:
    """Delete what other rows point to."""
    connection.exec_driver_sql("DELETE FROM note WHERE n = 2")


def fill_the_disk(connection: Connection) -> None:
    """Write until nothing more fits."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(100):
        connection.exec_driver_sql(
            "INSERT INTO note (said) VALUES (hex(zeroblob(999)))"
        )


def stumble(connection: Connection) -> None:
    """Change something and then fail."""
    connection.exec_driver_sql("DELETE FROM note")
    raise ArithmeticError


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lose_a_row, DamagedError),
        (fill_the_disk, StorageFullError),
        (stumble, ArithmeticError),
    ],
)
def test_a_step_that_fails_leaves_what_the_one_before_made(
    database: Database, change: Change, error: type[Exception]
) -> None:
    """Its rows and its record are taken back together; the next start tries again."""
    upgrade(database, three_steps(1))
    write_notes(database)
    faulty = three_steps(2)
    faulty.step(3)(change)
    with pytest.raises(error):
        upgrade(database, faulty)

    assert (version(database), count_of(database, "note")) == (2, 3)
    assert upgrade(database, three_steps()) == [3]


def test_steps_are_numbered_without_a_gap() -> None:
    """A step that was forgotten or written twice is found when the program starts."""
    upgrades = three_steps(2)

    for number in (2, 4):
        with pytest.raises(ValueError, match="does not follow"):
            upgrades.step(number)
