"""The post of one desk, put together: a client, its driver, and the worker."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kaikudesk.clock import Clock
from kaikudesk.seal import fingerprint
from kaikudesk.storage.checklist import load_pulled
from kaikudesk.storage.database import Database
from kaikudesk.storage.identity import Identity, load_heard
from kaikudesk.wire.enrolment_code import EnrolmentCode
from sync.backoff import Schedule
from sync.client import Client
from sync.driver import Driver, Progress, Transport, tell_nobody
from sync.enrolment import enrol
from sync.no_line import NoLine
from sync.worker import Watchers, Worker


@dataclass(frozen=True, slots=True)
class Office:
    """What the post works with: the desk's two files and a clock."""

    journal: Database
    checklist: Database
    clock: Clock


def enrol_desk(office: Office, code: EnrolmentCode, recovery_code: str) -> Identity:
    """Let the register take this desk in; may be repeated after any fault.

    Raises FormError for an address that is not private, SignatureError,
    RegisterRefusedError or RegisterUnreachableError.
    """
    root = code.fingerprint
    with closing(Client(code.address, office.clock, root=root)) as client:
        driver = Driver(client, office.journal, office.checklist, office.clock)
        return driver.drive(enrol(code, recovery_code, office.clock))


def open_post(
    office: Office,
    who: Identity,
    lock: Path,
    watchers: Watchers,
    *,
    loading: Progress = tell_nobody,
) -> Worker:
    """Make the worker of an enrolled desk; it is not started yet.

    `lock` is a file of the desk's folder that nothing else uses; `loading`
    hears how many rows of a list have come, and of how many.
    """
    line = _line_of(office, who)
    driver = Driver(line, office.journal, office.checklist, office.clock, loading)
    return Worker(driver, Schedule(office.clock), lock, watchers)


def _line_of(office: Office, who: Identity) -> Transport:
    if not who.address:
        return NoLine()
    return Client(
        who.address,
        office.clock,
        floor_ms=_newest_time_heard(office),
        root=fingerprint(who.root),
    )


def _newest_time_heard(office: Office) -> int:
    with office.checklist.reading() as connection:
        pulled = load_pulled(connection)
    with office.journal.reading() as connection:
        heard = load_heard(connection)
    return max(heard.register_ms, pulled.register_ms if pulled else 0)
