"""Real desks in folders of their own: enrolled, opened, with their worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kaikudesk import arrival, counter
from kaikudesk import keys as key_file
from kaikudesk.clock import SystemClock
from kaikudesk.counter import Declared, Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.keys import KEY_FILE_NAME, ByKeyring, Keys, SystemKeyring
from kaikudesk.model import Category, Event, Tickets
from kaikudesk.settings import Settings, save_settings
from kaikudesk.wire.enrolment_code import EnrolmentCode
from sync.post import Office, enrol_desk, open_post
from sync.worker import Watchers, Worker

GIVEN: Final = Given(Tickets(own=1, children=1))
_STORE: Final = SystemKeyring()


def keys_of(folder: Path) -> Keys:
    """Open the keys of a desk."""
    return key_file.unlock(folder / KEY_FILE_NAME, ByKeyring(_STORE))


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """Open a desk as each start of the program does."""
    clock = SystemClock()
    desk = open_desk(open_files(folder, keys_of(folder), clock), clock)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def enrolled(folder: Path, code: EnrolmentCode) -> Iterator[Desk]:
    """Let a new desk in and open it; it has no list yet."""
    folder.mkdir()
    clock = SystemClock()
    keys, files = arrival.make_desk(folder, clock, ByKeyring(_STORE))
    told = arrival.recovery_code_to_tell(folder, keys, files, clock)
    office = Office(files.journal, files.checklist, clock)
    who = enrol_desk(office, code, told)
    arrival.forget_recovery_code(files)
    files.close()
    save_settings(folder, Settings(role=who.role, language="en"))
    with opened(folder) as desk:
        yield desk


def worker_of(desk: Desk, watchers: Watchers | None = None) -> Worker:
    """Give the worker that plays this desk's rounds."""
    files = desk.files
    office = Office(files.journal, files.checklist, desk.clock)
    lock = files.journal.path.with_name("round.lock")
    return open_post(office, desk.identity, lock, watchers or Watchers())


def todays_event(desk: Desk) -> Event:
    """Give the event that is chosen at the desk."""
    declared = Declared("Viulun ilta", desk.today, Category.CULTURE, quota=10_000)
    return counter.declare_event(desk, declared)
