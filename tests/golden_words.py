"""The words of the golden table: settings read from them, answers put into them."""

from datetime import date
from typing import Any

from kaikudesk.rules import Answer, Setting

ALWAYS = date(2015, 1, 1)


def dated(name: str, said: Any) -> list[Setting]:  # noqa: ANN401 - a TOML value
    """Give the settings of one name: a value for always, or dated values."""
    if isinstance(said, list) and all(isinstance(one, dict) for one in said):
        return [
            Setting(name, plain(one["value"]), one.get("from", ALWAYS)) for one in said
        ]
    return [Setting(name, plain(said))]


def plain(said: Any) -> int | str | tuple[str, ...]:  # noqa: ANN401 - a TOML value
    """Give one value as settings hold it."""
    return tuple(said) if isinstance(said, list) else said


def seen(answer: Answer) -> dict[str, object]:
    """Put an answer into the words of the table; "none" where it says nothing."""
    shown = {
        "verdict": answer.verdict.name,
        "why": answer.not_a_card,
        "last_valid": answer.last_valid,
        "children": answer.children,
        "child_age": answer.child_age,
        "expires_in": answer.expires_in,
        "area": answer.area,
        "state": answer.state.name,
        "own_left": answer.limits.own,
        "children_left": answer.limits.children,
        "course_places_left": answer.limits.course_places,
        "quota_left": answer.limits.quota,
        "today_own": answer.today.own,
        "today_children": answer.today.children,
        "at_event_own": answer.at_event.own,
        "at_event_children": answer.at_event.children,
        "at_event_assistants": answer.at_event.assistants,
        "advisory": answer.advisory,
        "policy": answer.policy,
        "pattern": answer.misfit.pattern if answer.misfit else None,
        "place": answer.misfit.place if answer.misfit else None,
        "recordable": answer.recordable,
    }
    return {name: "none" if value is None else value for name, value in shown.items()}
