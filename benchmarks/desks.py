"""Real desks in folders of their own: enrolled, opened, with their worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kaikudesk import counter
from kaikudesk.clock import SystemClock
from kaikudesk.counter import Declared, Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.keys import Keys
from kaikudesk.model import Category, Event, Tickets
from kaikudesk.wire.enrolment_code import EnrolmentCode
from sync.post import Office, enrol_desk, open_post
from sync.worker import Watchers, Worker

KEYS: Final = Keys(
    journal=b"j" * 32, checklist=b"c" * 32, master=b"m" * 32, file_id=b"f" * 16
)
GIVEN: Final = Given(Tickets(own=1, children=1))
_RECOVERY: Final = "A" * 26


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """Open a desk as each start of the program does."""
    clock = SystemClock()
    desk = open_desk(open_files(folder, KEYS, clock), clock)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def enrolled(folder: Path, code: EnrolmentCode) -> Iterator[Desk]:
    """Let a new desk in and open it; it has no list yet."""
    folder.mkdir()
    clock = SystemClock()
    files = open_files(folder, KEYS, clock)
    enrol_desk(Office(files.journal, files.checklist, clock), code, _RECOVERY)
    files.close()
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
