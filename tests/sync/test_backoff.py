"""The next round comes soon when there is reason to, and ever later when it fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import (
    ForeignReceiptError,
    RegisterBusyError,
    RegisterRefusedError,
    RegisterUnreachableError,
)
from kaikudesk.model import Unreached
from sync.backoff import (
    FIRST_WAIT_SECONDS,
    IDLE_SECONDS,
    LONGEST_WAIT_SECONDS,
    NEEDS_A_PERSON_SECONDS,
    PAUSE_AFTER_EMPTYING_SECONDS,
    Schedule,
)
from sync.pulling import Got
from sync.pushing import Pushed
from sync.round import RoundFault, RoundReport
from tests.fakes import NOON_MS, FixedClock

EIGHT_HOURS_MS = 8 * 3600 * 1000
GOT = Got(NOON_MS, NOON_MS)


@pytest.fixture
def clock() -> FixedClock:
    """Give a clock that stands still."""
    return FixedClock(ticks=1000.0)


@pytest.fixture
def schedule(clock: FixedClock) -> Schedule:
    """Give the schedule of a desk that was just started."""
    return Schedule(clock)


def went_well(*, sent: int = 0, waiting: int = 0) -> RoundReport:
    """Report a round that reached the register."""
    return RoundReport(Pushed(sent, NOON_MS), GOT, (), waiting)


def failed(fault: RoundFault | None = None) -> RoundReport:
    """Report a round that did not."""
    why = fault or RegisterUnreachableError(Unreached.NO_ANSWER)
    return RoundReport(None, None, (why,), 1)


def test_the_first_round_comes_at_once(schedule: Schedule) -> None:
    """A desk that was just opened asks what is new."""
    assert schedule.remaining() == 0


def test_an_idle_desk_asks_about_once_a_minute(schedule: Schedule) -> None:
    """Many desks that were opened at once do not ask at once for ever."""
    schedule.round_ended(went_well())

    assert IDLE_SECONDS / 2 <= schedule.remaining() <= IDLE_SECONDS


def test_what_is_written_goes_at_once(schedule: Schedule) -> None:
    """A redemption on an idle desk is sent without waiting for the minute."""
    schedule.round_ended(went_well())
    schedule.entry_written()

    assert schedule.remaining() == 0


def test_after_the_queue_was_emptied_the_next_push_waits_a_little(
    schedule: Schedule, clock: FixedClock
) -> None:
    """A busy counter sends some redemptions together instead of each alone."""
    schedule.round_ended(went_well(sent=3))
    schedule.entry_written()
    assert schedule.remaining() == PAUSE_AFTER_EMPTYING_SECONDS

    clock.pass_seconds(PAUSE_AFTER_EMPTYING_SECONDS)
    assert schedule.remaining() == 0


def test_what_was_written_during_the_round_follows(schedule: Schedule) -> None:
    """Nothing waits for the next minute when something waits."""
    schedule.round_ended(went_well(sent=2, waiting=1))

    assert schedule.remaining() == 0


def test_the_clerks_wish_knows_no_pause(schedule: Schedule) -> None:
    """*Send and fetch now* means now, after a success and after failures."""
    schedule.round_ended(went_well(sent=1))
    schedule.start_afresh()
    assert schedule.remaining() == 0

    for _ in range(9):
        schedule.round_ended(failed())
    schedule.start_afresh()
    assert schedule.remaining() == 0
    schedule.round_ended(failed())
    assert schedule.remaining() <= FIRST_WAIT_SECONDS


def test_waits_grow_up_to_a_limit(schedule: Schedule) -> None:
    """A register that is down is not stormed, and is found within minutes."""
    longest = FIRST_WAIT_SECONDS
    for _ in range(40):
        schedule.round_ended(failed())
        assert longest / 2 <= schedule.remaining() <= longest
        longest = min(longest * 2, LONGEST_WAIT_SECONDS)

    assert longest == LONGEST_WAIT_SECONDS


def test_a_success_forgets_the_failures(schedule: Schedule) -> None:
    """The next failure waits as shortly as the first one."""
    for _ in range(9):
        schedule.round_ended(failed())
    schedule.round_ended(went_well())
    schedule.round_ended(failed())

    assert schedule.remaining() <= FIRST_WAIT_SECONDS


def test_writing_does_not_storm_a_register_that_is_down(schedule: Schedule) -> None:
    """A queue at the counter does not shorten the wait for a broken line."""
    for _ in range(9):
        schedule.round_ended(failed())
    before = schedule.remaining()
    schedule.entry_written()

    assert schedule.remaining() == before > PAUSE_AFTER_EMPTYING_SECONDS


def test_a_register_that_asks_for_time_gets_it(schedule: Schedule) -> None:
    """Retry-After is never undercut."""
    busy = RegisterBusyError(Unreached.REGISTER_FAULT, "busy", seconds=90)
    schedule.round_ended(failed(busy))

    assert schedule.remaining() == 90


@pytest.mark.parametrize(
    "fault",
    [
        RegisterUnreachableError(Unreached.RIGHT_WITHDRAWN),
        RegisterUnreachableError(Unreached.TOO_OLD),
        RegisterRefusedError("malformed"),
        ForeignReceiptError("another one"),
    ],
)
def test_what_needs_a_person_is_tried_now_and_then(
    schedule: Schedule, fault: RoundFault
) -> None:
    """Nothing gets better by asking every few seconds."""
    schedule.round_ended(failed(fault))

    share = schedule.remaining() / NEEDS_A_PERSON_SECONDS
    assert 0.5 <= share <= 1


def test_a_fault_of_this_desk_is_tried_again_later_too(schedule: Schedule) -> None:
    """A full disk may have room again; the worker does not spin."""
    schedule.broke()
    first = schedule.remaining()
    schedule.broke()

    assert 0 < first <= FIRST_WAIT_SECONDS
    assert schedule.remaining() >= FIRST_WAIT_SECONDS


def test_another_process_with_a_round_is_waited_for(schedule: Schedule) -> None:
    """Two windows on one desk do not sync against each other."""
    schedule.put_off(2.0)

    assert schedule.remaining() == 2.0


@given(seed=st.integers(0, 1000), failures=st.integers(1, 2000))
def test_no_number_of_failures_makes_a_wait_that_is_none(
    seed: int, failures: int
) -> None:
    """However long the register is away, the wait stays between its bounds."""
    schedule = Schedule(FixedClock(seed=seed), failures=failures)
    schedule.round_ended(failed())

    assert 0 < schedule.remaining() <= LONGEST_WAIT_SECONDS


@pytest.mark.parametrize("fault", [None, Unreached.NO_ANSWER, Unreached.TOO_OLD])
def test_after_a_sleep_the_round_comes_at_once(
    schedule: Schedule, clock: FixedClock, fault: Unreached | None
) -> None:
    """The lid was shut for eight hours, in which only the wall clock went on."""
    why = None if fault is None else RegisterUnreachableError(fault)
    schedule.round_ended(went_well() if why is None else failed(why))
    clock.ms += EIGHT_HOURS_MS

    assert schedule.remaining() == 0


def test_a_clock_that_is_set_back_delays_nothing(
    schedule: Schedule, clock: FixedClock
) -> None:
    """A year back and the minute passes as ever."""
    schedule.round_ended(went_well())
    clock.ms -= 365 * 24 * 3600 * 1000
    before = schedule.remaining()
    clock.pass_seconds(IDLE_SECONDS)

    assert 0 < before <= IDLE_SECONDS
    assert schedule.remaining() == 0


def test_clocks_that_differ_a_little_are_no_sleep(
    schedule: Schedule, clock: FixedClock
) -> None:
    """A wall clock that is trimmed by the network does not hurry the desk."""
    schedule.round_ended(went_well())
    before = schedule.remaining()
    for _ in range(20):
        clock.ms += 1000

        assert schedule.remaining() == before
