"""The cards that this site gave, as this desk sees them now.

The register's rows with this desk's own acts laid over them. Another site's card
is not told apart from an unknown one.
"""

from kaikudesk.codes import clean, why_no_card
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard, lay_card
from kaikudesk.ledger.registration import row_state
from kaikudesk.model import CardState, Role
from kaikudesk.storage import checklist
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire

_FOUND_BY = ("birth_year", "postcode")


def card(desk: Desk, registration: bytes) -> CardRowWire | None:
    """Give one of this site's cards; None where nothing is known of it."""
    packed = checklist.row_of(desk.list_connection, _scope(desk), registration)
    row = None if packed is None else decode(packed, CardRowWire)
    return lay_card(row, desk.acts.of_registration(registration), desk.rules)


def find_card(desk: Desk, code: str) -> bytes | None:
    """Find this site's registration of a code; None where it has none.

    A registration that ended for good has left its code to others.
    """
    if why_no_card(code) is not None:
        return None
    wanted = clean(code)
    own = desk.acts.registration_of(wanted)
    if own is not None and _stands(desk, own.entry.entry_id):
        return own.entry.entry_id
    there = checklist.card_of(desk.list_connection, _scope(desk), wanted)
    return there if there is not None and _stands(desk, there) else None


def last_registered(desk: Desk, most: int = 5) -> list[Heard]:
    """Give this desk's newest registrations, the newest first."""
    return desk.acts.registrations()[: -most - 1 : -1]


def search(desk: Desk, text: str, most: int = 5) -> list[bytes]:
    """Find cards by parts of the code, the birth year or the postcode, newest first.

    Who lost a card seldom knows its code. Every word has to fit; what has ended for
    good is not found.
    """
    words = [word.upper() for word in text.split()]
    if not words:
        return []
    found = (
        (row.granted, registration)
        for registration in _candidates(desk, words)
        if (row := card(desk, registration)) is not None
        and not row.ended
        and _fits(row, words)
    )
    newest = sorted(found, reverse=True)
    return [registration for _, registration in newest[:most]]


def _candidates(desk: Desk, words: list[str]) -> set[bytes]:
    """Give rows that fit, and all that this desk itself said something of."""
    rows = checklist.rows_of(desk.list_connection, _scope(desk))
    fitting = {name for name, row in rows if _fits(decode(row, CardRowWire), words)}
    return fitting | {one.about or one.entry.entry_id for one in desk.acts.acts()}


def _fits(row: CardRowWire, words: list[str]) -> bool:
    code = row.code or ""
    told = {str(row.fields[name].value) for name in _FOUND_BY if name in row.fields}
    return all(word in code or word in told for word in words)


def state_of_code(desk: Desk, code: str) -> CardState:
    """Give what this site has said of a card of its own, before any round.

    Active where it gave no such card. A venue's side of a desk asks nobody but the
    list: it never reads what a distributor's side holds.
    """
    if not _hands_out(desk):
        return CardState.ACTIVE
    registration = find_card(desk, code)
    row = None if registration is None else card(desk, registration)
    return CardState.ACTIVE if row is None else row_state(row)


def _hands_out(desk: Desk) -> bool:
    return (
        desk.identity.role is Role.DISTRIBUTOR
        and desk.pulled is not None
        and _scope(desk) in desk.pulled.scopes
    )


def _stands(desk: Desk, registration: bytes) -> bool:
    row = card(desk, registration)
    return row is not None and not row.ended


def _scope(desk: Desk) -> str:
    return f"cards/{desk.identity.site.number}"
