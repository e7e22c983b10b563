"""What every test of the post stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.desk import Desk, a_desk
from tests.sync.real_town import Town, a_town
from tests.sync.sticks import Stick

NEXT_LIST = "list/1/2"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an enrolled desk that never synced."""
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register with two venue desks and a distributor's."""
    with a_town(tmp_path) as made:
        yield made


@pytest.fixture
def stick(town: Town, tmp_path: Path) -> Stick:
    """Give the stick of the first desk, whose list is empty yet."""
    folder = tmp_path / "ä stick"
    folder.mkdir()
    return Stick(folder, town.clerks[0])
