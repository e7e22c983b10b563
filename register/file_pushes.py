"""The pushes in a file: judged all before the first is taken in, then in one row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from kaikudesk.chain import anchor, links
from kaikudesk.wire import paths
from kaikudesk.wire.letters import Letters
from kaikudesk.wire.messages import LARGEST_PUSH, Evidence, PushRequest
from kaikudesk.wire.receipt import Receipt
from register.answering import read_request
from register.chain_check import Push
from register.derived import accept_file
from register.errors import RefusedError
from register.opened import Register
from register.rights import Author

MOST_ENTRIES: Final = 300_000
_SHORT: Final = range(0x90, 0xA0)
_WIDTHS: Final = {0xDC: 2, 0xDD: 4}


class _Counted(msgspec.Struct, frozen=True, array_like=True):
    """A push whose entries were not looked at: they may be millions."""

    protocol: int
    replica: bytes
    first: int
    before: bytes
    entries: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the entries of a forked file go on.

    What follows number `n - 1` of replica `of` is the derived replica's from `first`.
    """

    of: bytes
    n: int
    replica: bytes
    first: int
    before: bytes


def pushes_in(letters: Letters) -> Iterator[Push]:
    """Read one push after the other.

    Raises RefusedError: `too-large`, `malformed` or `too-old`.
    """
    entries = 0
    for letter in letters.named(paths.PUSH):
        body = letters.body(letter)
        count = _count(read_request(body, _Counted).entries)
        entries += count
        if count > LARGEST_PUSH or entries > MOST_ENTRIES:
            raise RefusedError("too-large")
        said = read_request(body, PushRequest)
        if not said.entries:
            raise RefusedError("malformed")
        yield Push(said.replica, said.first, said.before, said.entries, said.evidence)


def _count(packed: msgspec.Raw) -> int:
    """Read how many things an array holds, and none of them."""
    raw = bytes(memoryview(packed)[:5])
    if raw[0] in _SHORT:
        return raw[0] - _SHORT.start
    if raw[0] not in _WIDTHS:
        raise RefusedError("malformed")
    return int.from_bytes(raw[1 : 1 + _WIDTHS[raw[0]]], "big")


@dataclass(slots=True)
class Intake:
    """Takes in the pushes of one file, one after the other."""

    register: Register
    author: Author
    beside: Beside | None = None

    @property
    def forked(self) -> bool:
        """Tell whether the last push lies under a derived replica."""
        return self.beside is not None

    def take_in(self, push: Push) -> tuple[Receipt, ...]:
        """Take in one push and give its receipts; raises RefusedError."""
        joined = _joined(push, self.beside)
        receipts = accept_file(self.register, self.author, joined)
        self.beside = _beside(push, joined, receipts[0].replica)
        return receipts


def _joined(push: Push, beside: Beside | None) -> Push:
    if beside is None or (push.replica, push.first) != (beside.of, beside.n):
        return push
    by = beside.first - push.first
    evidence = [
        Evidence(one.receipt, tuple(n + by for n in one.covers))
        for one in push.evidence
    ]
    return Push(beside.replica, beside.first, beside.before, push.entries, evidence)


def _beside(push: Push, joined: Push, name: bytes) -> Beside | None:
    if name == push.replica:
        return None
    same = name == joined.replica
    first, before = (joined.first, joined.before) if same else (1, anchor(name))
    *_, last = links(before, (sent.plain for sent in push.entries))
    count = len(push.entries)
    return Beside(push.replica, push.first + count, name, first + count, last)
