"""From a case to the rows of it: each side sees its own, and of others the kind.

A distributor's name tells why somebody is poor: no row names another site.
Only the coordinator's row, in `cases/0`, which no desk reads, names the sites.
"""

from collections.abc import Iterator

from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.settling import Rank, rank_of
from kaikudesk.model import (
    ANSWERS,
    FOR_COORDINATORS,
    CaseKind,
    EntryKind,
    Party,
    Source,
)
from kaikudesk.wire.bodies import CaseNoted, CaseSettled, RedemptionRecorded
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CaseRowWire, OtherSideWire, TraceWire

Row = tuple[tuple[str, bytes], bytes]
COORDINATORS = 0

_FOR_COORDINATORS = {
    CaseKind.DISPUTED_CODE,
    CaseKind.NOT_YET_REGISTERED,
    CaseKind.SUPERSEDED_CARD_USED,
    CaseKind.FOREIGN_STOCK,
    CaseKind.COPIED_DESK,
    CaseKind.WITHDRAWN_DESK,
    CaseKind.UNREADABLE,
    CaseKind.UNUSUAL_VOLUME,
}
_AT_A_DISTRIBUTOR = {
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.CARD_RENEWED,
    EntryKind.CARD_REPORTED_LOST,
    EntryKind.CARD_INACTIVATED,
    EntryKind.CARD_REINSTATED,
    EntryKind.CONSENT_WITHDRAWN,
    EntryKind.STOCK_RECEIVED,
    EntryKind.STOCK_MOVED,
}


def case_rows(case: Case) -> Iterator[Row]:
    """Give the row of each site that has an entry in the case, and the office's."""
    for site, ids in case.entries.items():
        if site != COORDINATORS:
            yield (f"cases/{site}", case.key), encode(_row(case, site, ids))
    if case.kind in _FOR_COORDINATORS:
        ids = tuple(sorted(one for ids in case.entries.values() for one in ids))
        row = _row(case, COORDINATORS, ids)
        yield (f"cases/{COORDINATORS}", case.key), encode(row)


def _row(case: Case, site: int, ids: tuple[bytes, ...]) -> CaseRowWire:
    own = [heard for heard in case.said if heard.site == site]
    verdict, list_seconds = _shown(own)
    return CaseRowWire(
        kind=case.kind,
        site=site,
        entries=ids,
        since=case.since,
        tail=case.tail,
        closed_by=case.closed_by,
        verdict=verdict,
        list_seconds=list_seconds,
        knew=case.knew,
        others=tuple(_other(one) for one in case.said if one.site != site),
        answers=_answers(case.kind, site),
        choices=case.choices,
        trace=tuple(_traces(case, site)),
        severity=case.severity,
        policy=case.policy,
        extent=case.extent,
        crossed=case.resolution.crossed,
        limit=case.limit or 0,
        sites=_sites(case) if site == COORDINATORS else (),
    )


def _answers(kind: CaseKind, site: int) -> tuple[int, ...]:
    if kind in FOR_COORDINATORS and site != COORDINATORS:
        return ()
    return tuple(int(answer) for answer in ANSWERS[kind])


def _sites(case: Case) -> tuple[int, ...]:
    """Name all sides to the coordinator, those whose entries are none of it too."""
    return tuple(sorted({*case.entries, *(one.site for one in case.said)}))


def _shown(own: list[Heard]) -> tuple[int | None, int | None]:
    """Give the verdict that stood on this side's screen, and the list's age."""
    for heard in own:
        if heard.entry.plain.verdict is not None:
            body = heard.body
            seconds = (
                body.list_seconds if isinstance(body, RedemptionRecorded) else None
            )
            return heard.entry.plain.verdict, seconds
    return None, None


def _other(heard: Heard) -> OtherSideWire:
    plain = heard.entry.plain
    return OtherSideWire(party_of(heard), plain.kind, plain.happened, plain.minute)


def party_of(heard: Heard) -> Party:
    """Tell what kind of side wrote an entry."""
    if rank_of(heard) is Rank.COORDINATOR:
        return Party.COORDINATOR
    if heard.entry.plain.source == Source.BROKER:
        return Party.BROKER
    at_office = heard.entry.kind in _AT_A_DISTRIBUTOR
    return Party.DISTRIBUTOR if at_office else Party.VENUE


def _traces(case: Case, site: int) -> Iterator[TraceWire]:
    distributors = {one.site for one in case.said if party_of(one) is Party.DISTRIBUTOR}
    for heard in case.resolution.told:
        body, plain = heard.body, heard.entry.plain
        party = party_of(heard)
        if plain.site in distributors and party is Party.VENUE:
            party = Party.DISTRIBUTOR
        own = plain.site == site
        yield TraceWire(
            entry_id=plain.entry_id,
            party=Party.THIS_SITE if own else party,
            clerk=plain.clerk if own else 0,
            at=plain.wall,
            answer=body.answer if isinstance(body, CaseSettled) else None,
            note=body.note if isinstance(body, CaseNoted) else None,
            stands=case.resolution.standing is not None
            and case.resolution.standing.entry_id == plain.entry_id,
        )
