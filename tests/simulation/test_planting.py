"""The planted bugs still fit the tree; `make planted` lets the simulator find them."""

import subprocess
from pathlib import Path

import pytest

from tests.simulation.finds import Find, Finds
from tests.simulation.planting import PLANTED, ROOT, bugs


def test_there_are_enough_of_them() -> None:
    """At least fifteen classic bugs are planted."""
    assert len(bugs()) >= 15


@pytest.mark.parametrize("bug", bugs())
def test_a_planted_bug_fits_the_tree(bug: str) -> None:
    """A diff that no longer applies would be a bug that nobody looks for."""
    check = ["git", "apply", "--check", "--recount", f"{PLANTED / bug}.diff"]

    assert subprocess.run(check, cwd=ROOT, check=False).returncode == 0


def test_finds_of_one_tree_add_up(tmp_path: Path) -> None:
    """A bug is looked for until it was found, and again over other source."""
    path = tmp_path / "planted.json"
    found = Find("a", 3, "2: lost", passes_others=True)
    for find in (Find("b"), found):
        Finds(path).keep(find)
    here = Finds(path)
    path.write_text(path.read_text("utf-8").replace('"tree": "', '"tree": "x'), "utf-8")

    assert (here.of("a"), here.of("b")) == (found, None)
    assert Finds(path).of("a") is None
