"""A small encrypted file for tests of the file itself: a table of notes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from kaikudesk.storage.database import (
    JOURNAL_TUNING,
    Database,
    Tuning,
    open_database,
)

KEY: Final = bytes(range(32))


@contextmanager
def a_notebook(folder: Path, tuning: Tuning = JOURNAL_TUNING) -> Iterator[Database]:
    """Open a fresh file, in a folder named as clerks name theirs."""
    home = folder / "Kaukametsän työpöytä"
    home.mkdir()
    database = open_database(home / "journal.db", KEY, tuning)
    with database.transaction() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE note (n INTEGER PRIMARY KEY, said TEXT NOT NULL) STRICT"
        )
    yield database
    database.close()


def say(connection: Connection, *words: str) -> None:
    """Write words down, one row each."""
    for word in words:
        connection.exec_driver_sql("INSERT INTO note (said) VALUES (?)", (word,))


def said(database: Database) -> list[str]:
    """Read what another connection finds written down."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT said FROM note ORDER BY n")
        return list(rows.scalars())
