"""A register in forty words of state: what the protocol promises, and no more.

It is the smallest thing that a round can talk to. The real register keeps the
same promises, and the same tests run against it.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from msgspec import structs

from kaikudesk import chunks
from kaikudesk.chain import anchor, links
from kaikudesk.errors import RegisterRefusedError, RegisterUnreachableError
from kaikudesk.model import Unreached
from kaikudesk.storage.checklist import read_list_rows
from kaikudesk.wire import paths
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    MANIFEST_PURPOSE,
    Chunk,
    Cursor,
    FeedRow,
    KeysAnswer,
    ListKey,
    Manifest,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    sign_statement,
)
from kaikudesk.wire.packing import decode, encode, pack, unpack
from kaikudesk.wire.receipt import Receipt, Signed
from tests.fakes import NOON_MS
from tests.making import (
    EPOCH,
    LIST_KEY,
    REGISTER_SIGNING,
    REPLICA,
    ROOT,
    a_receipt,
    signed,
    working_keys,
)

LIST = "list/1/1"
GOOD_FOR_MS = 30 * 24 * 3600 * 1000
CHUNK_KEY = b"k" * 32


@dataclass
class ModelRegister:
    """One desk's register; the tests turn its knobs.

    `page` is how many rows a page holds, `snapshots` whether it offers any.
    `scopes` are those that the desk may read.
    """

    page: int = 3
    largest_push: int = 1000
    snapshots: bool = False
    epoch: bytes = EPOCH
    time: int = NOON_MS
    seq: int = 0
    horizon: int = 0
    list_version: int = 1
    scopes: list[str] = field(
        default_factory=lambda: [LIST, "site/7", "network", "rules", "desk/3"]
    )
    entries: list[Sent] = field(default_factory=list)
    receipts: list[tuple[int, Receipt]] = field(default_factory=list)
    feed: dict[tuple[str, bytes], tuple[int, bytes | None]] = field(
        default_factory=dict
    )
    keys: tuple[Signed, ...] = field(default_factory=lambda: (working_keys(),))
    signing_number: int = 1
    chunk_bodies: dict[bytes, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Answer a request, as the transport of a desk."""
        self.asked.append(path)
        if path == paths.KEYS:
            return pack(KeysAnswer(ROOT, self.keys))
        if path == paths.MANIFEST:
            return self._manifest()
        if path.startswith(paths.CHUNKS):
            return self._chunk(bytes.fromhex(path.removeprefix(paths.CHUNKS)))
        if token != b"token" or body is None:
            raise RegisterUnreachableError(Unreached.RIGHT_WITHDRAWN)
        if path == paths.PUSH:
            return pack(self._push(unpack(body, PushRequest)))
        return pack(self._pull(unpack(body, PullRequest)))

    def put(self, *rows: FeedRow) -> None:
        """Change rows of the feed, all under one new number."""
        self.seq += 1
        for one in rows:
            row = None if one.row is None else one.row
            self.feed[one.scope, one.item] = (self.seq, row)

    def rows(self, scope: str) -> dict[bytes, bytes]:
        """Give the rows that stand in a scope."""
        return {
            item: row
            for (where, item), (_, row) in self.feed.items()
            if where == scope and row is not None
        }

    def link_at(self, n: int) -> bytes:
        """Give the chain hash at a number."""
        plains = [one.plain for one in self.entries[:n]]
        return [anchor(REPLICA), *links(anchor(REPLICA), plains)][-1]

    def _push(self, request: PushRequest) -> PushAnswer:
        if len(request.entries) > self.largest_push:
            raise RegisterRefusedError("too-large", status=413)
        have = len(self.entries)
        if request.first > have + 1:
            raise RegisterRefusedError("gap", status=409, expected=have + 1)
        if self.link_at(request.first - 1) != request.before:
            raise RegisterRefusedError("fork", status=409)
        last = request.first + len(request.entries) - 1
        new = request.entries[max(0, have + 1 - request.first) :]
        known = request.entries[: len(request.entries) - len(new)]
        held = tuple(self.entries[request.first - 1 : request.first - 1 + len(known)])
        if [one.plain for one in held] != [one.plain for one in known]:
            raise RegisterRefusedError("fork", status=409)
        if new:
            self.entries += new
            self.issue(have + 1)
        covering = [
            self._signed(receipt)
            for _, receipt in self.receipts
            if receipt.last >= request.first and receipt.first <= last
        ]
        return PushAnswer(self.time, tuple(covering))

    def issue(self, first: int) -> None:
        """Give a receipt of this epoch for all entries from a number on."""
        self.seq += 1
        last = len(self.entries)
        receipt = a_receipt(last, self.link_at(last), first=first, seq=self.seq)
        present = structs.replace(receipt, epoch=self.epoch)
        self.receipts.append((self.seq, present))

    def _signed(self, receipt: Receipt) -> Signed:
        one = signed(receipt)
        return Signed(one.statement, one.signature, self.signing_number)

    def _pull(self, request: PullRequest) -> PullAnswer:
        places = {one.scope: self._place(one.token) for one in request.cursors}
        new = sorted(
            (seq, scope, item, row)
            for (scope, item), (seq, row) in self.feed.items()
            if scope in self.scopes
            and seq > places.get(scope, places.get(ALL_SCOPES, 0))
        )
        page = new[: self.page]
        while len(page) < len(new) and new[len(page)][0] == page[-1][0]:
            page.append(new[len(page)])
        at_head = len(page) == len(new)
        reached = self.seq if at_head else page[-1][0]
        since = places.get("desk/3", places.get(ALL_SCOPES, 0))
        return PullAnswer(
            time=self.time,
            good_until=self.time + GOOD_FOR_MS,
            epoch=self.epoch,
            head=self.seq,
            cursors=self._cursors(places, reached, at_head=at_head),
            more=() if at_head else tuple(places),
            scopes=tuple(self.scopes),
            rows=tuple(FeedRow(scope, item, row) for _, scope, item, row in page),
            receipts=tuple(
                self._signed(receipt)
                for seq, receipt in self.receipts
                if since < seq <= reached
            ),
            list_key=ListKey(self.list_version, LIST_KEY),
        )

    def _place(self, token: bytes) -> int:
        if not token:
            return 0
        epoch, place, begun = decode(token, tuple[bytes, int, int])
        if epoch != self.epoch:
            raise RegisterRefusedError("other-epoch", status=409)
        if max(place, begun) < self.horizon:
            raise RegisterRefusedError("behind-horizon", status=410)
        return place

    def _cursors(
        self, places: dict[str, int], reached: int, *, at_head: bool
    ) -> tuple[Cursor, ...]:
        if at_head:
            return (Cursor(ALL_SCOPES, self._token(reached)),)
        return tuple(
            Cursor(scope, self._token(max(place, reached)))
            for scope, place in places.items()
        )

    def _token(self, place: int) -> bytes:
        return encode((self.epoch, place, self.seq))

    def _manifest(self) -> bytes:
        scope = next((one for one in self.scopes if one.startswith("list/")), "")
        if not self.snapshots or not scope:
            raise RegisterRefusedError("not-yours", status=404)
        rows = [
            FeedRow(scope, item, row) for item, row in sorted(self.rows(scope).items())
        ]
        tuples = sorted(read_list_rows(rows).there)
        cut = [tuples[at : at + 2] for at in range(0, len(tuples), 2)]
        bodies = [(chunks.write_chunk(one, CHUNK_KEY), len(one)) for one in cut]
        named = self._named(bodies)
        manifest = Manifest(
            scope=scope,
            epoch=self.epoch,
            seq=self.seq,
            rows=len(tuples),
            root=0,
            good_until=self.time + GOOD_FOR_MS,
            list_key=ListKey(self.list_version, LIST_KEY),
            chunk_key=CHUNK_KEY,
            chunks=named,
            cursor=self._token(self.seq),
            time=self.time,
        )
        number = self.signing_number
        return pack(
            sign_statement(manifest, MANIFEST_PURPOSE, REGISTER_SIGNING, number)
        )

    def _named(self, bodies: list[tuple[bytes, int]]) -> tuple[Chunk, ...]:
        """Keep the bodies of chunks under their names."""
        self.chunk_bodies = {sha256(one).digest(): one for one, _ in bodies}
        return tuple(
            Chunk(sha256(one).digest(), len(one), rows) for one, rows in bodies
        )

    def _chunk(self, name: bytes) -> bytes:
        if name not in self.chunk_bodies:
            raise RegisterRefusedError("not-found", status=404)
        return self.chunk_bodies[name]
