"""The desk's two files for tests, opened as the desk opens them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import MetaData

from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.driver import CHECKLIST_TUNING, JOURNAL_TUNING, Tuning
from kaikudesk.storage.identity import Identity, keep_identity
from kaikudesk.storage.tables import CHECKLIST, JOURNAL
from tests.making import an_identity

RAW_KEY = bytes(32)


def a_store(path: Path, tables: MetaData, tuning: Tuning) -> Database:
    """Open an encrypted file, with these tables where it is fresh."""
    database = open_database(path, RAW_KEY, tuning)
    with database.transaction() as connection:
        tables.create_all(connection)
    return database


@contextmanager
def an_empty_journal(folder: Path) -> Iterator[Database]:
    """Make the journal of a desk that is not enrolled yet."""
    database = a_store(folder / "journal.db", JOURNAL, JOURNAL_TUNING)
    yield database
    database.close()


@contextmanager
def a_journal(folder: Path, who: Identity | None = None) -> Iterator[Database]:
    """Make the journal of an enrolled desk."""
    with an_empty_journal(folder) as database:
        with database.transaction() as connection:
            keep_identity(connection, who or an_identity())
        yield database


@contextmanager
def a_checklist(folder: Path) -> Iterator[Database]:
    """Make an empty check list."""
    database = a_store(folder / "checklist.db", CHECKLIST, CHECKLIST_TUNING)
    yield database
    database.close()
