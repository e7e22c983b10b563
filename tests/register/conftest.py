"""A register on each of its databases, for the tests of this folder."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from kaikudesk.errors import KaikuDeskError
from register.opened import Register
from tests.postgresql import a_database, server
from tests.register.bad_input import Said
from tests.register.posting_files import Sender
from tests.register.staging import Country, opened
from tests.sync.real_town import Town, a_town
from tests.sync.sticks import Stick
from ui.languages import LANGUAGES, Languages
from ui.wording import sentence_of

_number = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run one PostgreSQL server for all tests of a process."""
    with server() as folder:
        yield folder


@pytest.fixture
def postgresql_url(postgresql: str) -> str:
    """Make an empty database on the server and give its URL."""
    return a_database(postgresql, f"register{next(_number)}")


@pytest.fixture
def second_postgresql_url(postgresql: str) -> str:
    """Make a second empty database beside the first."""
    return a_database(postgresql, f"register{next(_number)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ä register.db"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def register(database_url: str) -> Iterator[Register]:
    """Open a new register for serving, with a clock that stands still."""
    with opened(database_url) as one:
        yield one


@pytest.fixture
def country(register: Register) -> Country:
    """Put a venue's and a distributor's desk beside the register."""
    return Country(register)


@pytest.fixture
def sender(country: Country) -> Sender:
    """Give a desk of the venue whose site the network knows."""
    country.found_sites()
    return Sender(country.register)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register with two venue desks and a distributor's, all real."""
    with a_town(tmp_path) as made:
        yield made


@pytest.fixture
def stick(town: Town, tmp_path: Path) -> Stick:
    """Give the stick of the first desk."""
    folder = tmp_path / "ä stick"
    folder.mkdir()
    return Stick(folder, town.clerks[0])


@pytest.fixture
def said(qapp: QApplication) -> Iterator[Said]:
    """Give what tells the sentences of a fault in Finnish, Swedish and English."""
    languages = Languages(qapp)

    def sentences(fault: KaikuDeskError) -> tuple[str, ...]:
        told = []
        for language in LANGUAGES:
            languages.use(language)
            told.append(sentence_of(fault))
        return tuple(told)

    yield sentences
    languages.use("en")
    delete(languages)
