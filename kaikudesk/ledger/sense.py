"""Whether an entry says something that can be true, before it is believed.

What passes here, no fold and no desk stumbles over; what does not has no part
in any fold, and the register keeps it unread for a person. It asks for sense,
not for the programme's rules: those may change, and a ticket is in somebody's
hand.
"""

from datetime import date
from enum import IntEnum
from functools import cache
from typing import Final

import msgspec

from kaikudesk.errors import MalformedEntryError
from kaikudesk.ledger.heard import (
    ABOUT_A_CASE,
    ABOUT_A_REGISTRATION,
    ABOUT_AN_ENTRY,
    Heard,
)
from kaikudesk.model import (
    CardKind,
    CaseKind,
    CaseNote,
    CasePolicy,
    Category,
    EntryKind,
    Gender,
    LifeSituation,
    Medium,
    Role,
    Settlement,
)
from kaikudesk.wire import bodies
from kaikudesk.wire.account import AccountRowWire
from kaikudesk.wire.bodies import BODY_OF, BackgroundBox
from kaikudesk.wire.entry import ID_BYTES
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire

_MOST: Final = 1_000_000
_MOST_CARDS: Final = 10_000
_MINUTES_A_DAY: Final = 24 * 60
_LONGEST_TITLE: Final = 200
_YEARS: Final = range(1850, 2150)

# Kinds whose entry says nothing without the entry that it is about; an attendance
# without its reservation is a use of its own.
_NEEDS_ABOUT: Final = (ABOUT_A_REGISTRATION | ABOUT_AN_ENTRY | ABOUT_A_CASE) - {
    EntryKind.REDEMPTION_ATTENDED
}

# Kinds whose entry says nothing without a card's code.
_NEEDS_CODE: Final = frozenset({
    EntryKind.CODE_ASSIGNED,
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.STOCK_RECEIVED,
    EntryKind.STOCK_MOVED,
})


def require_sense(heard: Heard) -> None:
    """Raise MalformedEntryError for what cannot be."""
    kind = heard.entry.kind
    if kind in _NEEDS_ABOUT and heard.entry.plain.about is None:
        raise MalformedEntryError("about nothing")
    attended_alone = kind == EntryKind.REDEMPTION_ATTENDED and not heard.about
    if (kind in _NEEDS_CODE or attended_alone) and not heard.code:
        raise MalformedEntryError("of no code")
    if kind not in BODY_OF:
        return
    try:
        _require(heard)
    except (ValueError, OverflowError, TypeError) as fault:
        raise MalformedEntryError(str(fault)) from fault


def makes_sense(heard: Heard) -> bool:
    """Tell whether an entry has a part in a fold."""
    try:
        require_sense(heard)
    except MalformedEntryError:
        return False
    return True


def _require(heard: Heard) -> None:
    match heard.body:
        case bodies.CardRegistered() as card:
            _card(card)
            _background(heard.background)
        case bodies.CardAmended() as patch:
            _counts(patch.children or 0, patch.area or 0)
            _background(heard.background)
        case bodies.CardRenewed() as renewal:
            _days(renewal.granted, renewal.last_valid)
        case bodies.CardInactivated() as end:
            _ids(end.replaced_by)
        case bodies.EventDeclared() as event:
            _event(event)
        case bodies.RedemptionRecorded() as use:
            _use(use)
        case bodies.NetworkChanged() as change:
            _network(change)
        case said:
            _decision(said)


def _decision(said: msgspec.Struct) -> None:
    match said:
        case bodies.CaseSettled() as settled:
            _settled(settled)
        case bodies.CaseNoted() as noted:
            _ids(noted.case)
            _known(CaseKind, noted.kind)
            _known(CaseNote, noted.note)
        case bodies.Aliased() as alias:
            _ids(alias.registration)
        case bodies.PolicySet() as policy:
            _known(CaseKind, policy.kind)
            CasePolicy(policy.policy)
            _days(policy.valid_from, policy.known_from)
        case bodies.StockReceived() | bodies.StockMoved() as stock:
            _cards_in_a_row(stock.count)


def _card(card: bodies.CardRegistered) -> None:
    _days(card.granted, card.last_valid)
    _counts(card.children, card.area)
    _known(CardKind, card.kind)
    _known(Medium, card.medium)
    if not card.consent:
        raise ValueError("a card without the consent to store it")


def _background(box: BackgroundBox | None) -> None:
    if box is None:
        return
    if box.birth_year is not None and box.birth_year not in _YEARS:
        raise ValueError("nobody was born then")
    _known(Gender, box.gender)
    _known(LifeSituation, box.life_situation)


def _event(event: bodies.EventDeclared) -> None:
    _days(event.day)
    _known(Category, event.category)
    _counts(event.quota or 0)
    if len(event.title) > _LONGEST_TITLE:
        raise ValueError("a title that no screen can show")
    if event.minute is not None and not 0 <= event.minute < _MINUTES_A_DAY:
        raise ValueError("a minute that no day has")


def _use(use: bodies.RedemptionRecorded) -> None:
    _known(Category, use.category)
    _counts(use.own, use.children, use.assistants, use.course_places)
    _ids(use.event)


def _settled(settled: bodies.CaseSettled) -> None:
    _ids(settled.case, settled.keeper, settled.replaces)
    _known(CaseKind, settled.kind)
    _known(Settlement, settled.answer)
    _counts(settled.extent)


def _network(change: bodies.NetworkChanged) -> None:
    _counts(change.number)
    if change.row is None:
        return
    if change.what == "site":
        decode(change.row, SiteRowWire)
        return
    if change.what == "account":
        _account(decode(change.row, AccountRowWire))
        return
    area = decode(change.row, AreaRowWire)
    if area.pilot_end is not None:
        _days(area.pilot_end)


def _account(account: AccountRowWire) -> None:
    if not account.places:
        raise ValueError("a desk that works nowhere")
    for place in (*account.places, *account.former):
        _counts(place.site)
        Role(place.role)


def _cards_in_a_row(count: int) -> None:
    if not 1 <= count <= _MOST_CARDS:
        raise ValueError("cards in a row that no box holds")


def _days(*ordinals: int) -> None:
    for ordinal in ordinals:
        # Leaves room for a year more: the fold adds twelve months.
        date.fromordinal(ordinal + 366)
        date.fromordinal(ordinal)


def _counts(*numbers: int) -> None:
    if min(numbers) < 0 or max(numbers) > _MOST:
        raise ValueError("a count that is none")


def _ids(*ids: bytes | None) -> None:
    if any(one is not None and len(one) != ID_BYTES for one in ids):
        raise ValueError("an id of another length")


def _known(kind: type[IntEnum], number: int | None) -> None:
    if number is not None and number not in _numbers(kind):
        raise ValueError("a number that stands for nothing")


@cache
def _numbers(kind: type[IntEnum]) -> frozenset[int]:
    return frozenset(map(int, kind))
