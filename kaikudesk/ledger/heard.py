"""An entry with its boxes opened and its receipt: all that the fold may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec

from kaikudesk.clock import UNKNOWN, hybrid
from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import (
    Aliased,
    BackgroundBox,
    CardInactivated,
    HeldEntryAdmitted,
    NetworkChanged,
)
from kaikudesk.wire.entry import Entry
from kaikudesk.wire.rows import Order

REGISTER_REPLICA = b"register"
RULES_KEY = b"rules"
_LATEST = 1 << 63

ABOUT_A_REGISTRATION = {
    EntryKind.CODE_ASSIGNED,
    EntryKind.CARD_AMENDED,
    EntryKind.CARD_RENEWED,
    EntryKind.CARD_REPORTED_LOST,
    EntryKind.CARD_INACTIVATED,
    EntryKind.CARD_REINSTATED,
    EntryKind.CONSENT_WITHDRAWN,
    EntryKind.WELLBEING_ANSWERED,
    EntryKind.ALIASED,
    EntryKind.ERASED,
    EntryKind.REGISTRATION_DELETED,
}
ABOUT_AN_ENTRY = {
    EntryKind.REDEMPTION_CORRECTED,
    EntryKind.REDEMPTION_ATTENDED,
    EntryKind.REDEMPTION_VOIDED,
    EntryKind.EVENT_CHANGED,
    EntryKind.HELD_ENTRY_ADMITTED,
}
# A case may hang at a use as well as at a registration.
ABOUT_A_CASE = {EntryKind.CASE_SETTLED, EntryKind.CASE_NOTED}
_WITH_A_CODE = {
    EntryKind.CARD_REGISTERED,
    EntryKind.CODE_ASSIGNED,
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.REDEMPTION_ATTENDED,
}
USES = frozenset({
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.REDEMPTION_ATTENDED,
})
FOLDED = frozenset(
    ABOUT_A_REGISTRATION
    | ABOUT_AN_ENTRY
    | ABOUT_A_CASE
    | _WITH_A_CODE
    | {
        EntryKind.EVENT_DECLARED,
        EntryKind.RULE_SET,
        EntryKind.POLICY_SET,
        EntryKind.NETWORK_CHANGED,
    }
)


Identity = tuple[bytes, int, bytes, bool]


@dataclass(frozen=True)
class Heard:
    """One entry as the fold reads it.

    `code` is the content of the code box, cleaned again, None where there is
    no such box or it was taken away. `received` is the time of the entry's
    first receipt in milliseconds since 1970, None while it waits. `held` says
    that the receipt keeps it for a person: it counts once it is admitted.
    """

    entry: Entry
    code: str | None = None
    background: BackgroundBox | None = None
    received: int | None = None
    held: bool = False

    @cached_property
    def order(self) -> Order:
        """Give the place of this entry among all others.

        The hybrid time is bounded from above by its receipt; an unknown time
        sorts where it was received, without receipt last.
        """
        replica, n = self.entry.birth
        return Order(self._effective_clock(), replica, n, self.entry.hash)

    def _effective_clock(self) -> int:
        latest = _LATEST if self.received is None else hybrid(self.received)
        made = self.entry.plain.made
        return latest if made == UNKNOWN else min(made, latest)

    @cached_property
    def body(self) -> msgspec.Struct:
        """Decode the kind's part, once; raises MalformedEntryError."""
        return self.entry.body()

    @property
    def about(self) -> bytes:
        """Give the id of the entry that this one is about, or no bytes."""
        return self.entry.plain.about or b""

    @property
    def site(self) -> int:
        """Give the site that the entry was made for."""
        return self.entry.plain.site


def keys_of(heard: Heard) -> frozenset[bytes]:
    """Give the keys by which entries hang together, for locking and reading.

    Per code, per registration and per entry id that another entry may name;
    kinds without a fold have none. Raises MalformedEntryError.
    """
    kind = heard.entry.kind
    keys: set[bytes] = set()
    if kind in _WITH_A_CODE and heard.code:
        keys.add(code_key(heard.code))
    if kind in ABOUT_A_REGISTRATION or kind in ABOUT_A_CASE:
        keys.add(registration_key(heard.about))
    if (kind in ABOUT_AN_ENTRY or kind in ABOUT_A_CASE) and heard.about:
        keys.add(entry_key(heard.about))
    if kind in USES or heard.held:
        keys.add(entry_key(heard.entry.entry_id))
    keys.update(_own_keys(heard))
    return frozenset(keys)


def code_key(code: str) -> bytes:
    """Give the key that all entries of one code share."""
    return b"c" + code.encode()


def entry_key(entry_id: bytes) -> bytes:
    """Give the key that an entry shares with those that are about it."""
    return b"e" + entry_id


def registration_key(registration: bytes) -> bytes:
    """Give the key that all entries about one registration share."""
    return b"r" + registration


def _own_keys(heard: Heard) -> Iterable[bytes]:
    match heard.entry.kind:
        case EntryKind.CARD_REGISTERED:
            yield registration_key(heard.entry.entry_id)
        case EntryKind.EVENT_DECLARED:
            yield entry_key(heard.entry.entry_id)
        case EntryKind.CARD_INACTIVATED | EntryKind.ALIASED:
            yield from _another_registration(heard)
        case EntryKind.RULE_SET | EntryKind.POLICY_SET:
            yield RULES_KEY
        case EntryKind.NETWORK_CHANGED:
            yield from _network_keys(heard)


def _another_registration(heard: Heard) -> Iterable[bytes]:
    match heard.body:
        case CardInactivated(replaced_by=other) if other:
            yield registration_key(other)
        case Aliased(registration=other):
            yield registration_key(other)


def _network_keys(heard: Heard) -> Iterable[bytes]:
    body = heard.body
    if not isinstance(body, NetworkChanged):
        raise MalformedEntryError("a change of the network without its body")
    if heard.about:
        yield entry_key(heard.about)
    yield f"n{body.what}{body.number}".encode()


def chosen(heards: Iterable[Heard]) -> list[Heard]:
    """Keep one of each identity, the smallest by order, in that order.

    The same entry from two desks, or a copied form, is one entry; of two
    bodies under one id the earlier counts and the other stays in history.
    """
    first: dict[Identity, Heard] = {}
    for heard in sorted(heards, key=lambda one: one.order):
        first.setdefault(identity(heard), heard)
    return list(first.values())


def identity(heard: Heard) -> Identity:
    """Give what two copies of one entry have in common, and no other entry has.

    Whoever repeats an id under another kind, about something else, or one of the
    register's own, says something else: it never takes the place of what was there.
    """
    entry = heard.entry
    kind = EntryKind.REDEMPTION_RECORDED if entry.kind in USES else entry.kind
    about = b"" if entry.kind in USES else heard.about
    return entry.entry_id, kind, about, entry.plain.replica == REGISTER_REPLICA


def counting(heards: Iterable[Heard]) -> list[Heard]:
    """Leave out what is held, unless the register admitted these very bytes."""
    there = list(heards)
    admitted = {
        (one.about, body.hash)
        for one in there
        if one.entry.kind == EntryKind.HELD_ENTRY_ADMITTED
        and one.entry.plain.replica == REGISTER_REPLICA
        and isinstance(body := one.body, HeldEntryAdmitted)
    }
    return [
        one
        for one in there
        if not one.held or (one.entry.entry_id, one.entry.hash) in admitted
    ]
