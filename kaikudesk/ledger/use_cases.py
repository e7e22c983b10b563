"""The cases that uses open."""

from collections.abc import Iterator

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import (
    CLOSED_BY_REGISTRATION,
    CLOSED_BY_VOID,
    Case,
    case_key,
    first_day,
)
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.heard import Heard
from kaikudesk.model import CaseKind, EntryKind, Verdict
from kaikudesk.rules.check import is_unregistered


def unregistered_cases(facts: Facts) -> Iterator[Case]:
    """Open one case for each code that was used and that nobody registered.

    It closes itself when the registration arrives, and stays closed for the
    desks that gave a ticket while their screen said that the card was not
    found; who saw a valid card is told nothing.
    """
    voids = {
        (heard.about, heard.site)
        for heard in facts.entries
        if heard.entry.kind == EntryKind.REDEMPTION_VOIDED
    }
    by_code: dict[str, list[Heard]] = {}
    for heard in facts.entries:
        if heard.entry.kind == EntryKind.REDEMPTION_RECORDED and heard.code:
            by_code.setdefault(heard.code, []).append(heard)
    registered = facts.registered
    for code, used in sorted(by_code.items()):
        yield from _unregistered(code, used, voids, registered=code in registered)


def _unregistered(
    code: str,
    used: list[Heard],
    voids: set[tuple[bytes, int]],
    *,
    registered: bool,
) -> Iterator[Case]:
    concerned = [heard for heard in used if not registered or _was_not_found(heard)]
    if not concerned:
        return
    standing = [one for one in concerned if (one.entry.entry_id, one.site) not in voids]
    closed = CLOSED_BY_REGISTRATION if registered else ""
    yield Case(
        key=case_key(CaseKind.NOT_YET_REGISTERED, code.encode()),
        kind=CaseKind.NOT_YET_REGISTERED,
        tail=tail(code),
        since=first_day(concerned),
        said=tuple(concerned),
        closed_by=closed if standing else CLOSED_BY_VOID,
    )


def _was_not_found(heard: Heard) -> bool:
    shown = heard.entry.plain.verdict
    known = {int(verdict) for verdict in Verdict}
    return shown in known and is_unregistered(Verdict(shown))
