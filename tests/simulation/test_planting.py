"""The planted bugs still fit the tree; `make planted` lets the simulator find them."""

import subprocess

import pytest

from tests.simulation.planting import PLANTED, ROOT, bugs


def test_there_are_enough_of_them() -> None:
    """At least fifteen classic bugs are planted."""
    assert len(bugs()) >= 15


@pytest.mark.parametrize("bug", bugs())
def test_a_planted_bug_fits_the_tree(bug: str) -> None:
    """A diff that no longer applies would be a bug that nobody looks for."""
    check = ["git", "apply", "--check", "--recount", f"{PLANTED / bug}.diff"]

    assert subprocess.run(check, cwd=ROOT, check=False).returncode == 0
