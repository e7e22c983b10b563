"""The register's own clock: after a jump of over a day it takes nothing in.

The time of receipt bounds every desk's clock and never goes back, and the time in an
answer is a floor for what a desk writes next: a clock that is wrong for a minute would
be wrong for good. So desks wait, keep what they have, and go on when an administrator
has set the clock right, or has said that it is.

A machine that slept has no clock that jumped, where its system counts sleep. A clock
that was set ahead while the register was off looks like a long holiday: it is believed.
"""

import logging
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from register.errors import BusyError, NothingToSettleError
from register.feed import DAY_MS
from register.noting import audited, note
from register.opened import Register
from register.tables import audit, feed_head
from register.writer import HEAVIEST_COMMIT

JUMPED: Final = "clock-jumped"
CONFIRMED: Final = "confirm-clock"
_LOG: Final = logging.getLogger(__name__)
_LAST_WORD: Final = (
    select(audit.c.act, audit.c.at)
    .where(audit.c.act.in_((JUMPED, CONFIRMED)), audit.c.desk.is_(None))
    .order_by(audit.c.number.desc())
    .limit(1)
)


@dataclass(slots=True)
class ClockWatch:
    """Compares the clock of this process with what it was when last asked for.

    Whether it may be trusted at first, and again after a jump, the database tells:
    neither a restart nor another process forgets a jump that nobody confirmed.
    """

    register: Register
    _trusted: bool = False
    _wall: int = 0
    _ticks: float = 0.0

    def require_steady(self) -> None:
        """Raise BusyError where the clock has jumped and nobody has confirmed it."""
        clock = self.register.clock
        wall, ticks = clock.now_ms(), clock.monotonic()
        if self._trusted and self._has_jumped(wall, ticks):
            self._trusted = False
            _write(self.register, JUMPED)
            _LOG.error("the clock jumped by over a day: desks wait for confirm-clock")
        self._wall, self._ticks = wall, ticks
        self._trusted = self._trusted or not in_doubt(self.register)
        if not self._trusted:
            raise BusyError

    def _has_jumped(self, wall: int, ticks: float) -> bool:
        passed_ms = (ticks - self._ticks) * 1000
        return abs(wall - self._wall - passed_ms) > DAY_MS


def in_doubt(register: Register) -> bool:
    """Tell whether the clock jumped, or is over a day behind the last receipt."""
    now = register.clock.now_ms()
    with register.database.reading() as connection:
        received = connection.scalars(select(feed_head.c.received)).one()
        last = connection.execute(_LAST_WORD).one_or_none()
    if last is not None and last.act == JUMPED:
        return True
    is_confirmed = last is not None and now >= last.at - DAY_MS
    return now < received - DAY_MS and not is_confirmed


def confirm_own_clock(register: Register) -> None:
    """Say that the clock is right as it is; raises NothingToSettleError."""
    if not in_doubt(register):
        raise NothingToSettleError("0")
    _write(register, CONFIRMED)


def _write(register: Register, act: str) -> None:
    def work(connection: Connection) -> None:
        note(register, rows=[audited(register, connection, act)])

    register.database.write(work, weight=HEAVIEST_COMMIT)
