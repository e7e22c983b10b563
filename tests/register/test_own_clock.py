"""The register's own clock: what jumped is believed by nobody until it is confirmed."""

from pathlib import Path

import pytest

from register.__main__ import main
from register.errors import BusyError, NothingToSettleError
from register.opened import Register
from register.own_clock import ClockWatch, confirm_own_clock, in_doubt
from tests.fakes import FixedClock
from tests.register.staging import CODE, Country, opened

DAY_MS, DAY_SECONDS = 86_400_000, 86_400.0
YEAR_MS = 365 * DAY_MS
ahead_and_behind = pytest.mark.parametrize(
    "jump", [2 * DAY_MS, YEAR_MS, -2 * DAY_MS, -YEAR_MS], ids=["2d", "1y", "-2d", "-1y"]
)
logged = pytest.mark.logs("the clock jumped by over a day")


@pytest.fixture
def used(country: Country) -> Register:
    """Give a register that has received something at noon."""
    country.venue.use(CODE)
    country.push()
    return country.register


def clock_of(register: Register) -> FixedClock:
    """Give the clock that stands where the test puts it."""
    clock = register.clock
    assert isinstance(clock, FixedClock)
    return clock


def steady(register: Register) -> ClockWatch:
    """Give a watch that has found nothing amiss, as a process that serves has."""
    watch = ClockWatch(register)
    watch.require_steady()
    return watch


def refuses(watch: ClockWatch) -> bool:
    """Tell whether desks are told to come again."""
    try:
        watch.require_steady()
    except BusyError:
        return True
    return False


@logged
@ahead_and_behind
def test_a_clock_that_jumps_holds_until_it_is_confirmed(
    used: Register, jump: int
) -> None:
    """Also for a process that starts afterwards; then both go on."""
    watch = steady(used)
    clock_of(used).ms += jump

    assert refuses(watch)
    assert refuses(watch)
    assert refuses(ClockWatch(used))

    confirm_own_clock(used)
    assert not refuses(watch)
    assert not refuses(ClockWatch(used))
    assert not in_doubt(used)


@logged
def test_a_clock_that_was_set_right_again_is_confirmed_too(used: Register) -> None:
    """What it said meanwhile may stand somewhere, so a person looks."""
    watch = steady(used)
    clock_of(used).ms += YEAR_MS
    assert refuses(watch)
    clock_of(used).ms -= YEAR_MS

    assert refuses(watch)
    confirm_own_clock(used)
    assert not refuses(watch)


@logged
def test_it_may_jump_again(used: Register) -> None:
    """A confirmation is of the clock as it was then."""
    watch = steady(used)
    for jump in (YEAR_MS, -YEAR_MS, -YEAR_MS):
        clock_of(used).ms += jump
        assert refuses(watch)
        confirm_own_clock(used)
        assert not refuses(watch)


def test_a_clock_behind_the_last_receipt_holds_after_a_restart(used: Register) -> None:
    """No process saw it jump; the database shows it."""
    clock_of(used).ms -= 2 * DAY_MS

    assert refuses(ClockWatch(used))
    confirm_own_clock(used)
    assert not refuses(ClockWatch(used))
    clock_of(used).ms -= 2 * DAY_MS
    assert refuses(ClockWatch(used))


def test_time_that_passes_is_no_jump(used: Register) -> None:
    """Nobody came for a month; and a day's difference is borne."""
    watch = steady(used)
    clock_of(used).pass_seconds(30 * DAY_SECONDS)
    assert not refuses(watch)
    clock_of(used).ms += DAY_MS
    assert not refuses(watch)
    clock_of(used).ms -= DAY_MS
    assert not refuses(watch)


def test_a_holiday_is_believed(used: Register) -> None:
    """A register that was off finds its clock where nobody can compare it."""
    clock_of(used).pass_seconds(30 * DAY_SECONDS)

    assert not refuses(ClockWatch(used))


def test_a_clock_that_did_not_jump_is_not_confirmed(used: Register) -> None:
    """There is nothing to say of it."""
    with pytest.raises(NothingToSettleError):
        confirm_own_clock(used)


def test_the_command_says_what_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once confirmed, once that there was nothing to confirm."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        clock_of(register).ms += 100 * YEAR_MS
        country = Country(register)
        country.venue.use(CODE)
        country.push()
    words = ("--database", url, "--lang", "en", "confirm-clock")

    assert main([*words]) == 0
    assert "served again" in capsys.readouterr().out
    assert main([*words]) == 1
    assert "has not jumped" in capsys.readouterr().out
