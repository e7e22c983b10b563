"""The fold of uses: every redemption once, voided ones with nothing in them."""

from collections.abc import Iterable

from kaikudesk.ledger.heard import Heard
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import RedemptionRecorded
from kaikudesk.wire.rows import UseRowWire, UseWire

KEPT_DAYS = 400


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


def use_row(uses: tuple[UseWire, ...]) -> UseRowWire:
    """Give the row of a card's uses at one venue, not longer than is needed.

    It goes back a fixed number of days from its own newest use, never from
    today: a fold knows no today.
    """
    since = max(use.day for use in uses) - KEPT_DAYS
    return UseRowWire(since, tuple(use for use in uses if use.day >= since))
