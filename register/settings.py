"""The programme's dated settings: what holds, and a new value from a day on.

They travel to the desks as the rules do. A value never reaches back: the days before
its first keep what held then.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import Connection

from kaikudesk.model import Policy
from kaikudesk.rules import DEFAULTS
from kaikudesk.rules.ruleset import CASE_POLICY, COURSE_PLACES, Value
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from register.acts import decide, rules_set
from register.errors import UnfitValueError, UnknownSettingError
from register.feed import before
from register.folding import rules_from
from register.opened import Register
from register.pen import Act
from register.refold import refold

_MOST: Final = 1_000_000
_FORMAT: Final = "rules_format"
_Dated = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as it holds today."""

    name: str
    value: Value


def shown(register: Register) -> list[Shown]:
    """Give every setting with today's value, by name."""
    with register.database.reading() as connection:
        rules = rules_from(before(connection).rules)
    today = _today(register)
    said = {one.name for one in (*DEFAULTS.settings, *rules.settings)}
    names = sorted(name for name in said if _is_set_here(name))
    return [Shown(name, rules.value(name, today)) for name in names]


def set_value(register: Register, name: str, text: str, first: date) -> Value:
    """Set a value from a day on, and fold everything by it; give it as it was read.

    Raises UnknownSettingError or UnfitValueError, and then nothing was changed.
    """
    value = _read(name, text)
    known = _today(register).toordinal()
    new = (name, first.toordinal(), known, json.dumps(value))

    def choose(connection: Connection) -> tuple[None, list[Act]]:
        packed = before(connection).rules
        present = None if packed is None else decode(packed, bodies.RuleSet)
        return None, [rules_set(_with(present, new))]

    decide(register, choose)
    refold(register)
    return value


def _with(present: bodies.RuleSet | None, new: _Dated) -> bodies.RuleSet:
    """Put a value beside the others of its name; policies are acts of their own."""
    version = DEFAULTS.version if present is None else present.version
    kept = [
        one
        for one in (() if present is None else present.settings)
        if not one[0].startswith(CASE_POLICY) and one[:2] != new[:2]
    ]
    if all(one[0] != new[0] for one in kept):
        kept += _defaults(new)
    return bodies.RuleSet(version + 1, (*kept, new))


def _defaults(new: _Dated) -> list[_Dated]:
    """Give what held before the first value that was ever set of a name."""
    return [
        (
            one.name,
            one.valid_from.toordinal(),
            one.known_from.toordinal(),
            json.dumps(one.value),
        )
        for one in DEFAULTS.settings
        if one.name == new[0] and one.valid_from.toordinal() < new[1]
    ]


def _is_set_here(name: str) -> bool:
    return name != _FORMAT and not name.startswith(CASE_POLICY)


def _read(name: str, text: str) -> Value:
    try:
        return _reader(name)(text)
    except (ValueError, re.error) as fault:
        raise UnfitValueError(text) from fault


def _reader(name: str) -> Callable[[str], Value]:
    of_course = name.removeprefix(COURSE_PLACES)
    if name in _READERS:
        return _READERS[name]
    if of_course != name and of_course.isdecimal():
        return _number
    raise UnknownSettingError(name)


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _MOST:
        raise ValueError(text)
    return number


def _policy(text: str) -> str:
    return Policy(text).value


def _day_of_the_year(text: str) -> str:
    # A year that has all days.
    return f"{date.fromisoformat(f'2024-{text}'):%m-%d}"


def _pattern(text: str) -> str:
    return re.compile(text).pattern


def _list_of(read: Callable[[str], str]) -> Callable[[str], Value]:
    return lambda text: tuple(read(one) for one in text.split())


_READERS: Final[Mapping[str, Callable[[str], Value]]] = {
    one.name: _number
    for one in DEFAULTS.settings
    if isinstance(one.value, int) and one.name != _FORMAT
} | {
    "not_on_list": _policy,
    "term_starts": _list_of(_day_of_the_year),
    "code_patterns": _list_of(_pattern),
}


def _today(register: Register) -> date:
    return datetime.fromtimestamp(register.clock.now_ms() / 1000, UTC).date()
