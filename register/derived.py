"""A file whose entries do not go on where the register's chain of them ends.

Over the network a fork is refused and the desk takes a new replica. Nobody can
refuse a file: its desk may be dead, and its entries are nowhere else. They are
taken in under a replica that is derived from where the file begins, so that the
same file always comes to the same place; entry ids remove what is there already.
"""

from typing import Final

from kaikudesk.chain import anchor
from kaikudesk.wire.messages import Evidence
from kaikudesk.wire.receipt import Receipt
from register.chain_check import Push
from register.derived_names import derived_replica
from register.errors import RefusedError
from register.opened import Register
from register.owed import take_in
from register.rights import Author

# Each of them is a journal of its own that was restored to the same entry.
_MOST_FORKS: Final = 64


def accept_file(register: Register, author: Author, push: Push) -> tuple[Receipt, ...]:
    """Take in a push that came by file, under a derived replica where it must be.

    Gives the receipts that cover it, which name that replica then. Raises
    RefusedError for every other reason than a fork: what a gap leaves out may be
    the day that opens all that follows.
    """
    for _ in range(_MOST_FORKS):
        try:
            return take_in(register, author, push)
        except RefusedError as refused:
            if refused.kind != "fork":
                raise
            push = _beside(push)
    raise RefusedError("fork")


def _beside(push: Push) -> Push:
    replica = derived_replica(push.replica, push.before)
    evidence = [
        Evidence(one.receipt, tuple(n - push.first + 1 for n in one.covers))
        for one in push.evidence
    ]
    return Push(replica, 1, anchor(replica), push.entries, evidence)
