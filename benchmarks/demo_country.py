"""A whole demo country, entry by entry through the push's own code."""

import time
from collections.abc import Iterator
from typing import Final

from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.registers import command

SECONDS: Final = Goal(
    "demo country of 1,000,000 cards, one run",
    "s",
    600,
    "every card and every redemption is an entry that is sealed, opened and folded",
)
GOALS: Final = (SECONDS,)


def measure(ground: Ground) -> Iterator[Figure]:
    """Make a country of so many cards in a register of its own, once."""
    folder = ground.new_folder()
    folder.mkdir()
    begun = time.perf_counter()
    command(f"sqlite:///{folder / 'demo.db'}", "demo", "--cards", str(ground.cards))
    yield SECONDS.figure(time.perf_counter() - begun)
