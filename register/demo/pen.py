"""Writes the entries of the demo country: boxed and sealed as real ones are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from kaikudesk.clock import day_start_ms, hybrid, local, new_id
from kaikudesk.codes import NORMALISATION, tail
from kaikudesk.model import EntryKind, Source
from kaikudesk.seal import (
    KEY_BYTES,
    BoxName,
    box_hash,
    box_key,
    close_box,
    seal_by_seed,
)
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, Sent, encode_body, encode_entry
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import SiteRowWire
from register.demo.dice import Dice

Boxes = tuple[tuple[int, bytes], ...]

_MINUTE_MS: Final = 60_000
_RULES: Final = 1


@dataclass(frozen=True, slots=True)
class When:
    """A day, as an ordinal, and a minute from its midnight at the site."""

    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry says; `entry_id` only where it is a hash.

    `happened` is the day that it is about, where that is not the day of writing.
    """

    kind: EntryKind
    site: SiteRowWire
    when: When
    body: msgspec.Struct | None = None
    code: str = ""
    background: bodies.BackgroundBox | None = None
    about: bytes | None = None
    entry_id: bytes | None = None
    happened: int | None = None


@dataclass(slots=True)
class Pen:
    """Writes the entries of one replica, numbered from `n` + 1.

    `seal` is the number and the public key to which day keys are sealed.
    """

    replica: bytes
    dice: Dice
    seal: tuple[int, bytes]
    n: int = 0
    sents: list[Sent] = field(default_factory=list)
    _day: bytes = b""
    _day_key: bytes = field(default=b"", repr=False)

    def open_day(self, site: SiteRowWire, when: When) -> None:
        """Open the one day whose key closes all boxes that follow."""
        number, public = self.seal
        self._day_key = self.dice.random_bytes(KEY_BYTES)
        sealed = seal_by_seed(public, self._day_key, self.dice.random_bytes(KEY_BYTES))
        body = bodies.DayOpened(sealed, number)
        self._day = self.write(Deed(EntryKind.DAY_OPENED, site, when, body))

    def write(self, deed: Deed) -> bytes:
        """Write one entry and give its id."""
        midnight, offset = _midnight(deed.when.day, deed.site.time_zone)
        ms = midnight + deed.when.minute * _MINUTE_MS + self.dice.between(0, 59_999)
        self.dice.ms = ms
        self.n += 1
        entry_id = deed.entry_id or new_id(self.dice)
        boxes = self._boxes(entry_id, deed)
        plain = Plain(
            format=FORMAT,
            kind=deed.kind,
            entry_id=entry_id,
            replica=self.replica,
            n=self.n,
            site=deed.site.number,
            made=hybrid(ms),
            wall=ms,
            offset=offset,
            happened=deed.happened or deed.when.day,
            minute=deed.when.minute,
            rules=_RULES,
            verdict=None,
            seen=(),
            clerk=0,
            source=Source.IMPORT,
            day=self._day if boxes else None,
            about=deed.about,
            reason=0,
            tail=tail(deed.code),
            boxes=tuple([(name, box_hash(box)) for name, box in boxes]),
            body=bodies.NO_BODY if deed.body is None else encode_body(deed.body),
        )
        self.sents.append(Sent(encode_entry(plain).raw, boxes))
        return entry_id

    def taken(self) -> list[Sent]:
        """Give what was written since it was taken last."""
        sents, self.sents = self.sents, []
        return sents

    def _boxes(self, entry_id: bytes, deed: Deed) -> Boxes:
        return tuple([
            (int(name), self._box(entry_id, name, content))
            for name, content in _contents(deed)
        ])

    def _box(self, entry_id: bytes, name: BoxName, content: msgspec.Struct) -> bytes:
        key = box_key(self._day_key, entry_id, name)
        return close_box(encode(content), key, self.dice)


def _contents(deed: Deed) -> Iterable[tuple[BoxName, msgspec.Struct]]:
    if deed.code:
        yield BoxName.CODE, bodies.CodeBox(deed.code, NORMALISATION)
    if deed.background is not None:
        yield BoxName.BACKGROUND, deed.background


@cache
def _midnight(day: int, zone: str) -> tuple[int, int]:
    """Give a day's first moment and how far its noon lies east of UTC, in minutes."""
    there = ZoneInfo(zone)
    ms = day_start_ms(date.fromordinal(day), there)
    offset = local(ms + 12 * 60 * _MINUTE_MS, there).utcoffset()
    return ms, 0 if offset is None else int(offset.total_seconds() // 60)
