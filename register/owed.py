"""What the register has to say itself after what others said of cards.

A push is taken in; then, in a transaction of its own, the register writes what
follows from it: its replica is locked before any subject, so the push's own
transaction cannot. The desk is answered after both. Where this process stops in
between, the repeat of the push finds it, or the next look at all cards.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from kaikudesk.errors import EntryError
from kaikudesk.ledger import Heard
from kaikudesk.ledger.heard import (
    REGISTER_REPLICA,
    chosen,
    code_key,
    counting,
    registration_key,
)
from kaikudesk.ledger.registrations import registrations_of
from kaikudesk.model import EntryKind
from kaikudesk.wire.entry import Entry, Sent, decode_entry
from kaikudesk.wire.receipt import Receipt
from register import feed
from register.acceptance import accept
from register.acts import decide
from register.aliasing import aliases_owed
from register.chain_check import Push
from register.consents import erasures_owed
from register.folding import rules_from
from register.opened import Register
from register.pen import Act
from register.rights import Author
from register.subjects import pieces, read
from register.tables import TAKEN_IN, entries

_LEAD_TO_ACTS: Final = frozenset({
    EntryKind.CARD_REGISTERED,
    EntryKind.CONSENT_WITHDRAWN,
})
_WITHDRAWN: Final = select(entries.c.plain).where(
    entries.c.kind == EntryKind.CONSENT_WITHDRAWN, entries.c.state == TAKEN_IN
)
_TWICE: Final = (
    select(entries.c.code)
    .where(entries.c.kind == EntryKind.CARD_REGISTERED, entries.c.code.is_not(None))
    .group_by(entries.c.code)
    .having(func.count() > 1)
)


class _Beginning(msgspec.Struct, frozen=True, array_like=True):
    """How an entry begins: all that most need to be asked for."""

    format: int
    kind: int


_beginning: Final = msgspec.msgpack.Decoder(_Beginning)


def take_in(register: Register, author: Author, push: Push) -> tuple[Receipt, ...]:
    """Take in a push, and write what the register itself says then.

    Raises RefusedError, and then nothing of the push was taken in; BusyError
    also where only the second half is missing, which the same push brings about.
    """
    receipts = accept(register, author, push)
    _pay(register, set(_keys_of(push.entries)))
    return receipts


def pay_all(register: Register) -> int:
    """Look at all cards for what is still owed; give how many acts were written."""
    with register.database.reading() as connection:
        codes = connection.scalars(_TWICE).all()
        withdrawn = connection.scalars(_WITHDRAWN).all()
    keys = {code_key(code) for code in codes if code}
    keys |= {key for one in withdrawn for key in _key_of(decode_entry(one))}
    return sum(_pay(register, set(some)) for some in pieces(sorted(keys)))


def _keys_of(sents: Sequence[Sent]) -> Iterator[bytes]:
    for sent in sents:
        try:
            if _beginning.decode(sent.plain).kind in _LEAD_TO_ACTS:
                yield from _key_of(decode_entry(sent.plain))
        except (EntryError, msgspec.DecodeError, RecursionError):
            continue


def _key_of(entry: Entry) -> Iterator[bytes]:
    if entry.kind == EntryKind.CARD_REGISTERED:
        yield registration_key(entry.entry_id)
    elif entry.plain.about is not None:
        yield registration_key(entry.plain.about)


def _pay(register: Register, keys: set[bytes]) -> int:
    if not keys:
        return 0
    with register.database.reading() as connection:
        if not _owed(connection, keys):
            return 0

    def choose(connection: Connection) -> tuple[int, list[Act]]:
        acts = _owed(connection, keys)
        return len(acts), acts

    # Two registrations that are one now may owe what each did not by itself.
    return decide(register, choose) + _pay(register, keys)


def _owed(connection: Connection, keys: set[bytes]) -> list[Act]:
    heards = read(connection, keys).heard.values()
    if not _may_owe(heards):
        return []
    there = chosen(counting(heards))
    cards = registrations_of(there, rules_from(feed.before(connection).rules))
    said = {
        one.entry.entry_id
        for one in heards
        if one.entry.plain.replica == REGISTER_REPLICA
    }
    acts = {act.entry_id: act for act in (*aliases_owed(cards), *erasures_owed(cards))}
    return [act for name, act in sorted(acts.items()) if name not in said]


def _may_owe(heards: Collection[Heard]) -> bool:
    """Tell of nearly every push that nothing follows, without a fold."""
    kinds = Counter(one.entry.kind for one in heards)
    codes = {one.code for one in heards if one.entry.kind == EntryKind.CARD_REGISTERED}
    return (
        kinds[EntryKind.CONSENT_WITHDRAWN] > 0
        or len(codes) < kinds[EntryKind.CARD_REGISTERED]
    )
