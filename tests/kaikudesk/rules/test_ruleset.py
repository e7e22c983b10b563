"""Dated settings: which value counts on which day, and what strange ones do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.model import Policy
from kaikudesk.rules import DEFAULTS, RuleSet, Setting, from_wire, term_of, to_wire

DAY = date(2026, 11, 24)
TERMS = ("01-01", "08-01")

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
VALUES = st.integers() | st.text() | st.lists(st.text(), max_size=3).map(tuple)
NAMES = st.sampled_from([setting.name for setting in DEFAULTS.settings]) | st.text()
SETTINGS = st.lists(st.builds(Setting, NAMES, VALUES, DAYS, DAYS), max_size=20)
RULE_SETS = st.builds(RuleSet, st.integers(1, 2**31), SETTINGS.map(tuple))


def rules(*settings: Setting) -> RuleSet:
    """Make a rule set of the register's."""
    return RuleSet(2, settings)


def test_a_value_counts_from_its_day_on() -> None:
    """The day before has the old value, the day itself the new one."""
    change = date(2025, 2, 26)
    ages = rules(Setting("child_age", 16), Setting("child_age", 18, change))

    assert ages.number("child_age", change - timedelta(1)) == 16
    assert ages.number("child_age", change) == 18
    assert ages.number("child_age", DAY) == 18


def test_before_its_first_day_the_first_value_stands() -> None:
    """A setting that began late is never missing."""
    late = rules(Setting("card_months", 6, date(2027, 1, 1)))

    assert late.number("card_months", DAY) == 6


def test_what_was_known_later_counts() -> None:
    """Of two values from one day the one that was known last is the true one."""
    told = Setting("child_age", 17, date(2025, 1, 1), date(2025, 1, 1))
    corrected = Setting("child_age", 18, date(2025, 1, 1), date(2025, 3, 1))

    assert rules(told, corrected).number("child_age", DAY) == 18
    assert rules(corrected, told).number("child_age", DAY) == 18


def test_what_the_register_does_not_set_has_its_default() -> None:
    """An old rule set meets a new program: names that it lacks stand by default."""
    assert rules().number("fresh_minutes", DAY) == 10
    assert rules().policy(DAY) is Policy.ASK


def test_a_name_that_nobody_knows_is_a_fault_of_ours() -> None:
    """Only our own code asks for names, so a wrong one is never passed over."""
    with pytest.raises(KeyError):
        rules().value("no_such_setting", DAY)
    with pytest.raises(ValueError, match="ask"):
        DEFAULTS.number("not_on_list", DAY)


@pytest.mark.parametrize("value", ["soon", "", ("10",), "1.5"])
def test_a_number_that_is_none_has_its_default(value: str | tuple[str, ...]) -> None:
    """A value of a newer form stops no counter."""
    assert rules(Setting("fresh_minutes", value)).number("fresh_minutes", DAY) == 10


def test_a_number_in_words_of_digits_counts() -> None:
    """An administrator's quotation marks do no harm."""
    assert rules(Setting("fresh_minutes", "15")).number("fresh_minutes", DAY) == 15


@pytest.mark.parametrize("value", ["refuse and call", "", 7])
def test_a_policy_that_this_program_does_not_know_asks(value: str | int) -> None:
    """An unknown word for what a clerk may do falls back to the middle way."""
    assert rules(Setting("not_on_list", value)).policy(DAY) is Policy.ASK


def test_a_single_text_is_a_list_of_one() -> None:
    """One pattern need not be written as a list."""
    assert rules(Setting("code_patterns", "KK####")).texts("code_patterns", DAY) == (
        "KK####",
    )


@pytest.mark.parametrize(("value", "readable"), [(1, True), (2, False), ("2", False)])
def test_rules_of_a_newer_format_are_told_apart(
    value: str | int, *, readable: bool
) -> None:
    """The register says by a number that old programs no longer read it rightly."""
    assert rules(Setting("rules_format", value)).readable(DAY) is readable


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 7, 31), date(2026, 1, 1)),
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 12, 31), date(2026, 8, 1)),
    ],
)
def test_a_term_begins_on_its_first_day(day: date, first: date) -> None:
    """Spring and autumn terms part on the first of August."""
    assert term_of(day, TERMS) == first


def test_a_day_before_the_first_term_lies_in_the_last_of_the_year_before() -> None:
    """Where terms begin in late January, early January is still autumn's."""
    assert term_of(date(2027, 1, 7), ("01-20", "08-15")) == date(2026, 8, 15)


@pytest.mark.parametrize("starts", [(), ("",), ("soon",), ("13-01",), ("02-30",)])
def test_terms_that_no_calendar_knows_leave_the_year(starts: tuple[str, ...]) -> None:
    """Without one true first day the term is the calendar year."""
    assert term_of(DAY, starts) == date(2026, 1, 1)


@given(DAYS, st.lists(st.dates().map(lambda day: f"{day:%m-%d}"), max_size=5))
def test_every_day_lies_in_a_term_that_has_begun(day: date, starts: list[str]) -> None:
    """No term lies in the future, and its first day is in it."""
    first = term_of(day, starts)

    assert first <= day
    assert term_of(first, starts) == first


@given(st.dates(date(2015, 1, 1), date(2090, 1, 1)), st.integers(0, 900))
def test_a_card_never_outlives_its_months_or_its_pilot(
    granted: date, pilot_days: int
) -> None:
    """The last valid day is one of both ends, and the nearer one."""
    pilot_end = granted + timedelta(pilot_days)
    months = DEFAULTS.last_valid(granted)

    assert 364 <= (months - granted).days <= 366
    assert DEFAULTS.last_valid(granted, pilot_end) == min(months, pilot_end)


@given(DAYS, st.integers(-99, 10**9))
def test_no_grant_is_too_late_to_compute(granted: date, months: int) -> None:
    """A mistyped year, or a mad setting, ends at the calendar's end."""
    end = rules(Setting("card_months", months)).last_valid(granted)

    assert granted <= end <= date.max


@given(RULE_SETS, DAYS)
def test_no_rule_set_stops_a_counter(any_rules: RuleSet, day: date) -> None:
    """Whatever names and values the register sends, every question has an answer."""
    for name in ("child_age", "fresh_minutes", "expiring_days", "community_clients"):
        assert isinstance(any_rules.number(name, day), int)
    assert any_rules.policy(day) in Policy
    assert term_of(day, any_rules.texts("term_starts", day)) <= day
    assert any_rules.readable(day) in {True, False}


@given(RULE_SETS)
def test_a_rule_set_travels_unchanged(any_rules: RuleSet) -> None:
    """The register's settings are the desk's, value for value and day for day."""
    assert from_wire(any_rules.version, to_wire(any_rules)) == any_rules


@pytest.mark.parametrize(
    "told",
    [
        ("child_age", 735_000, 735_000, "{}"),
        ("child_age", 735_000, 735_000, "true"),
        ("child_age", 735_000, 735_000, "[1, 2]"),
        ("child_age", 735_000, 735_000, "1.5"),
        ("child_age", 735_000, 735_000, "not json"),
        ("child_age", 735_000, 735_000, "[" * 100_000),
        ("child_age", 735_000, 735_000, "9" * 5_000),
        ("child_age", 0, 735_000, "17"),
        ("child_age", 735_000, 10**18, "17"),
    ],
    ids=[
        *("object", "truth", "numbers", "fraction", "no json", "deep", "long"),
        *("day 0", "no day"),
    ],
)
def test_a_setting_that_cannot_be_read_is_left_out(
    told: tuple[str, int, int, str],
) -> None:
    """One strange setting leaves all others, and its own default, in force."""
    read = from_wire(3, (told, ("holder_age", 735_000, 735_000, "15")))

    assert [setting.name for setting in read.settings] == ["holder_age"]
    assert read.number("child_age", DAY) == 18
