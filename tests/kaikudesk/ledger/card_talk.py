"""What the town says of card 1, and what becomes of it."""

import msgspec

from kaikudesk.ledger import Heard, fold, project
from kaikudesk.ledger.registration import Registration
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, ListRowWire
from tests.kaikudesk.ledger.telling import (
    COORDINATOR,
    KEY,
    OFFICE,
    OFFICES_DESK,
    RULES,
    Desk,
    an_id,
)

SECOND_OFFICE_DESK = Desk(OFFICE, b"office.2")
CARD = OFFICES_DESK.register_card(1)
LOST, ENDED = EntryKind.CARD_REPORTED_LOST, EntryKind.CARD_INACTIVATED
REINSTATED = EntryKind.CARD_REINSTATED
WITHDRAWN, ERASED = EntryKind.CONSENT_WITHDRAWN, EntryKind.ERASED
DELETED = EntryKind.REGISTRATION_DELETED
BODIES: dict[EntryKind, msgspec.Struct] = {
    ENDED: bodies.CardInactivated(),
    WITHDRAWN: bodies.ConsentWithdrawn(),
    ERASED: bodies.Erased(),
}


def tell(number: int, kind: EntryKind, *saw: int, by: Desk = OFFICES_DESK) -> Heard:
    """Say what becomes of card 1, having seen other entries about it."""
    seen = tuple(an_id(one) for one in saw)
    return by.say(number, kind, BODIES.get(kind), about=an_id(1), seen=seen)


def amend(number: int, children: int, *saw: int, by: Desk = OFFICES_DESK) -> Heard:
    """Say another number of children of card 1, having seen other entries."""
    body = bodies.CardAmended(children=children)
    seen = tuple(an_id(one) for one in saw)
    kind = EntryKind.CARD_AMENDED
    return by.say(number, kind, body, about=an_id(1), seen=seen)


def alias(number: int, one: int, other: int, by: Desk = COORDINATOR) -> Heard:
    """Say that two registrations are one card."""
    body = bodies.Aliased(an_id(other))
    return by.say(number, EntryKind.ALIASED, body, about=an_id(one))


def folded(*heards: Heard, number: int = 1) -> Registration:
    """Fold, and give a registration."""
    found = fold(heards, RULES).registrations
    [card] = [one for one in found if one.entry_id == an_id(number)]
    return card


def listed(*heards: Heard) -> list[ListRowWire]:
    """Give the rows of the check list."""
    rows = project(fold(heards, RULES), KEY)
    return [decode(rows[at], ListRowWire) for at in rows if at[0].startswith("list")]


def card_row(*heards: Heard) -> CardRowWire | None:
    """Give the office's row of card 1, None where it has none."""
    row = project(fold(heards, RULES), KEY).get((f"cards/{OFFICE}", an_id(1)))
    return None if row is None else decode(row, CardRowWire)
