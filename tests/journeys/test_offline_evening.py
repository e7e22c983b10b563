"""A venue without a network, and the register that has it all afterwards."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kaikudesk import counter, handover
from kaikudesk.clock import SystemClock
from kaikudesk.counter import Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Tickets, Unreached, Verdict
from kaikudesk.storage import checklist, receipts
from kaikudesk.wire.enrolment_code import read_code
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from sync.post import Office, enrol_desk, open_post
from sync.round import RoundReport
from sync.worker import Watchers, Worker
from tests.kaikudesk.desks import KEYS
from tests.register.processes import command, serving

CODE = "KK12345678"
OWN_AND_CHILD = Given(Tickets(own=1, children=1))


@dataclass
class Post:
    """A desk with its worker, which plays only when it is told to."""

    desk: Desk
    worker: Worker
    reports: list[RoundReport]

    def play(self) -> RoundReport:
        """Play one round and read what it brought."""
        self.worker.play()
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
    """A register of its own with a venue and a distributor; see `open_desks`."""

    folder: Path
    url: str

    def found(self) -> None:
        """Make the two sites."""
        place = ("--area", "Kainuu", "--municipality", "Kuhmo")
        for name, role in (("Kuhmotalo", "venue"), ("Kuhmon neuvola", "distributor")):
            command(self.url, "create-site", name, "--role", role, *place)

    def enrol(self, site: int, role: str, address: str) -> Post:
        """Let a desk of a site in and open it."""
        words = ("enrolment-code", str(site), "--role", role, "--address", address)
        code = read_code(command(self.url, *words).splitlines()[-1])
        folder, clock = self.folder / role, SystemClock()
        folder.mkdir()
        files = open_files(folder, KEYS, clock)
        office = Office(files.journal, files.checklist, clock)
        who = enrol_desk(office, code, "A" * 26)
        reports: list[RoundReport] = []
        watchers = Watchers(finished=reports.append)
        worker = open_post(office, who, folder / "round.lock", watchers)
        return Post(open_desk(files, clock), worker, reports)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Found a register with two sites."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/register.db")
    town.found()
    return town


@pytest.mark.slow
def test_what_was_recorded_without_a_network_is_there_once_afterwards(
    town: Town,
) -> None:
    """Recorded offline, pushed once, registered later, and the flag goes away."""
    with serving(town.url) as address:
        venue = town.enrol(1, "venue", address)
        office = town.enrol(2, "distributor", address)
        assert venue.play().reached
        assert office.play().reached
    port = urlsplit(address).port or 0

    checked = counter.check_card(venue.desk, CODE)
    counter.record_redemption(venue.desk, checked, OWN_AND_CHILD)
    handover.register_card(office.desk, _form(office.desk))
    report = venue.play()
    assert checked.answer.verdict is Verdict.NOT_REGISTERED
    assert report.why_not is Unreached.NO_ANSWER
    assert venue.waiting == 2

    with serving(town.url, port):
        assert venue.play().reached
        assert (venue.waiting, [one.closed_by for one in venue.cases()]) == (0, [""])
        assert office.play().reached
        assert venue.play().reached
        assert venue.play().reached

    after = counter.check_card(venue.desk, CODE).answer
    assert [one.closed_by for one in venue.cases()] == ["registration"]
    assert after.verdict is Verdict.VALID
    assert after.today == Tickets(own=1, children=1)
    for post in (venue, office):
        post.desk.close()


def _form(desk: Desk) -> Handover:
    return Handover(
        entry_id=handover.open_form(desk),
        code=CODE,
        background=Background(1990, "88900"),
        children=2,
        granted=desk.today,
        consent=True,
    )
