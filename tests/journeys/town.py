"""A town for the journeys: a register of its own, and desks that play when told to."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaikudesk import counter
from kaikudesk.clock import Clock, SystemClock
from kaikudesk.counter import Checked, Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.errors import StorageBusyError
from kaikudesk.keys import Keys
from kaikudesk.model import Tickets
from kaikudesk.storage import checklist, receipts
from kaikudesk.wire.enrolment_code import EnrolmentCode, read_code
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from sync.post import Office, enrol_desk, open_post
from sync.round import RoundReport
from sync.worker import Watchers, Worker
from tests.kaikudesk.desks import KEYS
from tests.register.processes import command

RECOVERY = "A" * 26
MOST_PRESSES = 100


@dataclass
class Post:
    """A desk with its worker, which plays only when it is told to."""

    desk: Desk
    worker: Worker
    reports: list[RoundReport]
    faults: list[Exception]

    def play(self) -> RoundReport:
        """Play one round and read what it brought; raises what broke it off."""
        self.worker.play()
        if self.faults:
            raise self.faults.pop()
        self.desk.refresh()
        return self.reports[-1]

    @property
    def waiting(self) -> int:
        """Count what the register has not acknowledged."""
        with self.desk.files.journal.reading() as connection:
            return receipts.waiting_count(connection)

    def cases(self) -> list[CaseRowWire]:
        """Give the cases that this desk sees."""
        scope = f"cases/{self.desk.identity.site.number}"
        with self.desk.files.checklist.reading() as connection:
            rows = list(checklist.rows_of(connection, scope))
        return [decode(row, CaseRowWire) for _, row in rows]


@dataclass
class Town:
    """A register of its own with a venue and a distributor.

    `places` are words of the command line that tell where it keeps its other files.
    """

    folder: Path
    url: str
    places: tuple[str, ...] = ()

    def found(self) -> None:
        """Make the two sites."""
        place = ("--area", "Kainuu", "--municipality", "Kuhmo")
        for name, role in (("Kuhmotalo", "venue"), ("Kuhmon neuvola", "distributor")):
            command(self.url, *self.places, "create-site", name, "--role", role, *place)

    def enrolment_code(self, site: int, role: str, address: str) -> str:
        """Let the administrator make an enrolment code."""
        words = ("enrolment-code", str(site), "--role", role, "--address", address)
        return command(self.url, *self.places, *words).splitlines()[-1]

    def enrol(self, site: int, role: str, address: str) -> Post:
        """Let a desk of a site in and open it."""
        code = read_code(self.enrolment_code(site, role, address))
        folder = self.folder / role
        folder.mkdir()
        return enrolled(folder, code, SystemClock())


def enrolled(
    folder: Path, code: EnrolmentCode, clock: Clock, *, keys: Keys = KEYS
) -> Post:
    """Make a desk in this folder and let it in by a code."""
    files = open_files(folder, keys, clock)
    enrol_desk(Office(files.journal, files.checklist, clock), code, RECOVERY)
    files.close()
    return post_of(folder, clock, keys=keys)


def post_of(folder: Path, clock: Clock, *, keys: Keys = KEYS) -> Post:
    """Open the enrolled desk of a folder, as each start of the program does."""
    files = open_files(folder, keys, clock)
    desk = open_desk(files, clock)
    reports: list[RoundReport] = []
    faults: list[Exception] = []
    worker = open_post(
        Office(files.journal, files.checklist, clock),
        desk.identity,
        folder / "round.lock",
        Watchers(finished=reports.append, broke=faults.append),
    )
    return Post(desk, worker, reports, faults)


def give(desk: Desk, code: str) -> Checked:
    """Check a card and give a ticket, pressing again where the desk says so."""
    checked = counter.check_card(desk, code)
    for _press in range(MOST_PRESSES):
        with suppress(StorageBusyError):
            counter.record_redemption(desk, checked, Given(Tickets(own=1)))
            return checked
    raise AssertionError("the journal stayed locked")
