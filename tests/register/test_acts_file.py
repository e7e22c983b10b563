"""What was decided is in the acts file before it is committed, and comes back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from kaikudesk.model import Role
from register import tables
from register.acts_file import ActsFile
from register.acts_taken import take_in
from register.database import Database, Result, Work
from register.enrolment import make_code
from register.errors import ActsFileError, BusyError, WrittenDownError
from register.network import NewSite, create_site, site_numbers
from register.opened import Register, open_register
from tests.fakes import FixedClock
from tests.register.setting_back import copy_of, set_back
from tests.register.staging import assert_whole, opened

KUHMO = NewSite("Kuhmotalo", "Kainuu", "Kuhmo", ("venue",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name a folder for acts, with a blank and an umlaut."""
    return tmp_path / "ä acts"


@pytest.fixture
def noting(database_url: str, folder: Path) -> Iterator[Register]:
    """Open a register that keeps an acts file."""
    with opened(database_url, acts=folder) as register:
        yield register


def sites(register: Register) -> list[int]:
    """Give the numbers of the sites that the database knows."""
    with register.database.reading() as connection:
        return sorted(site_numbers(connection))


def own_entries(register: Register) -> list[bytes]:
    """Give the register's own entries, in the order of its chain."""
    asked = (
        select(tables.chain.c.hash)
        .where(tables.chain.c.replica == b"register")
        .order_by(tables.chain.c.n)
    )
    with register.database.reading() as connection:
        return list(connection.scalars(asked))


def test_acts_that_the_database_lacks_come_back_once(noting: Register) -> None:
    """With their own bytes, and however often they are taken in."""
    create_site(noting, KUHMO)
    copy = copy_of(noting)
    create_site(noting, KUHMO)
    make_code(noting, 1, Role.VENUE, address="http://localhost")
    written = own_entries(noting)
    set_back(noting, copy)

    assert take_in(noting) == 2
    assert take_in(noting) == 0
    assert own_entries(noting) == written
    assert sites(noting) == [1, 2]
    assert_whole(noting)


def test_acts_written_since_a_set_back_stand_beside_those_before(
    noting: Register, folder: Path
) -> None:
    """A file that was out of reach for a while is taken in behind them."""
    copy = copy_of(noting)
    create_site(noting, KUHMO)
    lost = own_entries(noting)
    set_back(noting, copy)
    hidden = folder.rename(folder.with_name("elsewhere"))
    with opened_beside(noting, folder) as beside:
        create_site(beside, KUHMO)
    for path in folder.iterdir():
        path.rename(hidden / path.name)
    folder.rmdir()
    hidden.rename(folder)

    take_in(noting)

    assert set(lost) < set(own_entries(noting))
    assert len(own_entries(noting)) == 2 * len(lost)
    assert_whole(noting)


@contextmanager
def opened_beside(register: Register, folder: Path) -> Iterator[Register]:
    """Open the same database with an acts file of its own."""
    beside = open_register(register.database, FixedClock(seed=7), acts=folder)
    yield beside
    assert beside.acts is not None
    beside.acts.close()


@dataclass
class LostCommit(Database):
    """A database whose commit fails without a word, as when its server dies."""

    inner: Database

    def reading(self) -> AbstractContextManager[Connection]:
        """Read as ever."""
        return self.inner.reading()

    def write(self, work: Work[Result], *, weight: int = 1) -> Result:
        """Do the work, and lose it at the very end."""

        def lose(connection: Connection) -> Result:
            work(connection)
            raise BusyError

        return self.inner.write(lose, weight=weight)

    def close(self) -> None:
        """Leave the inner one open."""


def test_an_act_whose_commit_failed_has_happened(
    noting: Register, folder: Path
) -> None:
    """It is told so, is taken in under the same ids, and only once."""
    failing = open_register(
        LostCommit(noting.database), FixedClock(seed=5), acts=folder
    )
    with pytest.raises(WrittenDownError):
        create_site(failing, KUHMO)
    assert failing.acts is not None
    failing.acts.close()
    assert sites(noting) == []

    assert take_in(noting) > 0
    assert sites(noting) == [1]
    assert take_in(noting) == 0


def test_the_last_attempt_of_a_decision_counts(tmp_path: Path) -> None:
    """What a transaction noted before it was begun again never happened."""
    acts = ActsFile(tmp_path, b"r" * 32, FixedClock())
    decision = acts.decision()
    for attempt in range(3):
        acts.note(decision, rows=[("audit", {"at": attempt})])
    acts.note(acts.decision(), rows=[("audit", {"at": 9})])
    acts.close()

    assert [one.rows[0][1]["at"] for one in acts.records()] == [2, 9]


def test_a_torn_tail_takes_nothing_else_with_it(tmp_path: Path) -> None:
    """Cut anywhere, the whole records before the cut are read."""
    acts = ActsFile(tmp_path, b"r" * 32, FixedClock())
    ends = []
    for number in range(3):
        acts.note(acts.decision(), rows=[("audit", {"at": number})])
        [path] = tmp_path.iterdir()
        ends.append(path.stat().st_size)
    acts.close()
    whole = path.read_bytes()

    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert len(acts.records()) == sum(end <= cut for end in ends)


def test_the_file_of_another_register_is_passed_over(tmp_path: Path) -> None:
    """Its root key stands at its beginning."""
    other = ActsFile(tmp_path, b"o" * 32, FixedClock(seed=1))
    other.note(other.decision())
    other.close()

    assert ActsFile(tmp_path, b"r" * 32, FixedClock()).records() == []


def test_where_nothing_can_be_written_down_nothing_is_done(
    database_url: str, tmp_path: Path
) -> None:
    """A disk that is not there is said, not passed over."""
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("", "ascii")
    with opened(database_url, acts=in_the_way / "acts") as register:
        with pytest.raises(ActsFileError):
            create_site(register, KUHMO)
        assert sites(register) == []
