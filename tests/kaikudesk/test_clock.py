"""Clocks: ids that sort by time, and a hybrid time that no wall clock breaks."""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.clock import (
    TOLERATED_LAG_MS,
    UNKNOWN,
    Days,
    HybridClock,
    Stamp,
    SystemClock,
    day_start_ms,
    hybrid,
    hybrid_ms,
    local,
    new_id,
    today,
)
from tests.fakes import NOON_MS, FixedClock

HELSINKI = ZoneInfo("Europe/Helsinki")
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SECOND = 1000
HOUR = 3600 * SECOND
YEAR = 365 * 24 * HOUR

# From before 1970 to beyond the year 9999: whatever a broken machine may say.
WALLS = st.one_of(
    st.integers(NOON_MS - 5, NOON_MS + 5),
    st.integers(NOON_MS - 5 * YEAR, NOON_MS + 5 * YEAR),
    st.integers(-(2**44), 2**52),
)


def a_hybrid_clock(ms: int = NOON_MS) -> tuple[HybridClock, FixedClock]:
    """Make a desk's clock over a wall clock that a test can set."""
    wall = FixedClock(ms)
    return HybridClock(wall), wall


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**48 - 1))
def test_ids_are_uuids_of_version_7_that_sort_by_time(one: int, other: int) -> None:
    """Any library reads an entry id, and the later form has the greater one."""
    ids = [new_id(FixedClock(ms)) for ms in (one, other)]

    assert [UUID(bytes=made).version for made in ids] == [7, 7]
    assert {UUID(bytes=made).variant for made in ids} == {"specified in RFC 4122"}
    assert [int.from_bytes(made[:6], "big") for made in ids] == [one, other]


def test_ids_of_one_moment_differ() -> None:
    """Two forms that open in the same millisecond are two acts."""
    clock = FixedClock()

    assert len({new_id(clock) for _ in range(1000)}) == 1000


@given(st.integers(0, 2**47 - 1), st.integers(0, 2**16 - 1))
def test_a_hybrid_time_holds_its_milliseconds(ms: int, counter: int) -> None:
    """The counter never reaches into the time, and time comes first in order."""
    assert hybrid_ms(hybrid(ms, counter)) == ms
    assert hybrid(ms, counter) < hybrid(ms + 1)


@given(st.lists(WALLS, max_size=30))
@example([NOON_MS, NOON_MS + YEAR, NOON_MS, 0])
@example([2**52, NOON_MS])
@example([-1])
def test_known_times_only_rise_whatever_the_wall_clock_does(walls: list[int]) -> None:
    """Order inside a desk survives jumps of seconds and of years, both ways."""
    hybrid_clock, clock = a_hybrid_clock()
    stamps = []
    for clock.ms in walls:
        stamps.append(hybrid_clock.stamp(HELSINKI))
    known = [stamp.made for stamp in stamps if stamp.made != UNKNOWN]

    assert known == sorted(set(known))
    assert [stamp.wall for stamp in stamps] == walls
    assert all(UNKNOWN <= stamp.made < 2**63 for stamp in stamps)


@given(st.lists(WALLS, min_size=1, max_size=30), st.integers(1, 2**43))
def test_no_known_time_lies_below_what_was_known(
    walls: list[int], register_ms: int
) -> None:
    """A known time is neither below the register's answer nor below its own wall."""
    hybrid_clock, clock = a_hybrid_clock()
    hybrid_clock.heard(register_ms)
    for clock.ms in walls:
        stamp = hybrid_clock.stamp(HELSINKI)

        assert stamp.made == UNKNOWN or hybrid_ms(stamp.made) >= register_ms
        assert stamp.made == UNKNOWN or stamp.made >= hybrid(stamp.wall)


@given(st.lists(WALLS, max_size=10))
def test_below_the_floor_all_is_unknown_until_the_next_answer(
    walls: list[int],
) -> None:
    """A clock that went back once is not believed again before the register spoke."""
    hybrid_clock, clock = a_hybrid_clock()
    hybrid_clock.heard(NOON_MS)
    clock.ms = NOON_MS - TOLERATED_LAG_MS - 1

    assert hybrid_clock.stamp(HELSINKI).made == UNKNOWN
    for clock.ms in walls:
        assert hybrid_clock.stamp(HELSINKI).made == UNKNOWN

    hybrid_clock.heard(NOON_MS)
    clock.ms = NOON_MS + SECOND

    assert hybrid_clock.stamp(HELSINKI).made == hybrid(NOON_MS + SECOND)


def test_entries_of_one_millisecond_are_counted() -> None:
    """A fast clerk's second entry comes after the first."""
    hybrid_clock, _ = a_hybrid_clock()

    made = [hybrid_clock.stamp(HELSINKI).made for _ in range(3)]

    assert made == [hybrid(NOON_MS, count) for count in range(3)]


@pytest.mark.parametrize("lag", [0, 1, SECOND, TOLERATED_LAG_MS])
def test_a_clock_a_little_behind_counts_as_standing_on_the_floor(lag: int) -> None:
    """Two clocks never agree: its times are known, rise, and are not below it."""
    hybrid_clock, clock = a_hybrid_clock()
    hybrid_clock.heard(NOON_MS)
    clock.ms = NOON_MS - lag

    made = [hybrid_clock.stamp(HELSINKI).made for _ in range(2)]

    assert made == [hybrid(NOON_MS), hybrid(NOON_MS, 1)]
    assert not hybrid_clock.doubtful


def test_a_clock_that_is_set_right_by_seconds_keeps_its_order() -> None:
    """A time service that steps back a little leaves known times, in order."""
    hybrid_clock, clock = a_hybrid_clock()
    first = hybrid_clock.stamp(HELSINKI)
    clock.ms -= 5 * SECOND

    assert hybrid_clock.stamp(HELSINKI).made == first.made + 1


@given(st.integers(11 * 60 * SECOND, 50 * YEAR))
def test_a_clock_that_ran_ahead_recovers_after_the_next_answer(lead: int) -> None:
    """Set right and heard of once, the desk stamps true times again."""
    hybrid_clock, clock = a_hybrid_clock(NOON_MS + lead)
    ahead = hybrid_clock.stamp(HELSINKI)
    clock.ms = NOON_MS

    assert ahead.made == hybrid(NOON_MS + lead)
    assert hybrid_clock.stamp(HELSINKI).made == UNKNOWN

    hybrid_clock.heard(NOON_MS)
    clock.ms = NOON_MS + SECOND

    assert hybrid_clock.stamp(HELSINKI).made == hybrid(NOON_MS + SECOND)


def test_a_small_lead_is_kept() -> None:
    """A desk a few minutes ahead of the register keeps its order by its own clock."""
    hybrid_clock, clock = a_hybrid_clock(NOON_MS + 300 * SECOND)
    first = hybrid_clock.stamp(HELSINKI)
    hybrid_clock.heard(NOON_MS)
    clock.ms += SECOND

    assert hybrid_clock.stamp(HELSINKI).made == hybrid(NOON_MS + 301 * SECOND)
    assert first.made == hybrid(NOON_MS + 300 * SECOND)


def test_an_older_answer_never_lowers_the_floor() -> None:
    """Answers that overtake each other leave the later time."""
    hybrid_clock, clock = a_hybrid_clock()
    hybrid_clock.heard(NOON_MS)
    hybrid_clock.heard(NOON_MS - 2 * HOUR)
    clock.ms = NOON_MS - HOUR

    assert hybrid_clock.stamp(HELSINKI).made == UNKNOWN


def test_a_stamp_keeps_its_evidence() -> None:
    """The raw wall time and its offset stand beside the bounded time."""
    hybrid_clock, clock = a_hybrid_clock()
    hybrid_clock.heard(NOON_MS + HOUR)

    assert hybrid_clock.stamp(HELSINKI) == Stamp(UNKNOWN, clock.ms, 120)


@pytest.mark.parametrize(
    ("zone", "month", "offset"),
    [(HELSINKI, 1, 120), (HELSINKI, 7, 180), (STOCKHOLM, 1, 60), (STOCKHOLM, 7, 120)],
)
def test_the_offset_is_the_sites(zone: ZoneInfo, month: int, offset: int) -> None:
    """Haparanda and Tornio stand an hour apart, in winter and in summer."""
    ms = int(datetime(2026, month, 15, tzinfo=UTC).timestamp() * 1000)
    hybrid_clock, _ = a_hybrid_clock(ms)

    assert hybrid_clock.stamp(zone).offset == offset


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-24T21:59:59.999+00:00", HELSINKI, date(2026, 11, 24)),
        ("2026-11-24T22:00:00.000+00:00", HELSINKI, date(2026, 11, 25)),
        ("2026-11-24T22:30:00.000+00:00", STOCKHOLM, date(2026, 11, 24)),
        ("2026-07-01T20:59:59.999+00:00", HELSINKI, date(2026, 7, 1)),
        ("2026-07-01T21:00:00.000+00:00", HELSINKI, date(2026, 7, 2)),
    ],
)
def test_a_day_ends_at_the_sites_midnight(
    moment: str, zone: ZoneInfo, day: date
) -> None:
    """A card's last day is a day where the desk stands, by summer and winter time."""
    ms = round(datetime.fromisoformat(moment).timestamp() * 1000)

    assert today(FixedClock(ms), zone) == day


@st.composite
def midnights(draw: st.DrawFn) -> int:
    """Give a moment at a midnight of a year with its two changes of the clock."""
    day = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    return day_start_ms(day, HELSINKI) + draw(st.integers(-2, 2))


@given(st.lists(WALLS | midnights(), max_size=20))
def test_a_kept_day_is_the_day_of_each_moment(walls: list[int]) -> None:
    """It ends at midnight to the millisecond, also when the clock was put back."""
    days = Days(HELSINKI)

    for ms in walls:
        assert days.day_of(ms) == today(FixedClock(ms), HELSINKI)


@given(st.integers(0, 2**46))
def test_local_time_is_the_same_moment_to_the_millisecond(ms: int) -> None:
    """No rounding moves an act into the next minute."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)

    assert round((local(ms, HELSINKI) - epoch).total_seconds() * 1000) == ms


@given(WALLS)
def test_a_broken_clock_still_shows_some_day(ms: int) -> None:
    """A desk with a dead battery or a mad date starts all the same."""
    assert 1970 <= today(FixedClock(ms), STOCKHOLM).year < 9999


def test_the_machines_clock_is_now() -> None:
    """The system's clock gives wall time in milliseconds, and time that only rises."""
    clock = SystemClock()
    before, ticks = time.time(), clock.monotonic()

    assert before - 1 < clock.now_ms() / 1000 < time.time() + 1
    assert clock.monotonic() >= ticks
    assert len(clock.random_bytes(24)) == 24
    assert clock.random_bytes(24) != clock.random_bytes(24)


_SLEPT = """
import time
from kaikudesk.clock import SystemClock
print(round(SystemClock().monotonic() - time.monotonic()))
"""


@pytest.mark.skipif(
    shutil.which("unshare") is None or os.name == "nt" or os.geteuid() != 0,
    reason="a machine that has slept for a day needs unshare and root",
)
def test_a_machine_that_slept_for_a_day_has_lived_through_it() -> None:
    """A register on a machine that sleeps at weekends has no clock that jumped."""
    slept = ["unshare", "--time", "--boottime", "90000", "--fork"]
    line = [*slept, sys.executable, "-c", _SLEPT]
    told = subprocess.run(line, capture_output=True, text=True, check=False)

    assert (told.stdout.strip(), told.stderr) == ("90000", "")
