"""When the next round comes: a schedule that waits longer the longer it fails.

Pure arithmetic on seconds that never go back; the worker only obeys it.
"""

from dataclasses import dataclass, field
from typing import Final

from kaikudesk.clock import Clock
from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.model import Unreached
from sync.round import RoundReport
from sync.waking import WakingTime

IDLE_SECONDS: Final = 60.0
PAUSE_AFTER_EMPTYING_SECONDS: Final = 5.0
FIRST_WAIT_SECONDS: Final = 2.0
LONGEST_WAIT_SECONDS: Final = 300.0
# A person must act first; a round now and then notices that one has.
NEEDS_A_PERSON_SECONDS: Final = 900.0

_NEEDS_A_PERSON: Final = frozenset({Unreached.RIGHT_WITHDRAWN, Unreached.TOO_OLD})
_JITTER: Final = 0.5


@dataclass(slots=True)
class Schedule:
    """When to play the next round; `due` is in seconds that sleep counts in.

    `quiet_until` is the end of the pause after a push that emptied the queue.
    """

    clock: Clock
    due: float = 0.0
    quiet_until: float = 0.0
    failures: int = 0
    _time: WakingTime = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Begin to count the time, sleep included."""
        self._time = WakingTime(self.clock)

    def remaining(self) -> float:
        """Give the seconds until the next round, 0 when it is due."""
        return max(0.0, self.due - self._time.now())

    def round_ended(self, report: RoundReport) -> None:
        """Plan the next round by how this one went."""
        now = self._time.now()
        if report.faults:
            self.failures += 1
            wait = max(self._failed_wait(report), report.asked_seconds)
            self.due = now + wait
            return
        self.failures = 0
        pause = PAUSE_AFTER_EMPTYING_SECONDS if report.emptied else 0.0
        self.quiet_until = now + pause
        # What was written during the round follows at once, or after the pause.
        self.due = (
            self.quiet_until if report.waiting else now + self._jittered(IDLE_SECONDS)
        )

    def broke(self) -> None:
        """Plan the next round after one that ended in a fault of this desk."""
        self.failures += 1
        self.due = self._time.now() + self._grown_wait()

    def put_off(self, seconds: float) -> None:
        """Come back a little later: another process plays a round."""
        self.due = self._time.now() + seconds

    def entry_written(self) -> None:
        """Send soon, but neither within the pause nor against a failing line."""
        if not self.failures:
            self.due = min(self.due, max(self._time.now(), self.quiet_until))

    def start_afresh(self) -> None:
        """Try at once: the clerk asked for it, or the network changed."""
        self.failures = 0
        self.quiet_until = 0.0
        self.due = self._time.now()

    def _failed_wait(self, report: RoundReport) -> float:
        if any(_needs_a_person(one) for one in report.faults):
            return self._jittered(NEEDS_A_PERSON_SECONDS)
        return self._grown_wait()

    def _grown_wait(self) -> float:
        doubled = FIRST_WAIT_SECONDS * 2.0 ** min(self.failures - 1, 16)
        return self._jittered(min(doubled, LONGEST_WAIT_SECONDS))

    def _jittered(self, seconds: float) -> float:
        """Spread the rounds of many desks; never longer than what was asked."""
        share = int.from_bytes(self.clock.random_bytes(2), "big") / 0xFFFF
        return seconds * (1 - _JITTER * share)


def _needs_a_person(fault: Exception) -> bool:
    if isinstance(fault, RegisterUnreachableError):
        return Unreached(fault.reason) in _NEEDS_A_PERSON
    return True
