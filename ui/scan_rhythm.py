"""Who typed this: a scanner or a hand? Told from the rhythm alone; knows no Qt.

A scanner sends its signs a few milliseconds apart and ends with Enter, Tab or
silence; nobody types that evenly and that fast.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What counts as a scanner; all times in milliseconds.

    `gap` is the longest pause between the first signs, `silence` the pause that
    ends a scan that has shown itself as one, `shortest` its fewest signs, and
    `again` the time in which the same code is the same scan.
    """

    gap: int = 50
    silence: int = 120
    shortest: int = 4
    again: int = 3000


@dataclass(slots=True)
class Burst(Generic[Key]):
    """Signs that came close to each other, with the keys that made them."""

    rhythm: Rhythm
    signs: list[str] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    last: float = 0.0

    @property
    def is_scan(self) -> bool:
        """Tell whether a scanner has shown itself."""
        return len(self.signs) >= self.rhythm.shortest

    @property
    def patience(self) -> int:
        """Give how long the next sign may take."""
        return self.rhythm.silence if self.is_scan else self.rhythm.gap

    def is_over(self, now: float) -> bool:
        """Tell whether the pause has grown too long for one more sign."""
        return bool(self.signs) and now - self.last > self.patience

    def add(self, sign: str, key: Key, now: float) -> None:
        """Take in one more sign."""
        self.signs.append(sign)
        self.keys.append(key)
        self.last = now

    def take(self) -> tuple[str, list[Key]]:
        """Give text and keys, and begin anew."""
        text, keys = "".join(self.signs), self.keys
        self.signs, self.keys = [], []
        return text, keys


@dataclass(slots=True)
class SameCodeGuard:
    """Knows a code that a trembling trigger sends twice."""

    rhythm: Rhythm
    _code: str = ""
    _at: float = float("-inf")

    def is_again(self, code: str, now: float) -> bool:
        """Tell whether this is the scan of a moment ago; remember it either way."""
        again = code == self._code and 0 <= now - self._at <= self.rhythm.again
        self._code, self._at = code, now
        return again

    def forget(self) -> None:
        """Let the next scan count, also of the same code."""
        self._code = ""
