"""Seeds that were run add up, portion by portion, while the tree stays the same.

A person says where they add up, and commits the file; no test does.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.simulation.run import Outcome
from tools.proved import tree_hash

RESULTS = Path(__file__).with_name("results.json")


class Portions:
    """What was run of one tree: seeds, entries, and what they met."""

    def __init__(self, path: Path = RESULTS) -> None:
        """Go on with the portions of this tree; those of another do not count."""
        self._path = path
        self._tree = tree_hash()
        told = json.loads(path.read_text("utf-8")) if path.exists() else {}
        same = told.get("tree") == self._tree
        self._sizes: dict[str, dict[str, Any]] = told["sizes"] if same else {}

    def add(self, size: str, seed: int, outcome: Outcome) -> None:
        """Count a run of a seed that held, once."""
        one = self._sizes.setdefault(size, {"seeds": [], "entries": 0, "met": {}})
        if outcome.failure or _contains(one["seeds"], seed):
            return
        _include(one["seeds"], seed)
        one["entries"] += outcome.entries
        one["met"] = dict(sorted((Counter(one["met"]) + outcome.met).items()))

    def not_yet(self, size: str, seeds: Iterable[int]) -> list[int]:
        """Give those of the seeds that were not run yet."""
        spans = self._sizes.get(size, {}).get("seeds", [])
        return [seed for seed in seeds if not _contains(spans, seed)]

    def count(self, size: str) -> int:
        """Count the seeds of a size."""
        spans = self._sizes.get(size, {}).get("seeds", [])
        return sum(last - first + 1 for first, last in spans)

    def keep(self) -> None:
        """Write it all down, or nothing of it."""
        told = {"tree": self._tree, "sizes": self._sizes}
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
        new.replace(self._path)


def _contains(spans: list[list[int]], seed: int) -> bool:
    return any(first <= seed <= last for first, last in spans)


def _include(spans: list[list[int]], seed: int) -> None:
    spans.append([seed, seed])
    spans.sort()
    joined = [spans[0]]
    for first, last in spans[1:]:
        if first == joined[-1][1] + 1:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    spans[:] = joined
