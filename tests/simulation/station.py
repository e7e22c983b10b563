"""A desk of the town: its folder, its clock, its line, and the program that runs."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from kaikudesk.desk import Desk, Files, open_desk, open_files
from kaikudesk.model import Role
from kaikudesk.storage import checklist, receipts
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.database import Database
from kaikudesk.storage.driver import connect_to_read
from kaikudesk.storage.prepared import tell
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.enrolment_code import EnrolmentCode
from sync.driver import Driver
from sync.enrolment import enrol
from sync.pushing import Pace
from sync.round import RoundReport, play_round
from sync.steps import Played
from tests.kaikudesk.desks import KEYS
from tests.simulation.eyes import Eye
from tests.simulation.fuse import (
    NEVER,
    Fuse,
    Stop,
    StoppedError,
    copy_files,
    look_away,
    stoppable,
    watch_statements,
)
from tests.simulation.line import Line
from tests.simulation.unused import lay_out_desk
from tests.simulation.virtual_time import TownClock

RECOVERY = "A" * 26
_Result = TypeVar("_Result")


@dataclass
class Station:
    """One desk, which may be stopped anywhere and goes on with what was written.

    `away`: nobody works there. `honest`: its clock has always been about right.
    `copied`: its journal holds acts that were shown elsewhere, or lacks some.
    """

    number: int
    role: Role
    folder: Path
    clock: TownClock
    line: Line
    pace: Pace = field(default_factory=Pace)
    lives: int = 0
    away: bool = False
    honest: bool = True
    copied: bool = False
    desk: Desk = field(init=False)
    journal_eye: Eye = field(init=False)
    list_eye: Eye = field(init=False)

    def let_in(self, code: EnrolmentCode) -> None:
        """Enrol the desk and open it for the first time."""
        self.folder.mkdir()
        lay_out_desk(self.folder)
        files = open_files(self.folder, KEYS, self.clock)
        driver = Driver(self.line, files.journal, files.checklist, self.clock)
        driver.drive(enrol(code, RECOVERY, self.clock))
        _begin(self, files)

    def open(self) -> None:
        """Start the program."""
        _begin(self, open_files(self.folder, KEYS, self.clock))
        self.pace = Pace()

    def close(self) -> None:
        """End the program in order."""
        self.journal_eye.close()
        self.list_eye.close()
        self.desk.close()

    def copy_to(self, folder: Path) -> None:
        """Copy the folder as it lies there."""
        copy_files(self.folder, folder)

    def go_on_with(self, photo: Path) -> None:
        """Start the program on other files than those that it last had."""
        self.close()
        shutil.rmtree(self.folder)
        self.folder = photo
        self.open()

    def next_folder(self) -> Path:
        """Name a folder that nothing uses yet."""
        self.lives += 1
        return self.folder.with_name(f"desk {self.number} life {self.lives}")

    def round(self, stop: Stop = NEVER) -> RoundReport | None:
        """Play one round; None where the program ended in the middle of it."""
        return self.drive(play_round(self.pace), stop)

    def drive(self, played: Played[_Result], stop: Stop = NEVER) -> _Result | None:
        """Do what the post does; None where the program ended in the middle of it."""
        files = self.desk.files
        driver = Driver(self.line, files.journal, files.checklist, self.clock)
        if stop.after:
            photo = self.next_folder()
            fuse = Fuse(stop.after, self.folder, photo, stop.at_commits)
            played = stoppable(played, fuse)
        try:
            result = driver.drive(played)
        except StoppedError:
            stop.damage(self.folder, fuse.photo)
            self.go_on_with(fuse.photo)
            return None
        self.desk.refresh()
        return result

    def press(self, verb: Callable[[], None], fuse_length: int = 0) -> bool:
        """Let a verb write; tell whether the screen lived to show it as recorded."""
        if not fuse_length:
            verb()
            return True
        fuse = Fuse(fuse_length, self.folder, self.next_folder())
        try:
            with _watched(self.desk, fuse):
                verb()
        finally:
            if fuse.burnt:
                self.go_on_with(fuse.photo)
        return not fuse.burnt

    @property
    def site(self) -> int:
        """Give the site that this desk works for."""
        return self.desk.identity.site.number

    @property
    def pulled(self) -> Pulled | None:
        """Give what the last pull said, as it lies in the file."""
        return self.list_eye.look(checklist.load_pulled)

    def rows(self, scope: str) -> dict[bytes, bytes]:
        """Give the desk's rows of a scope."""
        return self.list_eye.look(_rows, scope)

    def listed(self) -> list[tuple[int, ...]]:
        """Give the desk's list."""
        return self.list_eye.look(_listed)

    def journal(self) -> dict[bytes, bytes]:
        """Give the bytes of all entries of the journal by their ids."""
        return self.journal_eye.look(_journal)

    def waiting(self) -> int:
        """Count what the desk does not know to be at the register."""
        return self.journal_eye.look(receipts.waiting_count)


def _begin(station: Station, files: Files) -> None:
    station.desk = open_desk(files, station.clock)
    station.journal_eye = _eye(files.journal, KEYS.journal)
    station.list_eye = _eye(files.checklist, KEYS.checklist)


def _eye(file: Database, key: bytes) -> Eye:
    return Eye(file.path, partial(connect_to_read, file.path, key))


def _rows(connection: Connection, scope: str) -> dict[bytes, bytes]:
    return dict(checklist.rows_of(connection, scope))


def _listed(connection: Connection) -> list[tuple[int, ...]]:
    return list(tell(connection, "SELECT * FROM list_row ORDER BY key"))


def _journal(connection: Connection) -> dict[bytes, bytes]:
    return dict(tell(connection, "SELECT entry_id, plain FROM entry"))


@contextmanager
def _watched(desk: Desk, fuse: Fuse) -> Iterator[None]:
    watch_statements(desk.journal_connection, fuse)
    try:
        yield
    finally:
        look_away(desk.journal_connection)
