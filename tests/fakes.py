"""Fakes for the edges of the program: time and randomness."""

from dataclasses import dataclass
from hashlib import blake2b

# 24 November 2026, 12:00 in Helsinki.
NOON_MS = 1_795_514_400_000


@dataclass(slots=True)
class FixedClock:
    """A clock that moves only when it is told to; its randomness repeats.

    `seed` tells the random bytes of one fixed clock from those of another.
    """

    ms: int = NOON_MS
    ticks: float = 0.0
    seed: int = 0
    drawn: int = 0

    def now_ms(self) -> int:
        """Give the time that was set."""
        return self.ms

    def monotonic(self) -> float:
        """Give the seconds that were let pass."""
        return self.ticks

    def random_bytes(self, count: int) -> bytes:
        """Give the next bytes of a sequence that is the same in every run."""
        drawn = bytearray()
        while len(drawn) < count:
            self.drawn += 1
            drawn += blake2b(f"{self.seed}/{self.drawn}".encode()).digest()
        return bytes(drawn[:count])

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass, by both clocks."""
        self.ms += round(seconds * 1000)
        self.ticks += seconds
