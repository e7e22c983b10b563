"""Dated settings: what the programme says may change, and did.

A setting has a day from which it is valid and a day from which it was known:
limits count by the newest, and nobody is blamed for what was not yet known.
Where domain.md says NOT FOUND the value here is a default that the register's
own rule set replaces.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from typing import TypeVar

from kaikudesk.model import CaseKind, CasePolicy, Policy

FORMAT = 1
CASE_POLICY = "case policy "
COURSE_PLACES = "course places "
Value = int | str | tuple[str, ...]
_Told = TypeVar("_Told")
_ALWAYS = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of a named setting, from a day on."""

    name: str
    value: Value
    valid_from: date = _ALWAYS
    known_from: date = _ALWAYS


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All settings under one version number; names it does not know do no harm."""

    version: int
    settings: tuple[Setting, ...]
    _values: dict[str, list[tuple[date, Value]]] = field(
        init=False, repr=False, compare=False
    )
    _numbers: dict[str, list[tuple[date, int | None]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Sort and read the settings once, newest first, since every check asks."""
        values: dict[str, list[tuple[date, Value]]] = {}
        numbers: dict[str, list[tuple[date, int | None]]] = {}
        dated = sorted(self.settings, key=lambda s: (s.valid_from, s.known_from))
        for one in reversed(dated):
            values.setdefault(one.name, []).append((one.valid_from, one.value))
            number = _number(one.value)
            numbers.setdefault(one.name, []).append((one.valid_from, number))
        object.__setattr__(self, "_values", values)
        object.__setattr__(self, "_numbers", numbers)

    def value(self, name: str, day: date) -> Value:
        """Give the newest value that is valid on this day.

        Before the first valid day the first value stands. Raises KeyError for
        a name that neither this set nor the defaults know.
        """
        dated = self._values.get(name)
        if dated is None:
            return DEFAULTS.value(name, day) if self is not DEFAULTS else _unknown(name)
        return _valid_on(day, dated)

    def number(self, name: str, day: date) -> int:
        """Give a setting that is a number; the default where it is none."""
        dated = self._numbers.get(name)
        number = None if dated is None else _valid_on(day, dated)
        if number is not None:
            return number
        if self is DEFAULTS:
            raise ValueError(f"{name} is no number: {self.value(name, day)}")
        return DEFAULTS.number(name, day)

    def texts(self, name: str, day: date) -> tuple[str, ...]:
        """Give a setting that is a list of words."""
        value = self.value(name, day)
        return value if isinstance(value, tuple) else (str(value),)

    def policy(self, day: date) -> Policy:
        """Tell what a clerk may do with a code that is not on the list."""
        try:
            return Policy(str(self.value("not_on_list", day)))
        except ValueError:
            return Policy.ASK

    def case_policy(self, kind: CaseKind, day: date) -> CasePolicy:
        """Tell what becomes of cases of a kind that began on this day.

        Unlike other settings a policy says nothing of the days before its first.
        """
        dated = self._values.get(f"{CASE_POLICY}{int(kind)}", ())
        said = (value for first, value in dated if first <= day)
        try:
            return CasePolicy(str(next(said, CasePolicy.ASK)))
        except ValueError:
            return CasePolicy.ASK

    def course_places(self, site: int, day: date) -> int | None:
        """Tell how many course places one holder gets in a term at a site."""
        try:
            return self.number(f"{COURSE_PLACES}{site}", day)
        except (KeyError, ValueError):
            return None

    def readable(self, day: date) -> bool:
        """Tell whether this program is new enough for these rules."""
        return self.number("rules_format", day) <= FORMAT

    def last_valid(self, granted: date, pilot_end: date | None = None) -> date:
        """Give a card's last valid day: itself still valid.

        12 months from granting [induction slides], or the end of the pilot.
        """
        end = _months_later(granted, self.number("card_months", granted))
        return end if pilot_end is None else min(end, pilot_end)

    def old_enough(self, birth_year: int, day: date) -> bool:
        """Tell whether a holder is, or turns this year, old enough.

        At least 16, or turning 16 this calendar year (holder terms 26.2.2025).
        """
        return day.year - birth_year >= self.number("holder_age", day)


def _valid_on(day: date, dated: Sequence[tuple[date, _Told]]) -> _Told:
    """Give the newest that is valid on a day, before all of them the oldest."""
    for first, told in dated:
        if first <= day:
            return told
    return dated[-1][1]


def _number(value: Value) -> int | None:
    try:
        return int(value if isinstance(value, int) else str(value))
    except ValueError:
        return None


def term_of(day: date, starts: Iterable[str]) -> date:
    """Give the first day of the term that a day lies in.

    `starts` are days of the year as `MM-DD`; a day before the first belongs to
    the last term of the year before. Without any such day it is the year.
    """
    said = [
        f"{year:04}-{start}" for start in starts for year in (day.year - 1, day.year)
    ]
    first_days = (first for first in map(_day_named, said) if first is not None)
    year = date(day.year, 1, 1)
    return max((first for first in first_days if first <= day), default=year)


def _day_named(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + max(0, months), 12)
    year, month = day.year + years, month + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _unknown(name: str) -> Value:
    raise KeyError(name)


DEFAULTS = RuleSet(
    version=1,
    settings=(
        Setting("rules_format", FORMAT),
        Setting("holder_age", 16),
        Setting("child_age", 16),
        # The terms of 26.2.2025 say under 18; the day of the change itself is
        # not public, so this is the latest that it can be (domain.md, 3).
        Setting("child_age", 18, date(2025, 2, 26), date(2025, 2, 26)),
        Setting("client_age", 16),
        Setting("community_clients", 10),
        Setting("card_months", 12),
        Setting("most_children", 20),
        Setting("fresh_minutes", 10),
        Setting("expiring_days", 30),
        Setting("overdue_days", 14),
        Setting("double_minutes", 15),
        Setting("unknown codes a day", 500),
        # How long a desk may still read what it wrote, after the receipt.
        Setting("keep_days", 30),
        # The number of the form with wellbeing questions in use, 0 for none: which
        # questions these are is not public (domain.md, 2.2).
        Setting("wellbeing_form", 0),
        Setting("term_starts", ("01-01", "08-01")),
        Setting("not_on_list", Policy.ASK.value),
        Setting("code_patterns", ()),
    ),
)
