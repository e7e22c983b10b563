"""One round: send what waits, then fetch what is new; each half may fail alone.

There is no waiting inside a round: when the next one comes is the schedule's
word (`sync.backoff`), so that "send and fetch now" never meets a sleeping one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from kaikudesk.errors import (
    ForeignReceiptError,
    RegisterBusyError,
    RegisterRefusedError,
    RegisterUnreachableError,
    RightWithdrawnError,
)
from kaikudesk.model import Unreached
from kaikudesk.storage import receipts
from kaikudesk.storage.healing import Cause
from sync.healing import healing, recognise
from sync.inbox import drop_list, is_outlived
from sync.pulling import Got, pull_changes
from sync.pushing import Pace, Pushed, push_waiting
from sync.steps import Commit, File, Played, Read, ReadClock, ask
from sync.withdrawal import given_back, heed

_Half = TypeVar("_Half")

RoundFault = RegisterUnreachableError | RegisterRefusedError | ForeignReceiptError

# After these the second half would meet the same wall.
_FOR_BOTH_HALVES: Final = frozenset(Unreached) - {
    Unreached.NO_ANSWER,
    Unreached.REGISTER_FAULT,
}


@dataclass(frozen=True, slots=True)
class RoundReport:
    """How a round went.

    `pushed` and `got` are None where that half failed or was not reached.
    `withdrawn` tells that the register has signed that this desk's right has ended:
    its list is gone.
    `waiting` counts entries without receipt at the end. `news` say why this desk
    took a new replica, where it did; each is told once.
    """

    pushed: Pushed | None
    got: Got | None
    faults: tuple[RoundFault, ...]
    waiting: int
    news: tuple[Cause, ...] = ()
    withdrawn: bool = False

    @property
    def reached(self) -> bool:
        """Tell whether the register was reached and everything went through."""
        return not self.faults

    @property
    def why_not(self) -> Unreached | None:
        """Say why the register is not reached; None where it was, or refused."""
        for one in self.faults:
            if isinstance(one, RegisterUnreachableError):
                return Unreached(one.reason)
        return None

    @property
    def acknowledged(self) -> int:
        """Count the entries that this round newly acknowledged."""
        pushed = self.pushed.acknowledged if self.pushed else 0
        return pushed + (self.got.acknowledged if self.got else 0)

    @property
    def emptied(self) -> bool:
        """Tell whether something was sent and nothing waits any more."""
        sent = self.pushed is not None and self.pushed.acknowledged > 0
        return sent and self.waiting == 0

    @property
    def register_ms(self) -> int:
        """Give the register's time as it was last heard, 0 where it was not."""
        heard = [half.register_ms for half in (self.pushed, self.got) if half]
        return max(heard, default=0)

    @property
    def asked_seconds(self) -> float:
        """Give how long the register asked to be left alone."""
        asked = [
            one.seconds for one in self.faults if isinstance(one, RegisterBusyError)
        ]
        return max(asked, default=0.0)


def play_round(pace: Pace) -> Played[RoundReport]:
    """Push, pull, and report; only faults of the desk's own files are raised."""
    yield from _drop_outlived_list()
    faults: list[RoundFault] = []
    news = yield from recognise()
    pushed = yield from _half(lambda: healing(lambda: push_waiting(pace), news), faults)
    got = None
    if not any(_stops(one) for one in faults):
        got = yield from _half(lambda: healing(pull_changes, news), faults)
    if got is not None and got.sends_again:
        news.append(Cause.REGISTER)
    withdrawn = yield from _heed(got, faults)
    waiting = yield from ask(Read(File.JOURNAL, receipts.waiting_count))
    told = tuple(news)
    return RoundReport(pushed, got, tuple(faults), waiting, told, withdrawn)


def _heed(got: Got | None, faults: list[RoundFault]) -> Played[bool]:
    if got is not None:
        yield from given_back()
    said = [why for why in faults if isinstance(why, RightWithdrawnError)]
    heeded = False
    for why in said:
        heeded |= (yield from _half(partial(heed, why), faults)) or False
    return heeded


def _drop_outlived_list() -> Played[None]:
    now = yield from ask(ReadClock())
    outlived = yield from ask(Read(File.CHECKLIST, lambda of: is_outlived(of, now)))
    if outlived:
        yield from ask(Commit(File.CHECKLIST, drop_list))


def _half(
    play: Callable[[], Played[_Half]], faults: list[RoundFault]
) -> Played[_Half | None]:
    try:
        return (yield from play())
    except (
        RegisterUnreachableError,
        RegisterRefusedError,
        ForeignReceiptError,
    ) as why:
        faults.append(why)
        return None


def _stops(why: RoundFault) -> bool:
    if isinstance(why, RegisterUnreachableError):
        return Unreached(why.reason) in _FOR_BOTH_HALVES
    return isinstance(why, ForeignReceiptError)
