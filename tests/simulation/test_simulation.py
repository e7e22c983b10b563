"""A share of the seeds in every run of the suite; `make simulate` runs the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.__main__ import command, play_seed
from tests.simulation.coverage import EXPECTED
from tests.simulation.plan import plan_of
from tests.simulation.run import play

ROOT = Path(__file__).resolve().parents[2]
# So many come to everything; continuous integration runs them all, and at home a few
# tell whether it works.
ENOUGH = 300
SEEDS = int(
    os.environ.get("KAIKUDESK_SEEDS", ENOUGH if "KAIKUDESK_CI" in os.environ else 25)
)


@pytest.mark.slow
def test_all_seeds_hold_and_come_to_everything(tmp_path: Path) -> None:
    """Nothing is lost, doubled or left waiting; what no seed meets, none has proved."""
    results = tmp_path / "results.json"
    asked = f"--seeds {SEEDS} --workers 2 --quick --results"
    told = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *asked.split(), str(results)],
        cwd=ROOT,
        env=_unmeasured(),
        capture_output=True,
        text=True,
        check=False,
    )
    met = json.loads(results.read_text("utf-8"))["sizes"]["usual"]["met"]

    assert (told.returncode, told.stderr) == (0, ""), told.stdout
    come_to = {name for name, times in met.items() if times}
    assert SEEDS < ENOUGH or EXPECTED - come_to == set()


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
