"""Everything random in the demo country, from one seed.

It is a `Clock` too, whose time is set by whoever writes an entry: so ids and
nonces repeat with the seed.
"""

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

_Any = TypeVar("_Any")


class Dice:
    """Seeded randomness, and a clock that is set by hand."""

    def __init__(self, seed: str, ms: int = 0) -> None:
        """Start from a seed, at a time in milliseconds since 1970."""
        self._random = Random(seed)  # noqa: S311 - repeatable, and guards no secret
        self.ms = ms
        self.fraction = self._random.random
        self.random_bytes = self._random.randbytes

    def now_ms(self) -> int:
        """Give the time that was set."""
        return self.ms

    def monotonic(self) -> float:
        """Give the same time in seconds."""
        return self.ms / 1000

    def happens(self, probability: float) -> bool:
        """Tell whether something of this probability happens now."""
        return self.fraction() < probability

    def between(self, first: int, last: int) -> int:
        """Draw a whole number, both ends included."""
        return first + int(self.fraction() * (last - first + 1))

    def one_of(self, things: Sequence[_Any]) -> _Any:
        """Draw one, each as likely as another."""
        return things[int(self.fraction() * len(things))]


class Urn(Generic[_Any]):
    """Things to draw from, each as likely as its weight says."""

    def __init__(self, weighted: Sequence[tuple[_Any, float]]) -> None:
        """Take pairs of a thing and its weight."""
        self._things = [thing for thing, _ in weighted]
        self._sums = list(accumulate(weight for _, weight in weighted))

    def __bool__(self) -> bool:
        return bool(self._things)

    def draw(self, dice: Dice) -> _Any:
        """Draw one of them and put it back."""
        drawn = dice.fraction() * self._sums[-1]
        place = next(place for place, most in enumerate(self._sums) if drawn < most)
        return self._things[place]
