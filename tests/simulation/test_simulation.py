"""A share of the seeds in every run of the suite; `make simulate` runs the rest."""

import os

import pytest

from tests.simulation.__main__ import command, play_seed
from tests.simulation.plan import plan_of
from tests.simulation.run import play

BLOCK = 25
# Continuous integration runs all of these; at home a few tell whether it works.
SEEDS = int(
    os.environ.get("KAIKUDESK_SEEDS", 300 if "KAIKUDESK_CI" in os.environ else BLOCK)
)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_a_block_of_seeds_holds(first: int) -> None:
    """Whatever the faults of each seed do, nothing is lost, doubled or left waiting."""
    failed = {
        seed: outcome.failure
        for seed in range(first, first + BLOCK)
        if (outcome := play_seed(seed)).failure
    }

    assert failed == {}


def test_a_seed_is_the_same_run_twice() -> None:
    """Nothing but the seed decides what happens."""
    first, second = play_seed(2), play_seed(2)

    assert first.trace == second.trace
    assert first.fingerprint == second.fingerprint


def test_a_step_left_out_changes_no_other() -> None:
    """Each step has dice of its own, so that a failing run can be made smaller."""
    plan = plan_of(4)
    last = plan.steps[-1].index
    whole, shorter = play(plan), play(plan.only(frozenset(range(last))))

    assert shorter.trace == whole.trace[:-1]
    assert command(plan, plan.only(frozenset({1, 2})), "usual").endswith("--keep 1,2")
