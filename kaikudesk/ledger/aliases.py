"""Registrations that the register found to be of one holder and one code.

It compares two registrations once, when the second arrives, and writes the
result down as an entry: a background that is erased later changes nothing.
"""

from collections.abc import Iterable
from hashlib import blake2b

from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard
from kaikudesk.ledger.joining import Joined
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import Aliased
from kaikudesk.wire.entry import ID_BYTES


def alias_id(one: bytes, other: bytes) -> bytes:
    """Give the id of the entry that says that two registrations are one."""
    pair = b"".join(sorted((one, other)))
    return blake2b(pair, digest_size=ID_BYTES, person=b"kaiku alias").digest()


def joined_by_aliases(heards: Iterable[Heard]) -> Joined:
    """Join the registrations that the register, and nobody else, called one."""
    joined = Joined()
    for heard in heards:
        if (
            heard.entry.kind == EntryKind.ALIASED
            and heard.entry.plain.replica == REGISTER_REPLICA
            and isinstance(body := heard.body, Aliased)
        ):
            joined.join(heard.about, body.registration)
    return joined
