"""What the tests of the core share: a clock that stands, and a venue's open desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk.desk import Desk
from tests.fakes import FixedClock
from tests.kaikudesk.desks import enrol, opened


@pytest.fixture
def clock() -> FixedClock:
    """Noon in Helsinki, until a test lets time pass."""
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Open a venue's desk with three cards on its list."""
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        yield desk
