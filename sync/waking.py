"""Time that passes while the machine sleeps, too.

A system's monotonic clock may stand still in sleep, and its wall clock goes back
and forth. What the wall clock runs ahead of the other was slept through, or set
by hand: then a round that comes early does no harm.
"""

from dataclasses import dataclass, field
from typing import Final

from kaikudesk.clock import Clock

# Both clocks are read one after the other, and neither is exact.
_SLEPT_SECONDS: Final = 5.0


@dataclass(slots=True)
class WakingTime:
    """Seconds that never go back, sleep counted in."""

    clock: Clock
    _ticks: float = field(init=False)
    _ms: int = field(init=False)
    _slept: float = 0.0

    def __post_init__(self) -> None:
        """Begin to count."""
        self._ticks, self._ms = self.clock.monotonic(), self.clock.now_ms()

    def now(self) -> float:
        """Give the seconds that have passed; only differences mean anything."""
        ticks, ms = self.clock.monotonic(), self.clock.now_ms()
        ahead = (ms - self._ms) / 1000 - (ticks - self._ticks)
        if ahead > _SLEPT_SECONDS:
            self._slept += ahead
        self._ticks, self._ms = ticks, ms
        return ticks + self._slept
