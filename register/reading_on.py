"""All that a desk would ask for, one page after the other, when it cannot ask.

The desk plays its round over these answers later. So what is asked here is exactly
what its round will ask: each answer carries the cursors that it was given for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kaikudesk.wire import paths
from kaikudesk.wire.letters import Holding, Reach
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    PROTOCOL,
    Cursor,
    Manifest,
    PullAnswer,
    PullRequest,
)
from kaikudesk.wire.packing import decode, encode, pack
from register.errors import RefusedError
from register.feed import LIST_PREFIX
from register.opened import Register
from register.pull import pull
from register.rights import Author
from register.snapshot import chunk_body, manifest

_ANEW: Final = frozenset({"other-epoch", "behind-horizon"})


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: its path, its body, what was asked, and whether it is a no."""

    name: str
    body: bytes
    asked: bytes = b""
    refused: bool = False


@dataclass(slots=True)
class ReadingOn:
    """Reads from a desk's cursors to the head; `reach` tells how far it came."""

    register: Register
    author: Author
    holding: Holding
    cursors: tuple[Cursor, ...]
    anew: bool = False
    newest: PullAnswer | None = None
    _followed: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with what the desk follows."""
        self._followed = set(self.holding.scopes)

    def replies(self) -> Iterator[Reply]:
        """Give all answers in the order in which the desk will want them."""
        if not self.cursors:
            yield from self._all_anew()
            return
        try:
            yield from self._to_the_head()
        except RefusedError as refused:
            asked = encode(self.cursors)
            yield Reply(paths.PULL, pack(refused.refusal), asked, refused=True)
            if refused.kind in _ANEW:
                yield from self._all_anew()

    def reach(self, recovery: bytes | None) -> Reach | None:
        """Tell where these answers lead; None where nothing may be read."""
        if self.newest is None:
            return None
        said = self.newest
        return Reach(
            self.holding, self.anew, said.epoch, said.head, said.time, recovery
        )

    def _all_anew(self) -> Iterator[Reply]:
        self.anew = True
        self.cursors = (Cursor(ALL_SCOPES),)
        yield from self._list()
        yield from self._to_the_head()

    def _to_the_head(self) -> Iterator[Reply]:
        while True:
            answer = self._page()
            yield Reply(paths.PULL, pack(answer), encode(self.cursors))
            self.cursors, self.newest = answer.cursors, answer
            new = set() if self.anew else set(answer.scopes) - self._followed
            yield from self._begin(sorted(new))
            if not (new or answer.more):
                return

    def _page(self) -> PullAnswer:
        return pull(self.register, self.author, PullRequest(PROTOCOL, self.cursors))

    def _begin(self, scopes: Iterable[str]) -> Iterator[Reply]:
        """Read scopes that are new to the desk from 0, a list as a snapshot."""
        for scope in scopes:
            self._followed.add(scope)
            if scope.startswith(LIST_PREFIX):
                yield from self._list()
            if all(cursor.scope != scope for cursor in self.cursors):
                self.cursors = (*self.cursors, Cursor(scope))

    def _list(self) -> Iterator[Reply]:
        try:
            signed = manifest(self.register, self.author)
        except RefusedError:
            return
        whole = decode(signed.statement, Manifest)
        yield Reply(paths.MANIFEST, pack(signed))
        for part in whole.chunks:
            body = chunk_body(self.register, part.sha256.hex())
            yield Reply(paths.chunk(part.sha256), body)
        self.cursors = (*self.cursors, Cursor(whole.scope, whole.cursor))
