"""A share of the seeds in every run of the suite; `make simulate` runs the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.__main__ import command, play_seed
from tests.simulation.plan import plan_of
from tests.simulation.run import play

ROOT = Path(__file__).resolve().parents[2]
BLOCK = 25
# Continuous integration runs all of these; at home a few tell whether it works.
SEEDS = int(
    os.environ.get("KAIKUDESK_SEEDS", 300 if "KAIKUDESK_CI" in os.environ else BLOCK)
)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_a_block_of_seeds_holds(first: int, tmp_path: Path) -> None:
    """Whatever the faults of each seed do, nothing is lost, doubled or left waiting."""
    asked = f"--from {first} --seeds {BLOCK} --workers 1 --quick --results"
    told = subprocess.run(
        [
            *(sys.executable, "-m", "tests.simulation"),
            *asked.split(),
            str(tmp_path / "results.json"),
        ],
        cwd=ROOT,
        env=_unmeasured(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, ""), told.stdout


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


def _unmeasured() -> dict[str, str]:
    """Watching each line would take a town three times as long."""
    gone = ("COVERAGE_", "COV_")
    return {
        name: value for name, value in os.environ.items() if not name.startswith(gone)
    }
