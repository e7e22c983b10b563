"""How an act becomes an entry: stamped, boxed, chained, and then for good.

A draft keeps its entry id from the moment its form opens, so that pressing
again after a fault writes the same act and not a second one.
"""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from kaikudesk.clock import Clock, HybridClock, local, new_id
from kaikudesk.codes import NORMALISATION, tail
from kaikudesk.model import EntryKind, Source, Verdict
from kaikudesk.seal import BoxName, box_hash, box_key, close_box, seal_to
from kaikudesk.storage import healing, journal, streams
from kaikudesk.storage import identity as identities
from kaikudesk.storage.identity import Identity, OpenDay
from kaikudesk.storage.journal import OwnEntry, Side
from kaikudesk.storage.streams import Head
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, encode_body, encode_entry
from kaikudesk.wire.packing import encode
from kaikudesk.zones import zone_of

_DAY_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before it is written.

    `happened` is a day and `minute` counts from its midnight, in the site's
    zone, None where not known. `code` is cleaned. `seen` are the entries that
    the desk's row had as its newest.
    """

    kind: EntryKind
    entry_id: bytes
    body: msgspec.Struct | None = None
    happened: date | None = None
    minute: int | None = None
    code: str = ""
    background: bodies.BackgroundBox | None = None
    wellbeing: bodies.WellbeingBox | None = None
    verdict: Verdict | None = None
    about: bytes | None = None
    seen: tuple[bytes, ...] = ()
    clerk: int = 0
    source: Source = Source.DESK
    reason: int = 0


@dataclass(slots=True)
class Writer:
    """Writes this desk's acts into its journal; one act, one transaction."""

    clock: Clock
    hybrid: HybridClock
    identity: Identity
    rules_version: int = 0
    _written: list[OwnEntry] = field(default_factory=list)
    _replica: bytes = b""

    def write(self, connection: Connection, draft: Draft) -> list[OwnEntry]:
        """Write an act, and the opening of its day where none is open.

        Gives the entries that were written; they count once the caller's
        transaction has committed.
        """
        self._written = []
        # A round may have taken another one since the last act.
        self._replica = streams.present(connection).replica
        head, day = self._open_day(connection)
        self._append(connection, head, draft, day)
        return self._written

    def _open_day(self, connection: Connection) -> tuple[Head, OpenDay]:
        head = journal.head(connection)
        now = local(self.clock.now_ms(), zone_of(self.identity.site))
        open_now = identities.load_open_day(connection)
        if open_now is not None and open_now.day == now.toordinal():
            return head, open_now
        day = OpenDay(
            new_id(self.clock),
            now.toordinal(),
            self.clock.random_bytes(_DAY_KEY_BYTES),
        )
        keys = self.identity.newest_keys()
        sealed = seal_to(keys.sealing_key, day.day_key)
        former = healing.goes_on_from(connection)
        body = bodies.DayOpened(sealed, keys.number, former)
        opened = Draft(EntryKind.DAY_OPENED, day.day_id, body)
        head = self._append(connection, head, opened, day)
        identities.keep_open_day(connection, day)
        return head, day

    def _append(
        self, connection: Connection, head: Head, draft: Draft, day: OpenDay
    ) -> Head:
        boxes, keys = self._boxes(draft, day)
        entry = encode_entry(self._plain(draft, day, head.n + 1, boxes))
        side = Side(draft.code, keys)
        after = journal.append(connection, head, entry, boxes=boxes, side=side)
        self._written.append(OwnEntry(entry, side, boxes))
        return after

    def _boxes(self, draft: Draft, day: OpenDay) -> tuple[journal.Boxes, journal.Boxes]:
        code = bodies.CodeBox(draft.code, NORMALISATION) if draft.code else None
        contents: dict[BoxName, msgspec.Struct | None] = {
            BoxName.CODE: code,
            BoxName.BACKGROUND: draft.background,
            BoxName.WELLBEING: draft.wellbeing,
        }
        keys = {
            name: box_key(day.day_key, draft.entry_id, name)
            for name, content in contents.items()
            if content is not None
        }
        boxes = tuple(
            (int(name), close_box(encode(contents[name]), key, self.clock))
            for name, key in keys.items()
        )
        # What a holder answered is nothing that a desk reads again.
        keys.pop(BoxName.WELLBEING, None)
        return boxes, tuple((int(name), key) for name, key in keys.items())

    def _plain(self, draft: Draft, day: OpenDay, n: int, boxes: journal.Boxes) -> Plain:
        zone = zone_of(self.identity.site)
        stamp = self.hybrid.stamp(zone)
        happened = draft.happened or local(stamp.wall, zone).date()
        return Plain(
            format=FORMAT,
            kind=draft.kind,
            entry_id=draft.entry_id,
            replica=self._replica,
            n=n,
            site=self.identity.site.number,
            made=stamp.made,
            wall=stamp.wall,
            offset=stamp.offset,
            happened=happened.toordinal(),
            minute=draft.minute,
            rules=self.rules_version,
            verdict=draft.verdict,
            seen=draft.seen,
            clerk=draft.clerk,
            source=draft.source,
            day=day.day_id if boxes else None,
            about=draft.about,
            reason=draft.reason,
            tail=tail(draft.code),
            boxes=tuple((name, box_hash(box)) for name, box in boxes),
            body=bodies.NO_BODY if draft.body is None else encode_body(draft.body),
        )
