"""The seeds of continuous integration come to everything that can happen."""

import pytest

from tests.simulation.__main__ import play_seed
from tests.simulation.coverage import EXPECTED
from tests.simulation.test_simulation import SEEDS

ENOUGH = 300


@pytest.mark.slow
@pytest.mark.skipif(SEEDS < ENOUGH, reason="fewer seeds do not come to everything")
def test_every_fault_and_every_row_of_the_table_is_met() -> None:
    """What no seed comes to, no seed has proved."""
    missing = set(EXPECTED)
    for seed in range(ENOUGH):
        missing -= play_seed(seed).met.keys()
        if not missing:
            break

    assert missing == set()
