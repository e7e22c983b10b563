"""Codes for mobile-only cards, which are registered without one (X and Z).

Only the register assigns a code. Until then the card works nowhere; from then on
it stands on the list like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from kaikudesk.codes import clean, why_no_card
from kaikudesk.ledger import Heard
from kaikudesk.ledger.heard import code_key, registration_key
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import CodeAssigned
from kaikudesk.wire.entry import decode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from register.acts import decide
from register.errors import NotAssignedError, WhyNotAssigned
from register.opened import Register
from register.pen import Act
from register.subjects import read
from register.tables import TAKEN_IN, entries, feed

_GIVES_A_CODE = {EntryKind.CARD_REGISTERED, EntryKind.CODE_ASSIGNED}


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A registered card that waits for its code."""

    registration: bytes
    site: int
    granted: date


def waiting_cards(register: Register) -> list[WaitingCard]:
    """Give the cards that wait for a code, those registered first at the front."""
    with register.database.reading() as connection:
        waiting = list(_waiting(connection))
    return sorted(waiting, key=lambda one: one.registration)


def _waiting(connection: Connection) -> Iterator[WaitingCard]:
    registered = connection.scalars(
        select(entries.c.plain).where(
            entries.c.kind == EntryKind.CARD_REGISTERED,
            entries.c.state == TAKEN_IN,
            entries.c.code.is_(None),
        )
    )
    for registration, site in {
        (entry.entry_id, entry.plain.site)
        for entry in (decode_entry(plain) for plain in registered)
    }:
        row = _card(connection, registration, site)
        if row is not None and row.code is None:
            yield WaitingCard(registration, site, date.fromordinal(row.granted))


def assign_code(register: Register, registration: bytes, text: str) -> None:
    """Give a registration its code; the same once more changes nothing.

    Raises NotAssignedError, and then nothing was written.
    """
    code = clean(text)
    if why_no_card(text) is not None:
        raise NotAssignedError(WhyNotAssigned.NO_CARD)

    def choose(connection: Connection) -> tuple[None, list[Act]]:
        site, has = _present(connection, registration)
        if has == code:
            return None, []
        if has is not None:
            raise NotAssignedError(WhyNotAssigned.HAS_A_CODE)
        if _is_taken(connection, code):
            raise NotAssignedError(WhyNotAssigned.TAKEN)
        kind = EntryKind.CODE_ASSIGNED
        return None, [Act(kind, CodeAssigned(), site, about=registration, code=code)]

    decide(register, choose)


def _present(connection: Connection, registration: bytes) -> tuple[int, str | None]:
    """Give the site that registered the card, and the code that it has."""
    for heard in _heard_under(connection, registration_key(registration)):
        if heard.entry.entry_id == registration:
            row = _card(connection, registration, heard.site)
            if row is not None:
                return heard.site, row.code
    raise NotAssignedError(WhyNotAssigned.UNKNOWN)


def _is_taken(connection: Connection, code: str) -> bool:
    return any(
        heard.code == code and heard.entry.kind in _GIVES_A_CODE
        for heard in _heard_under(connection, code_key(code))
    )


def _heard_under(connection: Connection, key: bytes) -> Iterator[Heard]:
    return iter(read(connection, {key}).heard.values())


def _card(connection: Connection, registration: bytes, site: int) -> CardRowWire | None:
    row = connection.scalar(
        select(feed.c.row).where(
            feed.c.scope == f"cards/{site}", feed.c.item == registration
        )
    )
    return None if row is None else decode(row, CardRowWire)
