"""More tickets at one event than it has for card holders (row 11).

A view over all cards that were used there: an event would tie its cards into one
subject, so no fold of a card reads another's uses. The excess is what came last by the
day and time of use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_VOID, Case, case_key, case_of
from kaikudesk.ledger.excess import beyond
from kaikudesk.ledger.heard import USES, Heard, chosen, counting
from kaikudesk.ledger.network import events_of
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.ledger.uses import Given, given_of
from kaikudesk.model import CaseKind, EntryKind, UseLimit
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import EventDeclared, RedemptionRecorded

SAYS_WHERE: Final = USES | {EntryKind.REDEMPTION_CORRECTED}
_DECLARES: Final = frozenset({EntryKind.EVENT_DECLARED, EntryKind.EVENT_CHANGED})


@dataclass(frozen=True, slots=True, order=True)
class UseAt:
    """A use, by its entry id, and an event that some entry says it was at."""

    event: bytes
    use: bytes


def use_at(heard: Heard) -> UseAt | None:
    """Read at which event a use was, None where an entry does not say."""
    body = heard.body if heard.entry.kind in SAYS_WHERE else None
    if not isinstance(body, RedemptionRecorded) or body.event is None:
        return None
    return UseAt(body.event, heard.about or heard.entry.entry_id)


def event_declared(heard: Heard) -> bytes | None:
    """Give the event that an entry says something of, None for other kinds."""
    if heard.entry.kind not in _DECLARES:
        return None
    return heard.about or heard.entry.entry_id


def has_quota(heard: Heard) -> bool:
    """Tell whether an entry gives an event a quota."""
    body = heard.body if heard.entry.kind in _DECLARES else None
    return isinstance(body, EventDeclared) and body.quota is not None


def quota_cases(heards: Iterable[Heard], rules: RuleSet) -> Iterator[Case]:
    """Open a case for each event with more tickets than its quota.

    `heards` are the entries of events, of uses there and of what was said of these,
    in any order.
    """
    entries = chosen(counting(one for one in heards if makes_sense(one)))
    given, told = given_of(entries), settlements_of(entries)
    for (site, event), row in events_of(entries).items():
        if row.quota is not None:
            used = [one for one in given if _is_at(one, site, event)]
            for case in _cases(quota_key(site, event), used, row.quota):
                yield concluded(case, told, rules)


def quota_key(site: int, event: bytes) -> bytes:
    """Give the key of the case of one event."""
    about = bytes([UseLimit.QUOTA]) + site.to_bytes(8, "big") + event
    return case_key(CaseKind.OVER_LIMIT, about)


def _is_at(one: Given, site: int, event: bytes) -> bool:
    return one.heard.site == site and one.body.event == event


def _cases(key: bytes, used: list[Given], quota: int) -> Iterator[Case]:
    all_over = beyond(used, quota, _tickets)
    if not all_over:
        return
    standing = [one for one in used if not one.voided]
    over = beyond(standing, quota, _tickets)
    marked = [one for one, _ in over or all_over]
    yield case_of(
        CaseKind.OVER_LIMIT,
        key,
        [one.heard for one in marked],
        tail=tail(marked[0].code),
        extent=sum(excess for _, excess in over),
        limit=UseLimit.QUOTA,
        closed_by="" if over else CLOSED_BY_VOID,
    )


def _tickets(one: Given) -> int:
    body = one.body
    return body.own + body.children + body.assistants + body.course_places
