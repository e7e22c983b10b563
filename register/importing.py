"""Taking in many entries at once, from a source that is no desk.

They go through the push's own code, in large batches and without HTTP, so that
a new fold gives the same country.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from kaikudesk.wire.entry import Sent
from kaikudesk.wire.receipt import Receipt
from register.chain_check import Head, Push, lock_replica
from register.opened import Register
from register.owed import take_in
from register.rights import Actor, Author

THE_IMPORT: Final = Author(desk=0, site=0, actor=Actor.IMPORT)


@dataclass(slots=True)
class Importer:
    """Continues one replica; it may be made again and goes on where it ended.

    The entries may be made for any site; each carries this replica and its
    number, from `next_n` on. Only the register itself writes in its own name.
    """

    register: Register
    replica: bytes
    author: Author = THE_IMPORT
    _head: Head = field(init=False)

    def __post_init__(self) -> None:
        """Find how far this replica was taken in; a new one begins at 1."""

        def find(connection: Connection) -> Head:
            return lock_replica(connection, self.author, self.replica)

        self._head = self.register.database.write(find)

    @property
    def next_n(self) -> int:
        """Give the number that the next entry must have."""
        return self._head.n + 1

    @property
    def link(self) -> bytes:
        """Give the chain hash at the last entry that was taken in."""
        return self._head.link

    def take_in(self, sents: Sequence[Sent]) -> Receipt:
        """Take in entries in one transaction; a few thousand at once are quickest.

        Raises RefusedError where somebody else continued this replica.
        """
        push = Push(self.replica, self.next_n, self._head.link, sents)
        [receipt] = take_in(self.register, self.author, push)
        self._head = Head(receipt.last, receipt.link)
        return receipt
