"""Portions of seeds add up over one tree, and only there."""

import json
from collections import Counter
from pathlib import Path

from tests.simulation.portions import Portions
from tests.simulation.run import Outcome
from tests.simulation.workers import play_all


def test_portions_add_up_over_one_tree(tmp_path: Path) -> None:
    """A seed counts once, whatever portion it came in, and apart for each size."""
    path = tmp_path / "results.json"
    for seeds in ((0, 1, 3), (1, 2), (7,)):
        portions = Portions(path)
        for seed in seeds:
            portions.add("usual", seed, _held(entries=5))
        portions.keep()
    again = Portions(path)
    usual = json.loads(path.read_text("utf-8"))["sizes"]["usual"]

    assert usual == {
        "seeds": [[0, 3], [7, 7]],
        "entries": 25,
        "met": {"a fault": 5},
    }
    assert (again.count("usual"), again.count("large")) == (5, 0)
    assert again.not_yet("usual", range(9)) == [4, 5, 6, 8]


def test_a_failure_is_no_portion(tmp_path: Path) -> None:
    """What did not hold is not counted as held."""
    portions = Portions(tmp_path / "results.json")
    portions.add("usual", 0, _held(failure="2: lost"))

    assert portions.count("usual") == 0


def test_another_tree_begins_anew(tmp_path: Path) -> None:
    """What was shown of other source shows nothing of this one."""
    path = tmp_path / "results.json"
    portions = Portions(path)
    portions.add("usual", 0, _held())
    portions.keep()
    path.write_text(path.read_text("utf-8").replace('"tree": "', '"tree": "x'), "utf-8")

    assert Portions(path).count("usual") == 0


def test_seeds_come_in_their_order() -> None:
    """However many processes play, the first seed that fails is the first told."""
    assert list(play_all(_squared, [3, 1, 2], workers=2)) == [(3, 9), (1, 1), (2, 4)]


def _squared(seed: int) -> int:
    return seed**2


def _held(*, failure: str = "", entries: int = 1) -> Outcome:
    return Outcome(failure, -1, (), "", Counter({"a fault": 1}), entries)
