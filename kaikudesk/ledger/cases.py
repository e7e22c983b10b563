"""Cases: what needs a person, or heals by itself, derived from the entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from kaikudesk.codes import tail
from kaikudesk.ledger.heard import Heard
from kaikudesk.model import CaseKind, EntryKind, Verdict
from kaikudesk.rules.check import is_unregistered

CLOSED_BY_REGISTRATION = "registration"
CLOSED_BY_VOID = "void"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its stable key, the sites whose entries stand in it.

    `since` is the first day of use, as an ordinal; `closed_by` is "" while
    the case is open.
    """

    key: bytes
    kind: CaseKind
    tail: str
    since: int
    entries: dict[int, tuple[bytes, ...]]
    closed_by: str = ""


def unregistered_cases(
    heards: Iterable[Heard], registered: frozenset[str]
) -> tuple[Case, ...]:
    """Open one case for each code that was used and that nobody registered.

    It closes itself when the registration arrives, and stays closed for the
    desks that gave a ticket while their screen said that the card was not
    found; who saw a valid card is told nothing.
    """
    said = list(heards)
    voids = {
        (heard.about, heard.site)
        for heard in said
        if heard.entry.kind == EntryKind.REDEMPTION_VOIDED
    }
    by_code: dict[str, list[Heard]] = {}
    for heard in said:
        if heard.entry.kind == EntryKind.REDEMPTION_RECORDED and heard.code:
            by_code.setdefault(heard.code, []).append(heard)
    cases = (
        _case(code, used, voids, registered=code in registered)
        for code, used in sorted(by_code.items())
    )
    return tuple(case for case in cases if case is not None)


def _case(
    code: str,
    used: list[Heard],
    voids: set[tuple[bytes, int]],
    *,
    registered: bool,
) -> Case | None:
    concerned = [heard for heard in used if not registered or _was_not_found(heard)]
    if not concerned:
        return None
    standing = [one for one in concerned if (one.entry.entry_id, one.site) not in voids]
    closed = CLOSED_BY_REGISTRATION if registered else ""
    return Case(
        key=case_key(CaseKind.NOT_YET_REGISTERED, code.encode()),
        kind=CaseKind.NOT_YET_REGISTERED,
        tail=tail(code),
        since=min(heard.entry.plain.happened for heard in concerned),
        entries=_by_site(concerned),
        closed_by=closed if standing else CLOSED_BY_VOID,
    )


def _was_not_found(heard: Heard) -> bool:
    shown = heard.entry.plain.verdict
    known = {int(verdict) for verdict in Verdict}
    return shown in known and is_unregistered(Verdict(shown))


def _by_site(heards: list[Heard]) -> dict[int, tuple[bytes, ...]]:
    sites: dict[int, list[bytes]] = {}
    for heard in heards:
        sites.setdefault(heard.site, []).append(heard.entry.entry_id)
    return {site: tuple(sorted(ids)) for site, ids in sorted(sites.items())}


def case_key(kind: CaseKind, about: bytes) -> bytes:
    """Give the stable key of a case: it opens once."""
    said = bytes([kind]) + about
    return blake2b(said, digest_size=16, person=b"kaiku case").digest()
