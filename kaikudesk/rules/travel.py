"""Rule sets as they travel: each setting as name, days and a JSON value.

A setting that this program cannot read is left out: what stood before it, or
the default, stays in force. The register says by `rules_format` when that is
no longer right.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from kaikudesk.rules.ruleset import RuleSet, Setting, Value

Told = tuple[str, int, int, str]


def to_wire(rules: RuleSet) -> tuple[Told, ...]:
    """Give a rule set's settings: name, valid from, known from, JSON value."""
    return tuple(
        (
            setting.name,
            setting.valid_from.toordinal(),
            setting.known_from.toordinal(),
            json.dumps(setting.value),
        )
        for setting in rules.settings
    )


def from_wire(version: int, settings: Iterable[Told]) -> RuleSet:
    """Read a rule set, without the settings that are beyond this program."""
    return RuleSet(version, tuple(_readable(settings)))


def _readable(settings: Iterable[Told]) -> Iterator[Setting]:
    for name, valid_from, known_from, told in settings:
        try:
            value = _value(json.loads(told))
            days = date.fromordinal(valid_from), date.fromordinal(known_from)
        except (ValueError, TypeError, OverflowError, RecursionError):
            continue
        yield Setting(name, value, *days)


def _value(told: object) -> Value:
    match told:
        case bool():
            raise TypeError("no setting is a bare truth")
        case int() | str():
            return told
        case [*words] if all(isinstance(word, str) for word in words):
            return tuple(str(word) for word in words)
    raise TypeError(f"no setting is a {type(told).__name__}")
