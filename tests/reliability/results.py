"""What the last runs wrote down, read as it stands in their files."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.chaos.outcome import Storms, read_storms
from tests.fuzz.__main__ import RESULTS as FUZZED
from tests.simulation.finds import FINDS, Find
from tests.simulation.portions import RESULTS as SEEDS


class Size(msgspec.Struct, frozen=True):
    """Towns of one size: their seeds in spans, and what happened in how many."""

    seeds: list[tuple[int, int]]
    entries: int
    met: dict[str, int] = {}

    @property
    def count(self) -> int:
        """Count the seeds."""
        return sum(last - first + 1 for first, last in self.seeds)


class Simulated(msgspec.Struct, frozen=True):
    """All seeds that were played over one tree; one that fails is never among them."""

    tree: str = ""
    sizes: dict[str, Size] = {}

    def size(self, name: str) -> Size:
        """Give the towns of a size; none where none were played."""
        return self.sizes.get(name, Size([], 0))


class Planted(msgspec.Struct, frozen=True):
    """All bugs that were planted into one tree."""

    tree: str = ""
    bugs: list[Find] = []


class Fuzzed(msgspec.Struct, frozen=True):
    """How long a decoder was fed, with how many inputs worth keeping."""

    executions: int
    seconds: int
    corpus: int
    tree: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The last runs of everything; what was never run is empty."""

    simulated: Simulated
    storms: Storms
    planted: Planted
    fuzzed: dict[str, Fuzzed]

    def trees(self) -> dict[str, set[str]]:
        """Give the trees that each command was run over; none where it was not run."""
        return {
            "simulate": {self.simulated.tree} if self.simulated.sizes else set(),
            "chaos": {self.storms.tree} if self.storms.storms else set(),
            "planted": {self.planted.tree} if self.planted.bugs else set(),
            "fuzz": {one.tree for one in self.fuzzed.values()},
        }


def read_results() -> Results:
    """Read the results that lie beside what was run."""
    return Results(
        simulated=msgspec.json.decode(_raw(SEEDS), type=Simulated),
        storms=read_storms() or Storms("", "", []),
        planted=msgspec.json.decode(_raw(FINDS), type=Planted),
        fuzzed=msgspec.json.decode(_raw(FUZZED), type=dict[str, Fuzzed]),
    )


def _raw(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b"{}"
