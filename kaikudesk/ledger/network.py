"""The small folds beside the cards: events, areas and sites, the rule set."""

import json
from collections.abc import Iterable, Iterator

import msgspec

from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard, chosen
from kaikudesk.model import EntryKind
from kaikudesk.rules.ruleset import CASE_POLICY, DEFAULTS
from kaikudesk.wire.bodies import EventDeclared, NetworkChanged, PolicySet, RuleSet
from kaikudesk.wire.rows import EventRowWire

_EVENT = {EntryKind.EVENT_DECLARED, EntryKind.EVENT_CHANGED}


def events_of(heards: Iterable[Heard]) -> dict[tuple[int, bytes], EventRowWire]:
    """Give the events by site and id; the last change of the site counts.

    Two desks that declare the same event make the same id, and one event.
    """
    rows: dict[tuple[int, bytes], EventRowWire] = {}
    declared = [one for one in heards if one.entry.kind in _EVENT]
    for heard in sorted(declared, key=_declared_first):
        is_change = heard.entry.kind == EntryKind.EVENT_CHANGED
        event_id = heard.about if is_change else heard.entry.entry_id
        place = (heard.site, event_id)
        if is_change == (place in rows):
            rows[place] = _event_row(heard)
    return rows


def _declared_first(heard: Heard) -> tuple[bool, object]:
    return heard.entry.kind == EntryKind.EVENT_CHANGED, heard.order


def _event_row(heard: Heard) -> EventRowWire:
    body = heard.body
    if not isinstance(body, EventDeclared):
        raise TypeError("an event without its body")
    return EventRowWire(
        heard.site,
        body.day,
        body.title,
        body.category,
        body.minute,
        body.quota,
        body.course,
    )


def network_of(heards: Iterable[Heard]) -> dict[tuple[str, int], bytes | None]:
    """Give the newest state of each area and site, None where it ended."""
    rows: dict[tuple[str, int], bytes | None] = {}
    for heard in _of_the_register(heards, EntryKind.NETWORK_CHANGED):
        body = heard.body
        if isinstance(body, NetworkChanged):
            rows[body.what, body.number] = body.row
    return rows


def rules_of(heards: Iterable[Heard]) -> RuleSet | None:
    """Give the newest rule set with the policies, None where there is neither.

    Policies for cases travel as settings: a fold reads nothing but its rules.
    """
    said = list(heards)
    newest = None
    for heard in _of_the_register(said, EntryKind.RULE_SET):
        body = heard.body
        if isinstance(body, RuleSet) and (
            newest is None or body.version >= newest.version
        ):
            newest = body
    policies = tuple(_policies(said))
    if not policies:
        return newest
    rules = newest or RuleSet(DEFAULTS.version, ())
    return msgspec.structs.replace(rules, settings=(*rules.settings, *policies))


def _policies(heards: Iterable[Heard]) -> Iterator[tuple[str, int, int, str]]:
    """Give the policies as settings; the last word on one day counts."""
    by_day: dict[tuple[int, int], PolicySet] = {}
    for heard in _of_the_register(heards, EntryKind.POLICY_SET):
        body = heard.body
        if isinstance(body, PolicySet):
            by_day[body.kind, body.valid_from] = body
    for (kind, valid_from), body in sorted(by_day.items()):
        name = f"{CASE_POLICY}{kind}"
        yield name, valid_from, body.known_from, json.dumps(body.policy)


def _of_the_register(heards: Iterable[Heard], kind: EntryKind) -> list[Heard]:
    return chosen(
        one
        for one in heards
        if one.entry.kind == kind and one.entry.plain.replica == REGISTER_REPLICA
    )
