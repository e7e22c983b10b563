"""Seeded choices: whoever throws the same dice again gets the same numbers."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

_Thing = TypeVar("_Thing")


class Dice:
    """Choices that hang on a name alone, and on how often they were thrown."""

    def __init__(self, *name: object) -> None:
        """Begin a sequence of its own for this name."""
        self._random = Random("/".join(map(str, name)))

    def chance(self, share: float) -> bool:
        """Say yes in this share of all throws."""
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        """Give a number, both ends included."""
        return self._random.randint(least, most)

    def pick(self, things: Sequence[_Thing]) -> _Thing:
        """Give one of these."""
        return self._random.choice(things)

    def weighed(self, weights: Mapping[_Thing, float]) -> _Thing:
        """Give one of these, each as often as its weight says."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def some(self, things: Sequence[_Thing], share: float) -> list[_Thing]:
        """Keep this share of them, in their order."""
        return [one for one in things if self.chance(share)]

    def shuffled(self, things: Sequence[_Thing]) -> list[_Thing]:
        """Give all of them in another order."""
        return self._random.sample(things, len(things))
