"""The fold of uses: every redemption once, as it was corrected, attended or voided."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaikudesk.clock import hybrid_ms
from kaikudesk.ledger.heard import Heard
from kaikudesk.model import EntryKind, UseStage
from kaikudesk.wire.bodies import RedemptionRecorded
from kaikudesk.wire.rows import UseRowWire, UseWire

KEPT_DAYS: Final = 400
_DAY_MS: Final = 24 * 3600 * 1000
_FIRST_DAY: Final = date(1970, 1, 1).toordinal()

_STAGE: Final = {
    EntryKind.REDEMPTION_RECORDED: UseStage.GIVEN,
    EntryKind.REDEMPTION_RESERVED: UseStage.RESERVED,
    EntryKind.REDEMPTION_ATTENDED: UseStage.ATTENDED,
}
_CHANGES: Final = {EntryKind.REDEMPTION_CORRECTED, EntryKind.REDEMPTION_ATTENDED}


@dataclass(frozen=True, slots=True)
class Given:
    """One use: the entry that began it, and what it gives by the last word on it.

    `changes` are the corrections and the attendance, the one that counts last.
    The day stays that of the beginning: a correction says counts.
    """

    heard: Heard
    body: RedemptionRecorded
    stage: UseStage
    changes: tuple[Heard, ...]
    voided: bool

    @property
    def entry_id(self) -> bytes:
        """Name the use."""
        return self.heard.entry.entry_id

    @property
    def code(self) -> str:
        """Give the code that was used."""
        return self.heard.code or ""

    @property
    def day(self) -> int:
        """Give the day of use, as an ordinal."""
        return self.heard.entry.plain.happened

    @property
    def moment(self) -> tuple[int, int, bytes]:
        """Sort uses as they happened; one without a time of day comes last."""
        minute = self.heard.entry.plain.minute
        return self.day, 24 * 60 if minute is None else minute, self.entry_id

    def wire(self) -> UseWire:
        """Give the use as a row lists it; a voided one gives nothing."""
        body, last = self.body, self.changes[-1] if self.changes else None
        nothing = self.voided
        return UseWire(
            self.entry_id,
            self.day,
            body.event,
            0 if nothing else body.own,
            0 if nothing else body.children,
            0 if nothing else body.assistants,
            0 if nothing else body.course_places,
            voided=nothing,
            stage=self.stage,
            changes=tuple(sorted(one.entry.entry_id for one in self.changes)),
            order=None if last is None else last.order,
        )


def given_of(heards: Iterable[Heard]) -> list[Given]:
    """Give every use once, in the order of the entries.

    Only the site that gave the ticket takes it back or says anew what it was.
    An attendance without its reservation is a use of its own.
    """
    begun: dict[bytes, Heard] = {}
    changes: dict[tuple[bytes, int], list[Heard]] = {}
    voids: set[tuple[bytes, int]] = set()
    for heard in heards:
        kind = heard.entry.kind
        if kind == EntryKind.REDEMPTION_VOIDED:
            voids.add((heard.about, heard.site))
        elif kind in _CHANGES and heard.about:
            changes.setdefault((heard.about, heard.site), []).append(heard)
        elif kind in _STAGE and heard.code:
            begun[heard.entry.entry_id] = heard
    return [
        _given(
            heard,
            changes.get((name, heard.site), ()),
            voided=(name, heard.site) in voids,
        )
        for name, heard in begun.items()
    ]


def _given(heard: Heard, changes: Iterable[Heard], *, voided: bool) -> Given:
    last = sorted(changes, key=lambda one: one.order)
    attended = any(one.entry.kind == EntryKind.REDEMPTION_ATTENDED for one in last)
    stage = UseStage.ATTENDED if attended else _STAGE[EntryKind(heard.entry.kind)]
    body = use_body(last[-1] if last else heard)
    return Given(heard, body, stage, tuple(last), voided)


def use_body(heard: Heard) -> RedemptionRecorded:
    """Give what an entry says of a use."""
    body = heard.body
    if not isinstance(body, RedemptionRecorded):
        raise TypeError("a redemption without its body")
    return body


def uses_of(given: Iterable[Given]) -> dict[tuple[str, int], tuple[UseWire, ...]]:
    """Give the uses by code and site, each row ordered by day and entry id."""
    rows: dict[tuple[str, int], list[UseWire]] = {}
    for one in given:
        rows.setdefault((one.code, one.heard.site), []).append(one.wire())
    return {place: in_order(uses) for place, uses in rows.items()}


def in_order(uses: Iterable[UseWire]) -> tuple[UseWire, ...]:
    """Put uses in the one order that every row has."""
    return tuple(sorted(uses, key=lambda use: (use.day, use.entry_id)))


def use_rows(given: Iterable[Given]) -> dict[tuple[str, int], UseRowWire]:
    """Give the rows of each card's uses at each venue, not longer than needed.

    A row goes back a fixed number of days from its own newest use, never from
    today: a fold knows no today. A use that a wrong clock put behind its receipt
    counts as of the day of that: else it would push all true ones off the row.
    """
    used = list(given)
    newest: dict[tuple[str, int], int] = {}
    for one in used:
        place = (one.code, one.heard.site)
        newest[place] = max(newest.get(place, 0), day_known(one.heard))
    return {
        place: _row(uses, newest[place] - KEPT_DAYS)
        for place, uses in uses_of(used).items()
    }


def day_known(heard: Heard) -> int:
    """Give the day of a use, or the day after it was made known, if that is less."""
    known = hybrid_ms(heard.order.clock) // _DAY_MS + _FIRST_DAY
    return min(heard.entry.plain.happened, known + 1)


def _row(uses: tuple[UseWire, ...], since: int) -> UseRowWire:
    return UseRowWire(since, tuple(use for use in uses if use.day >= since))


def changes_of(heards: Iterable[Heard]) -> Iterator[Heard]:
    """Give what says anew what a use was, the one that counts last."""
    said = [one for one in heards if one.entry.kind in _CHANGES and one.about]
    yield from sorted(said, key=lambda one: one.order)
