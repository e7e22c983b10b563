"""A register on each of its databases, for the tests of this folder."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from register.opened import Register
from tests.postgresql import a_database, server
from tests.register.posting_files import Sender
from tests.register.staging import Country, opened

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
