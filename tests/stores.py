"""The desk's two files for tests, opened as the desk opens them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kaikudesk.storage.checklist_steps import CHECKLIST_UPGRADES
from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.driver import CHECKLIST_TUNING, JOURNAL_TUNING, Tuning
from kaikudesk.storage.identity import Identity, keep_identity
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.upgrades import Upgrades, bring_up_to_date
from tests.fakes import FixedClock
from tests.making import an_identity

RAW_KEY = bytes(32)


def a_store(path: Path, upgrades: Upgrades, tuning: Tuning) -> Database:
    """Open an encrypted file, with its tables where it is fresh."""
    database = open_database(path, RAW_KEY, tuning)
    backups = path.with_name("backups")
    bring_up_to_date(database, upgrades, backups=backups, clock=FixedClock())
    return database


@contextmanager
def an_empty_journal(folder: Path) -> Iterator[Database]:
    """Make the journal of a desk that is not enrolled yet."""
    database = a_store(folder / "journal.db", JOURNAL_UPGRADES, JOURNAL_TUNING)
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
    database = a_store(folder / "checklist.db", CHECKLIST_UPGRADES, CHECKLIST_TUNING)
    yield database
    database.close()
