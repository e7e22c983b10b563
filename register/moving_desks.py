"""A desk gets other sites or another right, by an act of the register.

The act is an entry like all others: a new fold, or a register that was set back and
takes its acts in again, finds every desk where it was last put.
"""

from sqlalchemy import Connection

from kaikudesk.ledger.accounts import ACCOUNT
from kaikudesk.ledger.desk_cases import desk_name
from kaikudesk.model import EntryKind, Role
from kaikudesk.wire.account import AccountRowWire, PlaceWire
from kaikudesk.wire.bodies import NetworkChanged
from kaikudesk.wire.packing import encode
from register.acts import decide
from register.acts_file import Row
from register.desks import DESKS, account_from
from register.enrolment import site_row
from register.errors import UnknownDeskError, UnknownSiteError
from register.noting import audited
from register.opened import Register
from register.pen import Act
from register.tables import desks

Places = tuple[PlaceWire, ...]


def place_named(text: str) -> PlaceWire:
    """Read a site's number and a right, such as `7:venue`; raises ValueError."""
    site, _, role = text.partition(":")
    return PlaceWire(int(site), Role(role).value)


def move_desk(register: Register, desk: int, places: Places) -> bool:
    """Put a desk to these places; tell whether that changed anything.

    Raises UnknownDeskError, and UnknownSiteError where a site does not exist or has
    not that right.
    """

    def choose(connection: Connection) -> tuple[bool, list[Act]]:
        before = _account(connection, desk)
        wanted = tuple(dict.fromkeys(places))
        for place in wanted:
            _require_right(connection, place)
        if before.places == wanted:
            return False, []
        return True, [_moved(desk, before, wanted)]

    def beside(connection: Connection) -> list[Row]:
        return [audited(register, connection, "move-desk", desk)]

    return decide(register, choose, beside)


def _account(connection: Connection, desk: int) -> AccountRowWire:
    row = connection.execute(DESKS.where(desks.c.number == desk)).one_or_none()
    if row is None:
        raise UnknownDeskError(str(desk))
    return account_from(row)


def _require_right(connection: Connection, place: PlaceWire) -> None:
    if place.role not in site_row(connection, place.site).roles:
        raise UnknownSiteError(f"{place.site} is no {place.role}")


def _moved(desk: int, before: AccountRowWire, wanted: Places) -> Act:
    left = dict.fromkeys((*before.places, *before.former))
    former = tuple(place for place in left if place not in wanted)
    row = encode(AccountRowWire(wanted, former))
    change = NetworkChanged(ACCOUNT, desk, row)
    return Act(EntryKind.NETWORK_CHANGED, change, about=desk_name(desk))
