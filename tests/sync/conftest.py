"""What every test of the post stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.desk import Desk, a_desk

NEXT_LIST = "list/1/2"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an enrolled desk that never synced."""
    with a_desk(tmp_path) as made:
        yield made
