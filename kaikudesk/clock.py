"""Now, ids that sort by time, and the bounded hybrid clock of a desk.

A hybrid time is one integer: milliseconds since 1970 (UTC) shifted left by 16
bits, plus a counter. `UNKNOWN` says that the wall clock lay below its floor.
"""

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

UNKNOWN = 0
_COUNTER_BITS = 16
_TOLERATED_LEAD_MS = 600_000
# Two clocks never agree; a desk so little behind is believed (decision 3).
TOLERATED_LAG_MS = 120_000
# The last moment whose hybrid time is still a signed 64-bit integer (year 6429).
_LATEST_MS = (1 << 63 - _COUNTER_BITS) - 1
# Linux counts sleep in a clock of its own.
_SLEEP_TOO: Final[int | None] = getattr(time, "CLOCK_BOOTTIME", None)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Where the time comes from; handed in, so that tests can fix it."""

    def now_ms(self) -> int:
        """Give milliseconds since 1970, UTC, by the wall clock."""
        ...

    def monotonic(self) -> float:
        """Give seconds that never go back."""
        ...

    def random_bytes(self, count: int) -> bytes:
        """Give unpredictable bytes."""
        ...


class SystemClock:
    """The machine's own clock and randomness."""

    def now_ms(self) -> int:
        """Give milliseconds since 1970, UTC, by the wall clock."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Give seconds that never go back, sleep counted in where the system tells."""
        if _SLEEP_TOO is None:
            return time.monotonic()
        return time.clock_gettime(_SLEEP_TOO)

    def random_bytes(self, count: int) -> bytes:
        """Give unpredictable bytes."""
        return secrets.token_bytes(count)


def new_id(clock: Clock) -> bytes:
    """Make an entry id: a UUIDv7 in 16 bytes."""
    stamp = (clock.now_ms() & (1 << 48) - 1).to_bytes(6, "big")
    tail = bytearray(clock.random_bytes(10))
    tail[0] = tail[0] & 0x0F | 0x70
    tail[2] = tail[2] & 0x3F | 0x80
    return stamp + tail


def hybrid(ms: int, counter: int = 0) -> int:
    """Put milliseconds and a counter into one hybrid time."""
    return ms << _COUNTER_BITS | counter


def hybrid_ms(made: int) -> int:
    """Give the milliseconds of a hybrid time."""
    return made >> _COUNTER_BITS


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an entry was made: the hybrid time and its evidence.

    `made` is `UNKNOWN` where the wall clock lay below the floor; `wall` is the
    raw wall clock in milliseconds, `offset` the minutes east of UTC it showed.
    """

    made: int
    wall: int
    offset: int


@dataclass(slots=True)
class HybridClock:
    """A desk's clock, bounded from below by what the desk already knows.

    `last` is the hybrid time of the newest entry, `floor_ms` the register's
    time in the last answer applied (design.md section 4). A wall clock a little
    below the floor counts as standing on it; once it was farther below, times
    stay unknown until the next answer.
    """

    clock: Clock
    last: int = UNKNOWN
    floor_ms: int = 0
    doubtful: bool = False

    def stamp(self, zone: ZoneInfo) -> Stamp:
        """Stamp the next entry; never below the floor or the previous one."""
        wall = self.clock.now_ms()
        offset = _offset_minutes(wall, zone)
        self.doubtful = self.doubtful or self.runs_behind(wall) or wall > _LATEST_MS
        if self.doubtful:
            return Stamp(UNKNOWN, wall, offset)
        self.last = max(hybrid(wall), hybrid(self.floor_ms), self.last + 1)
        return Stamp(self.last, wall, offset)

    def runs_behind(self, wall: int) -> bool:
        """Tell whether a wall time lies too far below what is already known."""
        known = max(self.floor_ms, hybrid_ms(self.last))
        return wall < known - TOLERATED_LAG_MS

    def heard(self, register_ms: int) -> None:
        """Take in the register's time of an answer that was applied.

        A clock that ran far ahead is forgotten here, else every entry until
        that far day would say *unknown*; order inside the desk is kept by n.
        """
        self.floor_ms = max(self.floor_ms, register_ms)
        if hybrid_ms(self.last) > register_ms + _TOLERATED_LEAD_MS:
            self.last = hybrid(register_ms)
        self.doubtful = False


def _offset_minutes(ms: int, zone: ZoneInfo) -> int:
    offset = local(ms, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def local(ms: int, zone: ZoneInfo) -> datetime:
    """Give a moment in a site's time zone, the nearest that a calendar can show."""
    shown = min(max(ms, 0), _LATEST_MS)
    return (_EPOCH + timedelta(milliseconds=shown)).astimezone(zone)


def day_start_ms(day: date, zone: ZoneInfo) -> int:
    """Give the moment at which a day begins in a site's time zone."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (midnight - _EPOCH) // timedelta(milliseconds=1)


def today(clock: Clock, zone: ZoneInfo) -> date:
    """Give the day of now in a site's time zone."""
    return local(clock.now_ms(), zone).date()


@dataclass(slots=True)
class Days:
    """Tells the days of moments in one time zone; computes each only once in a row.

    Every check asks what day it is, and it is the same one until midnight.
    """

    zone: ZoneInfo
    _day: date = date.min
    _begins: int = 0
    _ends: int = 0

    def day_of(self, ms: int) -> date:
        """Give the day of a moment."""
        if not self._begins <= ms < self._ends:
            self._day = local(ms, self.zone).date()
            self._begins = day_start_ms(self._day, self.zone)
            self._ends = day_start_ms(self._day + timedelta(days=1), self.zone)
        return self._day
