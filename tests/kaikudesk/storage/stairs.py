"""Upgrades for tests of the upgrades: three steps that leave traces."""

from pathlib import Path

from sqlalchemy import Connection

from kaikudesk.storage.database import Database
from kaikudesk.storage.upgrades import Upgrades, bring_up_to_date, version_of
from tests.fakes import FixedClock


def three_steps(upto: int = 3) -> Upgrades:
    """Give the steps that a program of this version knows."""
    upgrades = Upgrades(kept=True, left_out=("recent",))
    for step in (first_tables, notes_get_a_day, notes_are_numbered_anew)[:upto]:
        upgrades.step(upgrades.newest + 1)(step)
    return upgrades


def first_tables(connection: Connection) -> None:
    """Make two tables, one pointing to the other."""
    connection.exec_driver_sql(
        "CREATE TABLE note (n INTEGER NOT NULL PRIMARY KEY, said TEXT NOT NULL) STRICT"
    )
    connection.exec_driver_sql(
        "CREATE TABLE recent (n INTEGER REFERENCES note (n) ON DELETE CASCADE) STRICT"
    )


def notes_get_a_day(connection: Connection) -> None:
    """Add a column."""
    connection.exec_driver_sql("ALTER TABLE note ADD COLUMN day INTEGER")
    connection.exec_driver_sql("UPDATE note SET day = 1")


def notes_are_numbered_anew(connection: Connection) -> None:
    """Make a table anew under its name, as SQLite wants it for most changes."""
    connection.exec_driver_sql(
        "CREATE TABLE new_note (n INTEGER NOT NULL PRIMARY KEY, said TEXT NOT NULL,"
        " day INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    connection.exec_driver_sql(
        "INSERT INTO new_note SELECT n, said, coalesce(day, 0) FROM note"
    )
    connection.exec_driver_sql("DROP TABLE note")
    connection.exec_driver_sql("ALTER TABLE new_note RENAME TO note")


def upgrade(database: Database, upgrades: Upgrades) -> list[int]:
    """Bring a database up to date, and give the numbers of the steps taken."""
    backups = backups_of(database)
    taken = bring_up_to_date(database, upgrades, backups=backups, clock=FixedClock())
    return [step.number for step in taken]


def backups_of(database: Database) -> Path:
    """Give the folder of the backups, which need not be there."""
    return database.path.with_name("backups")


def backup_names(database: Database) -> list[str]:
    """Name the backups."""
    return sorted(path.name for path in backups_of(database).glob("*"))


def version(database: Database) -> int:
    """Read the number of the last step taken."""
    with database.reading() as connection:
        return version_of(connection)


def write_notes(database: Database, count: int = 3) -> None:
    """Write notes, each with a row that points to it."""
    with database.transaction() as connection:
        for n in range(1, count + 1):
            connection.exec_driver_sql(
                "INSERT INTO note (n, said) VALUES (?, ?)", (n, f"note {n}")
            )
            connection.exec_driver_sql("INSERT INTO recent VALUES (?)", (n,))


def count_of(database: Database, table: str) -> int:
    """Count the rows of a table."""
    with database.reading() as connection:
        counted = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
        return int(counted.scalar_one())
