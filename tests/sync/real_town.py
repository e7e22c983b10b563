"""The real register and three real desks in one process, each behind a lossy line.

What each desk was told to do is also noted in a shadow log, outside of the desk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import select

from kaikudesk import card_acts, counter, handover, own_cards
from kaikudesk.counter import Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Role, Tickets
from kaikudesk.storage import checklist, journal, receipts, tables
from kaikudesk.wire.packing import MEDIA_TYPE
from register.app import make_app
from register.enrolment import make_code
from register.feed import list_tuple
from register.opened import Register
from register.tables import chain, entries, feed
from sync.driver import Driver
from sync.enrolment import enrol
from sync.pushing import Pace
from sync.refusals import answered_no
from sync.round import RoundReport, play_round
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.register.staging import DISTRIBUTOR, VENUE, Country, opened
from tests.sync.lossy import Fate, LossyTransport

ONE_TICKET = Given(Tickets(own=1))


@dataclass
class Web:
    """Carries requests to the application, with all that HTTP does to them."""

    client: TestClient[Litestar]

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Send one request; a refusal is the error that a desk makes of it."""
        headers = {"Content-Type": MEDIA_TYPE} if body is not None else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token.hex()}"
        method = "GET" if body is None else "POST"
        said = self.client.request(method, path, content=body, headers=headers)
        if said.is_success:
            return said.content
        raise answered_no(said.status_code, said.headers, said.content)


@dataclass
class Clerk:
    """A desk, its line, and what was done there: `done` are the ids of acts."""

    folder: Path
    clock: FixedClock
    line: LossyTransport
    desk: Desk
    pace: Pace = field(default_factory=Pace)
    done: list[bytes] = field(default_factory=list)
    given: list[tuple[bytes, str]] = field(default_factory=list)
    voided: set[bytes] = field(default_factory=set)
    amended: int = 0

    def round(self, fates: list[Fate]) -> RoundReport:
        """Play one round over a line that does this to its requests."""
        self.line.doom(fates)
        files = self.desk.files
        driver = Driver(self.line, files.journal, files.checklist, self.clock)
        report = driver.drive(play_round(self.pace))
        self.desk.refresh()
        return report

    def restart(self) -> None:
        """Close the desk and open it again."""
        self.desk.close()
        self.desk = open_desk(open_files(self.folder, KEYS, self.clock), self.clock)

    def give(self, code: str) -> None:
        """Give a ticket."""
        checked = counter.check_card(self.desk, code)
        counter.record_redemption(self.desk, checked, ONE_TICKET)
        self.done.append(checked.entry_id)
        self.given.append((checked.entry_id, code))

    def void(self) -> None:
        """Take the last ticket back, where one stands."""
        last = counter.last_standing(self.desk)
        if last is not None:
            counter.void_redemption(self.desk, last.entry.entry_id)
            self.voided.add(last.entry.entry_id)

    def hand_over(self, code: str) -> None:
        """Register a card, once for each code but the mobile mark."""
        registered = {one.code for one in self.desk.acts.registrations()}
        if code != "X" and code in registered:
            return
        form = Handover(
            entry_id=handover.open_form(self.desk),
            code=code,
            background=Background(1990, "88900"),
            children=2,
            granted=self.desk.today,
            consent=True,
        )
        handover.register_card(self.desk, form)
        self.done.append(form.entry_id)

    def amend(self, children: int) -> None:
        """Correct the number of children of the newest card."""
        for last in own_cards.last_registered(self.desk, 1):
            card_acts.amend_children(self.desk, last.entry.entry_id, children)
            self.amended += 1

    def standing(self, code: str) -> int:
        """Count the tickets given here for a code that were not taken back."""
        return sum(
            one == code and entry_id not in self.voided for entry_id, one in self.given
        )

    def shown(self, code: str) -> int:
        """Count the tickets that this desk's screen shows for a code today."""
        return counter.check_card(self.desk, code).answer.today.own

    def acknowledged(self) -> int:
        """Give how many entries the desk knows to be at the register."""
        with self.desk.files.journal.reading() as connection:
            return receipts.acknowledged(connection)

    def written(self) -> list[bytes]:
        """Give the entries of the journal, in their order."""
        with self.desk.files.journal.reading() as connection:
            batch = journal.batch_from(connection, 1, 1_000_000)
        return [one.plain for one in batch.entries]

    def rows(self, scope: str) -> dict[bytes, bytes]:
        """Give the desk's rows of a scope."""
        with self.desk.files.checklist.reading() as connection:
            return dict(checklist.rows_of(connection, scope))

    def listed(self) -> list[tuple[int, ...]]:
        """Give the desk's list."""
        asked = select(tables.list_row).order_by(tables.list_row.c.key)
        with self.desk.files.checklist.reading() as connection:
            return [tuple(row) for row in connection.execute(asked)]


@dataclass
class Town:
    """The register, two desks of one venue, and a distributor's."""

    register: Register
    clerks: list[Clerk]

    @property
    def distributor(self) -> Clerk:
        """Give the clerk who hands cards over."""
        return self.clerks[-1]

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass everywhere."""
        register = self.register.clock
        assert isinstance(register, FixedClock)
        for clock in (register, *(one.clock for one in self.clerks)):
            clock.pass_seconds(seconds)

    def holds(self, replica: bytes) -> list[bytes]:
        """Give the entries of a desk as they lie at the register, in their order."""
        asked = (
            select(entries.c.plain)
            .join(chain, chain.c.hash == entries.c.hash)
            .where(chain.c.replica == replica)
            .order_by(chain.c.n)
        )
        with self.register.database.reading() as connection:
            return list(connection.scalars(asked))

    def feed(self, scope: str) -> dict[bytes, bytes]:
        """Give the register's rows of a scope."""
        asked = select(feed).where(feed.c.scope == scope, feed.c.row.is_not(None))
        with self.register.database.reading() as connection:
            return {row.item: row.row for row in connection.execute(asked)}

    def listed(self, scope: str) -> list[tuple[int, ...]]:
        """Give the register's list."""
        return sorted(list_tuple(item, row) for item, row in self.feed(scope).items())


@contextmanager
def a_town(folder: Path, url: str = "") -> Iterator[Town]:
    """Found a register, on SQLite unless a URL is given, and let its desks in."""
    with opened(url or f"sqlite:///{folder}/register.db") as register:
        Country(register).found_sites()
        with TestClient(make_app(register)) as client:
            places = (VENUE, VENUE, DISTRIBUTOR)
            clerks = [
                _let_in(register, Web(client), folder / f"desk {number}", site)
                for number, site in enumerate(places, 1)
            ]
            yield Town(register, clerks)
            for one in clerks:
                one.desk.close()


def _let_in(register: Register, web: Web, folder: Path, site: int) -> Clerk:
    role = Role.VENUE if site == VENUE else Role.DISTRIBUTOR
    clock = FixedClock(seed=int(folder.name.removeprefix("desk ")))
    code = make_code(register, site, role, address="http://localhost")
    folder.mkdir()
    files = open_files(folder, KEYS, clock)
    driver = Driver(web, files.journal, files.checklist, clock)
    driver.drive(enrol(code, "A" * 26, clock))
    return Clerk(folder, clock, LossyTransport(web), open_desk(files, clock))
