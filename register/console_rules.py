"""Commands for what holds everywhere: policies for cases, and the settings."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime

from kaikudesk.model import CasePolicy
from kaikudesk.rules.ruleset import Value
from register.console_opening import Offer, Say, opened
from register.opened import Register
from register.policies import (
    SETTLED_BEFOREHAND,
    Wanted,
    open_cases,
    policies,
    preview,
    set_policy,
)
from register.settings import set_value, shown
from register.wording import Wording

_KINDS = {kind.name.lower().replace("_", "-"): kind for kind in SETTLED_BEFOREHAND}


def offer_rules(command: Offer, words: Wording) -> None:
    """Offer `policy`, `settings`."""
    policy = command("policy", _policy)
    policy.add_argument("kind", nargs="?", choices=_KINDS)
    policy.add_argument("policy", nargs="?", choices=[one.value for one in CasePolicy])
    policy.add_argument("--yes", action="store_true", help=words.say("help: yes"))
    setting = command("settings", _settings)
    setting.add_argument("name", nargs="?")
    setting.add_argument("value", nargs="?")
    for one in (policy, setting):
        _offer_first(one, words)


def _offer_first(command: ArgumentParser, words: Wording) -> None:
    command.add_argument(
        "--from", dest="first", type=date.fromisoformat, help=words.say("help: from")
    )


def _policy(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        if asked.policy is None:
            for line in _policies(register, words):
                say(line)
            return 0
        return _set_policy(register, asked, words, say)


def _policies(register: Register, words: Wording) -> Iterator[str]:
    counted = open_cases(register)
    names = {kind: name for name, kind in _KINDS.items()}
    for kind, policy in policies(register).items():
        told = words.say(f"policy: {policy.value}")
        what = words.say(f"case: {names[kind]}")
        yield words.say(
            "policy", kind=names[kind], what=what, policy=told, count=counted[kind]
        )


def _set_policy(register: Register, asked: Namespace, words: Wording, say: Say) -> int:
    first = asked.first or _today(register)
    wanted = Wanted(_KINDS[asked.kind], CasePolicy(asked.policy), first)
    foreseen = preview(register, wanted)
    say(words.say("policy: settles", count=foreseen.settles, opens=foreseen.opens))
    if not asked.yes:
        say(words.say("policy: not yet"))
        return 0
    set_policy(register, wanted)
    say(words.say("policy: set", first=_written(first)))
    return 0


def _settings(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        if asked.value is None:
            for one in shown(register):
                if asked.name in {None, one.name}:
                    say(_setting(one.name, one.value, words))
            return 0
        first = asked.first or _today(register)
        value = set_value(register, asked.name, asked.value, first)
    said = _setting(asked.name, value, words)
    say(words.say("setting: set", setting=said, first=_written(first)))
    return 0


def _setting(name: str, value: Value, words: Wording) -> str:
    written = " ".join(value) if isinstance(value, tuple) else str(value)
    meaning = words.meaning(f"setting: {name}")
    return f"{name} = {written}" + (f"   ({meaning})" if meaning else "")


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _today(register: Register) -> date:
    return datetime.fromtimestamp(register.clock.now_ms() / 1000, UTC).date()
