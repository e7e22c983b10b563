"""The two files of a desk's folder, opened and brought up to date."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kaikudesk.clock import Clock
from kaikudesk.errors import ListDamagedError, StorageError
from kaikudesk.keys import Keys
from kaikudesk.storage.aside import set_aside
from kaikudesk.storage.checklist_steps import CHECKLIST_UPGRADES
from kaikudesk.storage.database import (
    CHECKLIST_TUNING,
    JOURNAL_TUNING,
    Database,
    open_database,
)
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.replacing import take_place
from kaikudesk.storage.upgrades import bring_up_to_date

JOURNAL_FILE: Final = "journal.db"
CHECKLIST_FILE: Final = "checklist.db"
_BACKUPS: Final = "backups"


@dataclass(frozen=True, slots=True)
class Files:
    """The desk's two files, opened and brought up to date."""

    journal: Database
    checklist: Database

    def close(self) -> None:
        """Close both."""
        self.journal.close()
        self.checklist.close()


def open_files(folder: Path, keys: Keys, clock: Clock) -> Files:
    """Open both files of a desk's folder, and make them where they are missing.

    A list that does not open is set aside and begun anew: only the journal cannot
    be fetched again. Raises WrongKeyError, TooNewError, DamagedError or another
    StorageError.
    """
    take_place(folder / JOURNAL_FILE)
    own = _open(folder / JOURNAL_FILE, keys.journal, clock)
    try:
        copy = _open_list(folder / CHECKLIST_FILE, keys.checklist, clock)
    except StorageError:
        own.close()
        raise
    return Files(own, copy)


def _open_list(path: Path, key: bytes, clock: Clock) -> Database:
    try:
        return _open(path, key, clock)
    except ListDamagedError:
        set_aside(path)
        return _open(path, key, clock)


def _open(path: Path, key: bytes, clock: Clock) -> Database:
    """Open one file and bring it up to date; closed again where that fails."""
    is_journal = path.name == JOURNAL_FILE
    upgrades = JOURNAL_UPGRADES if is_journal else CHECKLIST_UPGRADES
    tuning = JOURNAL_TUNING if is_journal else CHECKLIST_TUNING
    database = open_database(path, key, tuning)
    try:
        backups = path.with_name(_BACKUPS)
        bring_up_to_date(database, upgrades, backups=backups, clock=clock)
    except StorageError:
        database.close()
        raise
    return database
