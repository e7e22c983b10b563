"""Time that passes when it is told to, and the clocks that people set by it."""

from dataclasses import dataclass, field
from hashlib import blake2b

from tests.fakes import NOON_MS

SECOND_MS = 1000
DAY_SECONDS = 24 * 3600


@dataclass(slots=True)
class VirtualTime:
    """The true time, which no desk of the town knows for certain."""

    ms: int = NOON_MS
    ticks: float = 0.0

    def pass_seconds(self, seconds: int) -> None:
        """Let time pass everywhere."""
        self.ms += seconds * SECOND_MS
        self.ticks += seconds


@dataclass(slots=True)
class TownClock:
    """One machine's clock: so far off the true time, with randomness of its own."""

    time: VirtualTime
    name: str
    off_ms: int = 0
    _drawn: int = field(default=0, repr=False)

    def now_ms(self) -> int:
        """Give the time that this machine believes."""
        return max(0, self.time.ms + self.off_ms)

    def monotonic(self) -> float:
        """Give seconds that never go back."""
        return self.time.ticks

    def random_bytes(self, count: int) -> bytes:
        """Give the next bytes of a sequence that is the same in every run."""
        drawn = bytearray()
        while len(drawn) < count:
            self._drawn += 1
            drawn += blake2b(f"{self.name}/{self._drawn}".encode()).digest()
        return bytes(drawn[:count])
