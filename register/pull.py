"""A pull: what is new since a desk's cursors, and how far it has read then."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from kaikudesk.ledger.projection import list_scope
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    Cursor,
    ListKey,
    PullAnswer,
    PullRequest,
)
from register.cursors import BEGINNING, Position, Tokens
from register.epochs import require_present
from register.errors import RefusedError
from register.feed import DAY_MS, LIST_PREFIX
from register.opened import Register
from register.pages import Asked, Page, read_page
from register.rights import Author, Scope, readable

GOOD_FOR_MS: Final = 30 * DAY_MS
LARGEST_PAGE: Final = 10_000
_MOST_CURSORS: Final = 32


@dataclass(frozen=True, slots=True)
class _Track:
    """One cursor, the scopes that it covers, and where it stands."""

    name: str
    scopes: tuple[Scope, ...]
    position: Position

    @property
    def reads_list(self) -> bool:
        """Tell whether the check list is among these scopes."""
        return any(scope.name.startswith(LIST_PREFIX) for scope in self.scopes)


def pull(register: Register, author: Author, request: PullRequest) -> PullAnswer:
    """Answer a pull; raises RefusedError for a cursor that leads nowhere."""
    scopes = readable(author, list_scope(register.list_key.version))
    tokens = Tokens(register, author.desk, author.account)
    tracks = _tracks(tokens, scopes, request.cursors)
    limit = min(max(request.limit, 1), LARGEST_PAGE)
    with register.database.reading() as connection:
        pages = _read(connection, author, tracks, limit)
    return _Answer(register, author, tracks, pages).whole(scopes)


def _tracks(
    tokens: Tokens, scopes: tuple[Scope, ...], cursors: tuple[Cursor, ...]
) -> list[_Track]:
    if len(cursors) > _MOST_CURSORS:
        raise RefusedError("malformed")
    asked = {cursor.scope: cursor for cursor in cursors or (Cursor(ALL_SCOPES),)}
    own = [scope for scope in scopes if scope.name in asked]
    rest = tuple(scope for scope in scopes if scope.name not in asked)
    covered: list[tuple[str, tuple[Scope, ...]]]
    covered = [(scope.name, (scope,)) for scope in own]
    if ALL_SCOPES in asked:
        covered.insert(0, (ALL_SCOPES, rest))
    if not covered:
        # All that it asks for is another's, or has ended: it has to read from 0.
        raise RefusedError("other-epoch")
    return [
        _Track(name, part, _position(tokens, asked[name])) for name, part in covered
    ]


def _position(tokens: Tokens, cursor: Cursor) -> Position:
    if not cursor.token:
        return BEGINNING
    return tokens.read(cursor.scope, cursor.token)


def _read(
    connection: Connection, author: Author, tracks: list[_Track], limit: int
) -> list[Page]:
    """Read a page for each cursor, the common one first, from one snapshot."""
    pages: list[Page] = []
    for track in tracks:
        desk = f"desk/{author.desk}"
        asked = Asked(
            track.scopes,
            track.position.seq,
            track.position.item,
            limit - sum(len(page.rows) + len(page.receipts) for page in pages),
            author.desk if any(one.name == desk for one in track.scopes) else None,
        )
        pages.append(_page(connection, track, asked))
    return pages


def _page(connection: Connection, track: _Track, asked: Asked) -> Page:
    if asked.limit < 1:
        nothing = Asked((), asked.seq, asked.item, 0)
        head = read_page(connection, nothing).head
        require_present(connection, track.position, head)
        at_head = asked.seq == head.n
        return Page((), (), asked.seq, asked.item, at_head, head)
    page = read_page(connection, asked)
    require_present(connection, track.position, page.head)
    began = max(asked.seq, track.position.begun)
    if asked.seq and began < page.head.horizon:
        raise RefusedError("behind-horizon")
    return page


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the pages of all cursors come to."""

    register: Register
    author: Author
    tracks: list[_Track]
    pages: list[Page]

    def whole(self, scopes: tuple[Scope, ...]) -> PullAnswer:
        """Put the answer together."""
        head = self.pages[0].head
        time = max(self.register.clock.now_ms(), head.received)
        return PullAnswer(
            time=time,
            good_until=time + GOOD_FOR_MS,
            epoch=head.epoch,
            head=head.n,
            cursors=self._cursors(),
            more=tuple(
                track.name
                for track, page in zip(self.tracks, self.pages, strict=True)
                if not page.whole
            ),
            scopes=tuple(scope.name for scope in scopes),
            rows=tuple(row for page in self.pages for row in page.rows),
            receipts=tuple(
                self.register.signed(receipt)
                for page in self.pages
                for receipt in page.receipts
            ),
            list_key=self._list_key(),
            root=self._root(scopes),
        )

    def _root(self, scopes: tuple[Scope, ...]) -> int | None:
        """Rows that are still to come would be missed in it."""
        reads_list = any(scope.name.startswith(LIST_PREFIX) for scope in scopes)
        at_head = all(page.whole for page in self.pages)
        return self.pages[0].head.root if reads_list and at_head else None

    def _cursors(self) -> tuple[Cursor, ...]:
        """A scope that met the head with all others needs no cursor of its own."""
        pairs = list(zip(self.tracks, self.pages, strict=True))
        if self.tracks[0].name == ALL_SCOPES and self.pages[0].whole:
            pairs = pairs[:1] + [pair for pair in pairs[1:] if not pair[1].whole]
        return tuple(self._cursor(track, page) for track, page in pairs)

    def _cursor(self, track: _Track, page: Page) -> Cursor:
        begun = page.head.n if track.position.seq == 0 else track.position.begun
        seq = page.head.n if page.whole else page.seq
        head = page.head
        position = Position(head.epoch, seq, begun, page.item, head.run)
        author = self.author
        tokens = Tokens(self.register, author.desk, author.account)
        token = tokens.write(track.name, position)
        return Cursor(track.name, token)

    def _list_key(self) -> ListKey | None:
        """The key goes with a list until it was read from 0 to the head."""
        new = any(
            track.reads_list and (track.position.seq == 0 or track.position.from_0)
            for track in self.tracks
        )
        return self.register.list_key if new else None
