"""The fold of uses: every redemption once, voided ones with nothing in them."""

from collections.abc import Iterable
from datetime import date

from kaikudesk.clock import hybrid_ms
from kaikudesk.ledger.heard import Heard
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import RedemptionRecorded
from kaikudesk.wire.rows import UseRowWire, UseWire

KEPT_DAYS = 400
_DAY_MS = 24 * 3600 * 1000
_FIRST_DAY = date(1970, 1, 1).toordinal()


def uses_of(heards: Iterable[Heard]) -> dict[tuple[str, int], tuple[UseWire, ...]]:
    """Give the uses by code and site, each row ordered by day and entry id.

    A void counts when the site that gave the ticket says it.
    """
    said = list(heards)
    voids = {
        (heard.about, heard.site)
        for heard in said
        if heard.entry.kind == EntryKind.REDEMPTION_VOIDED
    }
    rows: dict[tuple[str, int], list[UseWire]] = {}
    for heard in said:
        if heard.entry.kind == EntryKind.REDEMPTION_RECORDED and heard.code:
            voided = (heard.entry.entry_id, heard.site) in voids
            place = (heard.code, heard.site)
            rows.setdefault(place, []).append(use_wire(heard, voided=voided))
    return {place: in_order(uses) for place, uses in rows.items()}


def use_wire(heard: Heard, *, voided: bool) -> UseWire:
    """Give one redemption as a use row lists it; a voided one gives nothing."""
    body = heard.body
    if not isinstance(body, RedemptionRecorded):
        raise TypeError("a redemption without its body")
    day, entry_id = heard.entry.plain.happened, heard.entry.entry_id
    if voided:
        return UseWire(entry_id, day, body.event, 0, voided=True)
    return UseWire(
        entry_id,
        day,
        body.event,
        body.own,
        body.children,
        body.assistants,
        body.course_places,
    )


def in_order(uses: Iterable[UseWire]) -> tuple[UseWire, ...]:
    """Put uses in the one order that every row has."""
    return tuple(sorted(uses, key=lambda use: (use.day, use.entry_id)))


def use_rows(heards: Iterable[Heard]) -> dict[tuple[str, int], UseRowWire]:
    """Give the rows of each card's uses at each venue, not longer than needed.

    A row goes back a fixed number of days from its own newest use, never from
    today: a fold knows no today. A use that a wrong clock put behind its receipt
    counts as of the day of that: else it would push all true ones off the row.
    """
    said = list(heards)
    newest: dict[tuple[str, int], int] = {}
    for heard in said:
        place = (heard.code or "", heard.site)
        newest[place] = max(newest.get(place, 0), _day_known(heard))
    return {
        place: _row(uses, newest[place] - KEPT_DAYS)
        for place, uses in uses_of(said).items()
    }


def _day_known(heard: Heard) -> int:
    """Give the day of a use, or the day after it was made known, if that is less."""
    if heard.entry.kind != EntryKind.REDEMPTION_RECORDED:
        return 0
    known = hybrid_ms(heard.order.clock) // _DAY_MS + _FIRST_DAY
    return min(heard.entry.plain.happened, known + 1)


def _row(uses: tuple[UseWire, ...], since: int) -> UseRowWire:
    return UseRowWire(since, tuple(use for use in uses if use.day >= since))
