"""A register that was set back under its desks: nothing acknowledged is missing."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from kaikudesk import handover
from kaikudesk.clock import SystemClock
from kaikudesk.counter import check_card
from kaikudesk.handover import Handover
from kaikudesk.model import Background, EntryKind, Tickets
from kaikudesk.wire import bodies
from kaikudesk.wire.enrolment_code import read_code
from register.acts import write_acts
from register.engines import open_database
from register.epochs import BEGAN
from register.opened import Register, open_register
from register.pen import Act
from register.tables import audit, entries
from tests.journeys.bad_days import written
from tests.journeys.town import Post, Town, enrolled, give
from tests.register.processes import command, serving
from tests.register.staging import assert_whole

CARD, LATER_CARD = "KK12345678", "KK87654321"
VENUE, OFFICE = 1, 2
MOST_ROUNDS = 6
NEW_SITE = ("--role", "venue", "--area", "Kainuu", "--municipality", "Kuhmo")


@contextmanager
def beside(town: Town) -> Iterator[Register]:
    """Open the database beside its process, with its acts file, as commands do."""
    with closing(open_database(town.url, serving=False)) as database:
        acts = town.folder / "register.acts"
        with closing(open_register(database, SystemClock(), acts=acts)) as register:
            yield register


@dataclass
class Yesterday:
    """The register as it stood: a backup of the tool's, and its files themselves."""

    town: Town

    @property
    def backup(self) -> Path:
        """Name the file that the tool wrote."""
        return self.town.folder / "yesterday.backup"

    @property
    def copies(self) -> Path:
        """Name the folder with the database's files."""
        return self.town.folder / "yesterday"

    def keep(self) -> None:
        """Keep the files of a register that serves nobody."""
        self.copies.mkdir()
        for file in self.town.folder.glob("register.db*"):
            shutil.copy(file, self.copies)

    def restore(self) -> None:
        """Restore with the tool."""
        command(self.town.url, "restore", str(self.backup))

    def put_back(self) -> None:
        """Put the files back, and tell nobody."""
        for file in self.town.folder.glob("register.db*"):
            file.unlink()
        for file in self.copies.iterdir():
            shutil.copy(file, self.town.folder)


def form_of(post: Post, code: str) -> Handover:
    """Fill in a form for a card."""
    return Handover(
        entry_id=handover.open_form(post.desk),
        code=code,
        background=Background(1990, "88900"),
        children=2,
        granted=post.desk.today,
        consent=True,
    )


def erase(town: Town, registration: bytes) -> None:
    """Let the administrator erase what is known of a holder."""
    with beside(town) as register:
        act = Act(EntryKind.ERASED, bodies.Erased(), about=registration)
        write_acts(register, [act])


def settle(*posts: Post) -> None:
    """Play rounds until nothing waits, and once more so that all know of it."""
    for _ in range(MOST_ROUNDS):
        for post in posts:
            post.play()
        if not any(post.waiting for post in posts):
            break
    for post in posts:
        assert post.play().reached
        assert post.waiting == 0


def holds_everything_once(town: Town, *posts: Post) -> None:
    """All that was recorded lies at the register, once, and its rows follow from it."""
    with beside(town) as register:
        with register.database.reading() as connection:
            held = Counter(connection.scalars(select(entries.c.plain)))
        assert_whole(register)
    for post in posts:
        assert [held[plain] for plain in written(post)] == [1] * len(written(post))


def background(town: Town, registration: bytes) -> bytes | None:
    """Read what the register knows of a holder."""
    asked = select(entries.c.background).where(entries.c.entry_id == registration)
    with beside(town) as register, register.database.reading() as connection:
        told: bytes | None = connection.execute(asked).scalar_one()
    return told


def epochs_begun(town: Town) -> int:
    """Count what the administrator was told of."""
    asked = select(func.count()).where(audit.c.act == BEGAN)
    with beside(town) as register, register.database.reading() as connection:
        return connection.execute(asked).scalar_one()


@dataclass
class Posts:
    """A venue's desk, a distributor's, and one that was let in after yesterday."""

    venue: Post
    office: Post
    late: Post
    registration: bytes

    def all(self) -> tuple[Post, ...]:
        """Give all desks."""
        return self.venue, self.office, self.late

    def shown(self) -> object:
        """Give the cases of all, and what the counter says of both cards."""
        checks = [check_card(self.venue.desk, one).answer for one in (CARD, LATER_CARD)]
        return [post.cases() for post in self.all()], checks


def work_of_yesterday(town: Town, address: str) -> tuple[Post, Post, bytes]:
    """Register a card and use it; gives the desks and the registration."""
    venue = town.enrol(VENUE, "venue", address)
    office = town.enrol(OFFICE, "distributor", address)
    form = form_of(office, CARD)
    handover.register_card(office.desk, form)
    settle(office, venue)
    give(venue.desk, CARD)
    settle(venue)
    return venue, office, form.entry_id


def work_of_today(
    town: Town, address: str, *, venue: Post, office: Post, registration: bytes
) -> Posts:
    """Let a desk in, register and use another card, and erase the first's holder."""
    code = read_code(town.enrolment_code(VENUE, "venue", address))
    (town.folder / "late").mkdir()
    late = enrolled(town.folder / "late", code, SystemClock())
    handover.register_card(office.desk, form_of(office, LATER_CARD))
    erase(town, registration)
    settle(office, venue, late)
    for post in (venue, late):
        give(post.desk, LATER_CARD)
    settle(venue, late, office, venue, late)
    today = check_card(venue.desk, LATER_CARD).answer.today
    assert today == Tickets(own=2)
    return Posts(venue, office, late, registration)


@pytest.mark.slow
@pytest.mark.parametrize("set_back", [Yesterday.restore, Yesterday.put_back])
def test_nothing_acknowledged_is_missing_and_nothing_erased_is_back(
    town: Town, set_back: Callable[[Yesterday], None]
) -> None:
    """Twice set back, with acts of the administrator in between."""
    yesterday = Yesterday(town)
    with serving(town.url) as address:
        venue, office, registration = work_of_yesterday(town, address)
        command(town.url, "backup", str(yesterday.backup))
    yesterday.keep()
    port = urlsplit(address).port or 0
    with serving(town.url, port):
        posts = work_of_today(
            town, address, venue=venue, office=office, registration=registration
        )
    shown = posts.shown()

    for times in (1, 2):
        set_back(yesterday)
        with serving(town.url, port):
            command(town.url, "create-site", f"Sali {times}", *NEW_SITE)
            settle(*posts.all())
            settle(*posts.all())
        assert epochs_begun(town) == 1
        holds_everything_once(town, *posts.all())
        assert background(town, registration) is None
        assert posts.shown() == shown
    for post in posts.all():
        post.desk.close()
