"""A desk's pen for tests: it writes entries as a desk does, chained and boxed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from kaikudesk.chain import anchor, link
from kaikudesk.clock import hybrid, new_id
from kaikudesk.model import Category, Channel, EntryKind, Source
from kaikudesk.seal import BoxName, box_hash, box_key, close_box, seal_to
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, Sent, encode_body, encode_entry
from kaikudesk.wire.messages import PROTOCOL, PushRequest
from kaikudesk.wire.packing import encode
from register.chain_check import Push
from tests.fakes import FixedClock

TODAY = date(2026, 11, 24)
BACKGROUND = bodies.BackgroundBox(1980, "88900", 1, 2)
_AS_USUAL: dict[str, Any] = {
    "offset": 120,
    "happened": TODAY.toordinal(),
    "minute": 720,
    "rules": 1,
    "seen": (),
    "clerk": 1,
    "source": Source.DESK,
    "reason": 0,
}


@dataclass
class Pen:
    """Writes the entries of one replica; `pushed` is how far they were sent."""

    replica: bytes
    site: int
    sealing_key: bytes
    clock: FixedClock = field(default_factory=FixedClock)
    sents: list[Sent] = field(default_factory=list)
    links: list[bytes] = field(default_factory=list)
    pushed: int = 0
    day: bytes | None = None
    day_key: bytes = b"d" * 32

    def __post_init__(self) -> None:
        self.links.append(anchor(self.replica))
        self.clock.seed = int.from_bytes(self.replica, "big")

    def open_day(self, goes_on_from: bytes = b"") -> bytes:
        """Open the day whose key closes all boxes that follow."""
        sealed = seal_to(self.sealing_key, self.day_key)
        opened = bodies.DayOpened(sealed, 1, goes_on_from)
        self.day = self.write(EntryKind.DAY_OPENED, opened)
        return self.day

    def use(self, code: str, **given: int) -> bytes:
        """Record a redemption and give its entry id."""
        if self.day is None:
            self.open_day()
        body = bodies.RedemptionRecorded(
            event=None,
            category=Category.CULTURE,
            channel=Channel.DESK,
            own=given.get("own", 1),
            children=given.get("children", 0),
        )
        return self.write(
            EntryKind.REDEMPTION_RECORDED, body, code=code, verdict=given.get("verdict")
        )

    def void(self, entry_id: bytes) -> bytes:
        """Void a redemption."""
        return self.write(EntryKind.REDEMPTION_VOIDED, about=entry_id)

    def register_card(
        self,
        code: str | None,
        *,
        children: int = 0,
        granted: date = TODAY,
        background: bodies.BackgroundBox = BACKGROUND,
    ) -> bytes:
        """Register a card and give the registration's id."""
        if self.day is None:
            self.open_day()
        body = bodies.CardRegistered(
            granted.toordinal(),
            granted.replace(year=granted.year + 1).toordinal(),
            children,
            kind=1,
            medium=2 if code is None else 1,
        )
        return self.write(
            EntryKind.CARD_REGISTERED, body, code=code, background=background
        )

    def write(
        self,
        kind: int,
        body: msgspec.Struct | None = None,
        *,
        code: str | None = None,
        background: bodies.BackgroundBox | None = None,
        wellbeing: bodies.WellbeingBox | None = None,
        about: bytes | None = None,
        entry_id: bytes | None = None,
        site: int | None = None,
        verdict: int | None = None,
    ) -> bytes:
        """Write any entry and give its id."""
        self.clock.pass_seconds(1)
        entry_id = entry_id or new_id(self.clock)
        code_box = None if code is None else bodies.CodeBox(code, 1)
        boxes = self._boxes(entry_id, code_box, background, wellbeing)
        plain = Plain(
            format=FORMAT,
            kind=kind,
            entry_id=entry_id,
            replica=self.replica,
            n=len(self.sents) + 1,
            site=self.site if site is None else site,
            made=hybrid(self.clock.ms),
            wall=self.clock.ms,
            verdict=verdict,
            day=self.day if boxes else None,
            about=about,
            tail="" if code is None else code[-2:],
            boxes=tuple((name, box_hash(box)) for name, box in boxes),
            body=bodies.NO_BODY if body is None else encode_body(body),
            **_AS_USUAL,
        )
        self.add(Sent(encode_entry(plain).raw, tuple(boxes)))
        return entry_id

    def add(self, sent: Sent) -> None:
        """Put any bytes into the chain as an entry."""
        self.sents.append(sent)
        self.links.append(link(self.links[-1], sent.plain))

    def push(self, first: int | None = None, last: int | None = None) -> Push:
        """Make a push of what was not pushed yet, or of these numbers."""
        first = self.pushed + 1 if first is None else first
        last = len(self.sents) if last is None else last
        self.pushed = max(self.pushed, last)
        return Push(
            self.replica, first, self.links[first - 1], self.sents[first - 1 : last]
        )

    def request(self, first: int | None = None) -> PushRequest:
        """Make the same push as it travels."""
        push = self.push(first)
        return PushRequest(
            PROTOCOL, push.replica, push.first, push.before, tuple(push.entries)
        )

    def _boxes(
        self, entry_id: bytes, *contents: msgspec.Struct | None
    ) -> list[tuple[int, bytes]]:
        """Box what there is, in the order of the boxes' names."""
        return [
            self._box(entry_id, name, encode(content))
            for name, content in zip(sorted(BoxName), contents, strict=True)
            if content is not None
        ]

    def _box(self, entry_id: bytes, name: BoxName, content: bytes) -> tuple[int, bytes]:
        key = box_key(self.day_key, entry_id, name)
        return int(name), close_box(content, key, self.clock)
