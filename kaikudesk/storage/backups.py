"""Rolling backups of the journal: one a day, the newest few, here and elsewhere.

What waits can be sent from one; nothing in it can be read, since neither side rows
nor the key of the open day are in it. Beside each lies a copy of the keys' file, so
that a new disk and a recovery code are enough. They are counted, not dated: a clock
that is wrong for a day neither hides the newest one nor throws the others away.
"""

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from kaikudesk.clock import Clock
from kaikudesk.errors import BackupPlaceError, StorageError
from kaikudesk.keys import KEY_FILE_NAME
from kaikudesk.keys.key_file import sync_folder
from kaikudesk.storage import identity
from kaikudesk.storage.database import Database
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.wire.whole_file import readable_file, whole_file

FOLDER: Final = "backups"
NEWEST: Final = 7

_NAME: Final = re.compile(r"journal-daily-(\d{6})-(\d{8})\.db")
_SECOND_PLACE: Final = "second place for backups"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup by its number and the day on which it was made."""

    path: Path
    number: int
    day: str

    @property
    def keys(self) -> Path:
        """Give the place of the keys that belong to it."""
        return self.path.with_suffix(".keys")


@dataclass(frozen=True, slots=True)
class BackupNews:
    """What was made now: a backup here, a copy elsewhere, or the fault in its way."""

    made: Backup | None = None
    elsewhere: Path | None = None
    fault: StorageError | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return self == BackupNews()


def keep_backups(journal: Database, clock: Clock) -> BackupNews:
    """See that this day has its backup, here and in the second place."""
    folder = journal.path.with_name(FOLDER)
    made = elsewhere = None
    try:
        made = back_up(journal, folder, clock)
        with journal.reading() as connection:
            place = second_place(connection)
        elsewhere = None if place is None else copy_elsewhere(folder, place)
    except StorageError as fault:
        return BackupNews(made, elsewhere, fault)
    return BackupNews(made, elsewhere)


def backups_in(folder: Path) -> list[Backup]:
    """Give the rolling backups of a folder, the newest first."""
    names = (_NAME.fullmatch(path.name) for path in _files(folder))
    found = (Backup(folder / name[0], int(name[1]), name[2]) for name in names if name)
    return sorted(found, key=lambda one: one.number, reverse=True)


def back_up(journal: Database, folder: Path, clock: Clock) -> Backup | None:
    """Make the backup of this day where there is none yet.

    An old one goes for it only once it is whole on the disk. Raises StorageFullError,
    DamagedError or another StorageError, and then those that were there are there.
    """
    there = backups_in(folder)
    day = f"{datetime.fromtimestamp(clock.now_ms() // 1000, UTC):%Y%m%d}"
    if there and there[0].day == day:
        return None
    number = there[0].number + 1 if there else 1
    made = Backup(folder / f"journal-daily-{number:06}-{day}.db", number, day)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(journal, made)
        _drop(there[NEWEST - 1 :])
    except OSError as fault:
        raise StorageError(f"no backup was made: {fault.strerror}") from fault
    return made


def copy_elsewhere(folder: Path, place: Path) -> Path | None:
    """Copy the newest backup to a second place, where it is not there yet.

    Raises BackupPlaceError where the place is out of reach or full: what is there
    already stays.
    """
    newest = next(iter(backups_in(folder)), None)
    if newest is None or (place / newest.path.name).exists():
        return None
    there = Backup(place / newest.path.name, newest.number, newest.day)
    try:
        place.mkdir(exist_ok=True)
        for source, target in ((newest.keys, there.keys), (newest.path, there.path)):
            copy_whole(source, target)
        _drop(backups_in(place)[NEWEST:])
    except (OSError, StorageError) as fault:
        raise BackupPlaceError(str(fault)) from fault
    return there.path


def set_second_place(connection: Connection, folder: Path | None) -> None:
    """Let backups also go to this folder, or to no other one any more."""
    if folder is None:
        identity.drop_setting(connection, _SECOND_PLACE)
    else:
        identity.keep_setting(connection, _SECOND_PLACE, str(folder).encode())


def second_place(connection: Connection) -> Path | None:
    """Give where backups also go: in the folder that was set, one for each desk."""
    kept = identity.read_setting(connection, _SECOND_PLACE)
    who = identity.load_identity(connection)
    if kept is None or who is None:
        return None
    return Path(kept.decode()) / f"KaikuDesk {who.site.number}-{who.desk}"


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file that nobody has open; it is there whole or not at all."""
    with readable_file(source) as content, whole_file(target) as copy:
        shutil.copyfileobj(content, copy)


def _write_whole(journal: Database, made: Backup) -> None:
    copy_whole(journal.path.with_name(KEY_FILE_NAME), made.keys)
    part = made.path.with_suffix(".part")
    part.unlink(missing_ok=True)
    journal.back_up(part, without=JOURNAL_UPGRADES.left_out)
    part.replace(made.path)
    sync_folder(made.path.parent)


def _files(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return ()


def _drop(those: Iterable[Backup]) -> None:
    for one in those:
        one.path.unlink(missing_ok=True)
        one.keys.unlink(missing_ok=True)
