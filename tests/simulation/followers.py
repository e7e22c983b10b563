"""Readers of the feed that are no desks: they page slowly and keep what they read.

One reads all scopes of a desk in pages of few rows while the town goes on. Another
holds a snapshot of the list, to which all later changes are added.
"""

from dataclasses import dataclass, field

from kaikudesk.chunks import ListTuple, read_chunk
from kaikudesk.errors import RegisterRefusedError
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    PROTOCOL,
    Cursor,
    FeedRow,
    Manifest,
    PullAnswer,
    PullRequest,
)
from kaikudesk.wire.packing import decode, pack, unpack
from kaikudesk.wire.receipt import Signed
from register.feed import LIST_PREFIX, list_tuple
from sync.driver import Transport

_MOST_PAGES = 2000
Rows = dict[tuple[str, bytes], bytes]


@dataclass(slots=True)
class Follower:
    """Follows what a desk may read, a few rows at a time."""

    token: bytes
    rows: Rows = field(default_factory=dict)
    cursors: tuple[Cursor, ...] = (Cursor(ALL_SCOPES),)
    epoch: bytes = b""

    def read_page(self, register: Transport, limit: int) -> PullAnswer | None:
        """Read one page; None where the register says that it must be from 0."""
        request = PullRequest(PROTOCOL, self.cursors, limit=limit)
        try:
            said = register.send(paths.PULL, pack(request), self.token)
        except RegisterRefusedError:
            self._begin_anew()
            return None
        answer = unpack(said, PullAnswer)
        if answer.epoch != self.epoch:
            self._begin_anew()
            self.epoch = answer.epoch
        self.cursors = answer.cursors
        self._take(answer.rows)
        return answer

    def read_to_head(self, register: Transport) -> PullAnswer:
        """Read on until nothing more is there."""
        for _ in range(_MOST_PAGES):
            answer = self.read_page(register, 7)
            if answer is not None and not answer.more:
                return answer
        raise AssertionError("4: a reader never meets the head")

    def _take(self, rows: tuple[FeedRow, ...]) -> None:
        for row in rows:
            if row.row is None:
                self.rows.pop((row.scope, row.item), None)
            else:
                self.rows[row.scope, row.item] = row.row

    def _begin_anew(self) -> None:
        self.rows, self.cursors = {}, (Cursor(ALL_SCOPES),)


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot of the list as it once was, and where its changes begin."""

    manifest: Manifest
    rows: dict[int, ListTuple]
    token: bytes


def keep_snapshot(register: Transport, token: bytes) -> Kept:
    """Fetch the newest snapshot, whole."""
    signed = unpack(register.send(paths.MANIFEST, None, token), Signed)
    manifest = decode(signed.statement, Manifest)
    rows: dict[int, ListTuple] = {}
    for chunk in manifest.chunks:
        body = register.send(paths.chunk(chunk.sha256), None, token)
        rows |= {row[0]: row for row in read_chunk(body, manifest.chunk_key)}
    return Kept(manifest, rows, token)


def brought_up_to_date(register: Transport, kept: Kept) -> list[ListTuple] | None:
    """Add all later changes to a snapshot; None where it can no longer be followed."""
    cursor = Cursor(kept.manifest.scope, kept.manifest.cursor)
    reader = Follower(kept.token, cursors=(cursor,), epoch=kept.manifest.epoch)
    for _ in range(_MOST_PAGES):
        request = PullRequest(PROTOCOL, reader.cursors, limit=3)
        try:
            said = register.send(paths.PULL, pack(request), kept.token)
        except RegisterRefusedError:
            return None
        answer = unpack(said, PullAnswer)
        for row in answer.rows:
            _apply(kept.rows, row)
        reader.cursors = answer.cursors
        if not answer.more:
            return sorted(kept.rows.values())
    raise AssertionError("5: a reader of the list never meets the head")


def _apply(rows: dict[int, ListTuple], row: FeedRow) -> None:
    if not row.scope.startswith(LIST_PREFIX):
        return
    key = int.from_bytes(row.item, "big", signed=True)
    if row.row is None:
        rows.pop(key, None)
    else:
        rows[key] = list_tuple(row.item, row.row)
