"""A share of the storms: a minute on each of the register's databases.

What a clerk's thread computes is bounded here at its median only: this suite runs
beside it on the same processors. The 99th percentile is measured by `make chaos`, and
stands in docs/reliability.md.
"""

from random import randrange

import pytest

from tests.chaos.faults import Fault
from tests.chaos.outcome import SLOWLY
from tests.chaos.run import REGISTERS, repeated, run

SECONDS = 60
FEWEST_KILLS = 30
FEWEST_ACTS = 30
OWN_WORK_MS = 8.0


@pytest.mark.slow
@pytest.mark.parametrize("register", REGISTERS)
def test_nothing_that_a_screen_called_recorded_is_lost_or_doubled(
    register: str,
) -> None:
    """Killed, cut, filled and garbled for a minute, desks and register lose nothing."""
    seed = randrange(1_000_000)
    outcome = run(register, seed, SECONDS)
    again = repeated(register, seed, SECONDS)

    assert outcome.lost == (), again
    assert outcome.doubled == (), again
    assert outcome.kills >= FEWEST_KILLS, again
    assert outcome.power_cuts > 0, again
    assert outcome.disk_fills > 0, again
    assert outcome.refused.get("StorageFullError", 0) > 0, again
    assert outcome.faults.keys() <= {str(one) for one in Fault}, again
    assert len(outcome.faults) > len(Fault) // 2, again
    for verb in ("check", "record"):
        slowly = outcome.took[verb + SLOWLY]
        assert slowly.count >= FEWEST_ACTS, again
        assert slowly.own_p50 <= OWN_WORK_MS, again
