"""Things that belong together, joined pair by pair, in whatever order."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Joined:
    """Groups of ids; each group goes by its smallest id."""

    _below: dict[bytes, bytes] = field(default_factory=dict)

    def join(self, one: bytes, other: bytes) -> None:
        """Put two ids and all that hang on them into one group."""
        first, second = sorted((self.name_of(one), self.name_of(other)))
        self._below[second] = first

    def name_of(self, one: bytes) -> bytes:
        """Give the smallest id of the group that this one is in."""
        while (below := self._below.get(one, one)) != one:
            one = below
        return one
