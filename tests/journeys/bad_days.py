"""Where bad days happen: a register's process behind a line that can be spoilt."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import select

from kaikudesk.clock import Clock, SystemClock
from kaikudesk.model import Role, Verdict
from kaikudesk.storage import journal
from kaikudesk.wire.enrolment_code import EnrolmentCode
from kaikudesk.wire.entry import REPLICA_BYTES
from register.engines import open_database
from register.enrolment import make_code
from register.importing import Importer
from register.network import NewSite, create_site
from register.opened import Register, found, open_register
from register.tables import chain, entries
from tests.fault_server import Answer, FaultServer, a_fault_server, passes_on
from tests.journeys.town import Post, enrolled, give
from tests.register.processes import serving
from tests.register.staging import a_pen

VENUE, DISTRIBUTOR = 1, 2
SITES = {VENUE: (Role.VENUE, "Kuhmotalo"), DISTRIBUTOR: (Role.DISTRIBUTOR, "Neuvola")}
LISTED = "KK12345678"


@contextmanager
def beside(url: str) -> Iterator[Register]:
    """Open a register's database beside its serving process, as a command does."""
    database = open_database(url, serving=False)
    try:
        found(database, SystemClock())
        yield open_register(database, SystemClock())
    finally:
        database.close()


def found_town(url: str) -> None:
    """Make a venue, a distributor, and one card that is valid."""
    with beside(url) as register:
        for role, name in SITES.values():
            create_site(register, NewSite(name, "Kainuu", "Kuhmo", (role,)))
        register_cards(register, LISTED)


def register_cards(
    register: Register, *codes: str, granted: date | None = None
) -> None:
    """Let the distributor's former program register cards, today if no day is told."""
    pen = a_pen(register, register.clock.random_bytes(REPLICA_BYTES), DISTRIBUTOR)
    day = granted or date.today()  # noqa: DTZ011 - the day of the machine is the day of its desks
    for code in codes:
        pen.register_card(code, children=2, granted=day)
    Importer(register, pen.replica).take_in(pen.sents)


def a_code(url: str, address: str, site: int) -> EnrolmentCode:
    """Make a code that lets one desk of a site in."""
    with beside(url) as register:
        return make_code(register, site, SITES[site][0], address=address)


@dataclass
class Place:
    """A register's process on `port`, and the line through which desks reach it."""

    url: str
    line: FaultServer
    port: int = 0
    _process: ExitStack = field(default_factory=ExitStack)

    def serve(self) -> None:
        """Start the register's process, at the same port as before."""
        address = self._process.enter_context(serving(self.url, self.port))
        self.port = urlsplit(address).port or 0
        self.heal()

    def kill(self) -> None:
        """Kill the register's process without a word."""
        self._process.close()

    def spoil(self, *answers: Answer) -> None:
        """Let the line give these answers, the last one for ever."""
        self.line.answers = list(answers)

    def heal(self) -> None:
        """Let the line hold."""
        self.spoil(passes_on(self.line, self.port))

    def enrol(self, folder: Path, clock: Clock, site: int = VENUE) -> Post:
        """Let a desk in at a site; its folder is made."""
        folder.mkdir(exist_ok=True)
        return enrolled(folder, a_code(self.url, self.line.address, site), clock)

    def holds(self, replica: bytes) -> list[bytes]:
        """Give the entries of a desk as they lie at the register, in their order."""
        asked = (
            select(entries.c.plain)
            .join(chain, chain.c.hash == entries.c.hash)
            .where(chain.c.replica == replica)
            .order_by(chain.c.n)
        )
        with beside(self.url) as register, register.database.reading() as connection:
            return list(connection.scalars(asked))


@contextmanager
def a_place(folder: Path) -> Iterator[Place]:
    """Found a town, serve its register, and put a line that holds before it."""
    url = f"sqlite:///{folder}/register.db"
    found_town(url)
    with a_fault_server() as line:
        place = Place(url, line)
        place.serve()
        try:
            yield place
        finally:
            place.kill()


def record(post: Post, *codes: str) -> list[Verdict]:
    """Give a ticket for each code, and say what the screen said."""
    return [give(post.desk, code).answer.verdict for code in codes]


def written(post: Post) -> list[bytes]:
    """Give the entries of a desk as they lie in its journal, in their order."""
    with post.desk.files.journal.reading() as connection:
        batch = journal.batch_from(connection, 1, 1_000_000)
    return [one.plain for one in batch.entries]


def nothing_is_lost_or_doubled(place: Place, post: Post) -> None:
    """The register holds the desk's entries, each once, and the desk knows it."""
    assert place.holds(post.desk.identity.replica) == written(post)
    assert post.waiting == 0
