"""The register's own pen: its acts become entries of the replica `register`.

A code goes into a box here too, under the key of a day that the register opens
in the same push and seals to itself, as a desk would.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import msgspec

from kaikudesk.clock import hybrid, new_id
from kaikudesk.codes import NORMALISATION, tail
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind, Source
from kaikudesk.seal import KEY_BYTES, BoxName, box_hash, box_key, close_box, seal_to
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, Sent, encode_body, encode_entry
from kaikudesk.wire.messages import read_working_keys
from kaikudesk.wire.packing import encode
from register.chain_check import Head, Push
from register.opened import Register

_NO_SITE: Final = 0
_COUNTER: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Act:
    """What the register says, before it has a number; `code` goes into a box.

    `entry_id` is given where the same is never to be said twice.
    """

    kind: EntryKind
    body: msgspec.Struct | None
    site: int = _NO_SITE
    about: bytes | None = None
    code: str = ""
    entry_id: bytes = b""


def push_of(register: Register, head: Head, acts: Sequence[Act]) -> Push:
    """Write acts down as a push that goes on where the register's chain ends."""
    pen = _Pen(register, head.n)
    if any(act.code for act in acts):
        pen.open_day()
    for act in acts:
        pen.write(act, act.entry_id or new_id(register.clock))
    return Push(REGISTER_REPLICA, head.n + 1, head.link, pen.sents)


@dataclass(slots=True)
class _Pen:
    """Writes one push; `n` is the number of the newest entry."""

    register: Register
    n: int
    sents: list[Sent] = field(default_factory=list)
    day: bytes = b""
    day_key: bytes = field(default=b"", repr=False)

    def open_day(self) -> None:
        self.day = new_id(self.register.clock)
        self.day_key = self.register.clock.random_bytes(KEY_BYTES)
        number = self.register.key
        public = read_working_keys(self.register.keys)[number].sealing_key
        opened = bodies.DayOpened(seal_to(public, self.day_key), number)
        self.write(Act(EntryKind.DAY_OPENED, opened), self.day)

    def write(self, act: Act, entry_id: bytes) -> None:
        self.n += 1
        boxes = self._boxes(act.code, entry_id)
        entry = encode_entry(self._plain(act, entry_id, boxes))
        self.sents.append(Sent(entry.raw, boxes))

    def _boxes(self, code: str, entry_id: bytes) -> tuple[tuple[int, bytes], ...]:
        if not code:
            return ()
        content = encode(bodies.CodeBox(code, NORMALISATION))
        key = box_key(self.day_key, entry_id, BoxName.CODE)
        return ((int(BoxName.CODE), close_box(content, key, self.register.clock)),)

    def _plain(
        self, act: Act, entry_id: bytes, boxes: tuple[tuple[int, bytes], ...]
    ) -> Plain:
        now = self.register.clock.now_ms()
        return Plain(
            format=FORMAT,
            kind=act.kind,
            entry_id=entry_id,
            replica=REGISTER_REPLICA,
            n=self.n,
            site=act.site,
            # Acts of one moment keep their order, since the newest counts.
            made=hybrid(now, self.n % _COUNTER),
            wall=now,
            offset=0,
            happened=datetime.fromtimestamp(now / 1000, UTC).date().toordinal(),
            minute=None,
            rules=0,
            verdict=None,
            seen=(),
            clerk=0,
            source=Source.DESK,
            day=self.day if boxes else None,
            about=act.about,
            reason=0,
            tail=tail(act.code),
            boxes=tuple((name, box_hash(box)) for name, box in boxes),
            body=bodies.NO_BODY if act.body is None else encode_body(act.body),
        )
