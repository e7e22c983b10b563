"""The fold of uses: every redemption once, as it was corrected, attended or voided."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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

OF_USES: Final = frozenset({*_STAGE, *_CHANGES, EntryKind.REDEMPTION_VOIDED})


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


@dataclass(slots=True)
class Uses:
    """What is said of uses: each began once, and may have been changed or voided.

    Only the site that gave the ticket takes it back or says anew what it was.
    An attendance without its reservation is a use of its own.
    """

    begun: dict[bytes, Heard] = field(default_factory=dict)
    _changes: dict[tuple[bytes, int], list[Heard]] = field(default_factory=dict)
    _voids: set[tuple[bytes, int]] = field(default_factory=set)

    def hear(self, heard: Heard) -> bytes:
        """Take an entry in, and name the use that it is or speaks of."""
        kind = heard.entry.kind
        if kind == EntryKind.REDEMPTION_VOIDED:
            self._voids.add((heard.about, heard.site))
        elif kind in _CHANGES and heard.about:
            self._changes.setdefault((heard.about, heard.site), []).append(heard)
        elif kind in _STAGE and heard.code:
            name = heard.entry.entry_id
            self.begun[name] = heard
            return name
        return heard.about

    def given(self, name: bytes) -> Given | None:
        """Give a use by the last word on it, None where it never began."""
        heard = self.begun.get(name)
        if heard is None:
            return None
        place = name, heard.site
        return _given(heard, self._changes.get(place, ()), voided=place in self._voids)


def given_of(heards: Iterable[Heard]) -> list[Given]:
    """Give every use once, in the order of the entries."""
    uses = Uses()
    for heard in heards:
        uses.hear(heard)
    return [one for name in uses.begun if (one := uses.given(name))]


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


def in_order(uses: Iterable[UseWire]) -> tuple[UseWire, ...]:
    """Put uses in the one order that every row has."""
    return tuple(sorted(uses, key=_in_row))


@dataclass(slots=True)
class UseRow:
    """The uses of a card at a venue, in the order of their row.

    The row goes back a fixed number of days from its own newest use, never from
    today: a fold knows no today. A use that a wrong clock put behind its receipt
    counts as of the day of that: else it would push all true ones off the row.
    """

    _uses: list[UseWire] = field(default_factory=list)
    _newest: int = 0
    _row: UseRowWire | None = None

    def lay(self, one: Given) -> None:
        """Lay a use into the row, in the place of what was said of it before."""
        use = one.wire()
        spot = bisect_left(self._uses, (use.day, use.entry_id), key=_in_row)
        is_there = self._uses[spot : spot + 1]
        known = bool(is_there) and is_there[0].entry_id == use.entry_id
        self._uses[spot : spot + known] = [use]
        self._newest = max(self._newest, day_known(one.heard))
        self._row = None

    def wire(self) -> UseRowWire:
        """Give the row; one that nothing was laid into stays the same."""
        if self._row is None:
            since = self._newest - KEPT_DAYS
            first = bisect_left(self._uses, (since, b""), key=_in_row)
            self._row = UseRowWire(since, tuple(self._uses[first:]))
        return self._row


def _in_row(use: UseWire) -> tuple[int, bytes]:
    return use.day, use.entry_id


def day_known(heard: Heard) -> int:
    """Give the day of a use, or the day after it was made known, if that is less."""
    known = hybrid_ms(heard.order.clock) // _DAY_MS + _FIRST_DAY
    return min(heard.entry.plain.happened, known + 1)


def changes_of(heards: Iterable[Heard]) -> Iterator[Heard]:
    """Give what says anew what a use was, the one that counts last."""
    said = [one for one in heards if one.entry.kind in _CHANGES and one.about]
    yield from sorted(said, key=lambda one: one.order)
