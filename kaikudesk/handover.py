"""Handing a card over: the form, its rules, and the registration that comes of it.

A card works only once the register has it; until then it waits here.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaikudesk.clock import new_id
from kaikudesk.codes import clean, misfit, why_no_card
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.model import (
    Background,
    CardKind,
    EntryKind,
    Medium,
    NotACard,
)
from kaikudesk.own_cards import find_card
from kaikudesk.storage import checklist
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import AREA_ITEM, AreaRowWire
from kaikudesk.writing import Draft

_POSTCODE: Final = re.compile(r"[0-9]{5}")
_OLDEST_BIRTH_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Handover:
    """The form as it was filled in; the entry id is made when it opens.

    `code` is X or Z for a card that is mobile only.
    """

    entry_id: bytes
    code: str
    background: Background
    children: int
    granted: date
    consent: bool
    wellbeing_consent: bool = False
    kind: CardKind = CardKind.PERSONAL


def open_form(desk: Desk) -> bytes:
    """Give the entry id of a new form."""
    return new_id(desk.clock)


def register_card(desk: Desk, form: Handover) -> None:
    """Register a card; it waits for the register when this returns.

    Raises the first of the form's faults, and then nothing is kept;
    NotAllowedError("no consent") without consent to storing.
    """
    if form.entry_id not in desk.acts:
        desk.write(registration(desk, form))


def registration(desk: Desk, form: Handover) -> Draft:
    """Draft the registration of a card; raises what `register_card` does."""
    if not form.consent:
        raise NotAllowedError("no consent")
    for fault in faults_of(desk, form):
        raise fault
    code = "" if is_mobile_only(form.code) else clean(form.code)
    return Draft(
        EntryKind.CARD_REGISTERED,
        form.entry_id,
        bodies.CardRegistered(
            granted=form.granted.toordinal(),
            last_valid=last_valid(desk, form.granted).toordinal(),
            children=form.children,
            kind=form.kind,
            medium=Medium.CARDBOARD if code else Medium.MOBILE_ONLY,
            wellbeing_consent=form.wellbeing_consent,
        ),
        happened=form.granted,
        code=code,
        background=background_box(form.background),
    )


def background_box(background: Background) -> bodies.BackgroundBox:
    """Give what of a holder's background stands in the box."""
    return bodies.BackgroundBox(
        background.birth_year,
        _squeezed(background.postcode),
        background.gender,
        background.life_situation,
    )


def last_valid(desk: Desk, granted: date) -> date:
    """Give the last valid day of a card granted on a day: 12 months, or the pilot."""
    return desk.rules.last_valid(granted, pilot_end(desk))


def pilot_end(desk: Desk) -> date | None:
    """Give the day on which this site's area ends its pilot; None for no pilot."""
    item = AREA_ITEM + desk.identity.site.area.to_bytes(4, "big")
    packed = checklist.row_of(desk.list_connection, "network", item)
    end = None if packed is None else decode(packed, AreaRowWire).pilot_end
    return None if end is None else date.fromordinal(end)


def faults_of(desk: Desk, form: Handover) -> list[FormError]:
    """Name every field that breaks a rule, in the order of the form."""
    faults = {
        "code": _code_fault(desk, form.code),
        "birth_year": _birth_year_fault(desk, form),
        "postcode": _postcode_fault(form.background.postcode),
        "children": children_fault(desk, form.children),
        "granted": granted_fault(desk, form.granted),
        "consent": "" if form.consent else "not given",
    }
    return [FormError(field, fault) for field, fault in faults.items() if fault]


def is_mobile_only(code: str) -> bool:
    """Tell whether X or Z stands where the code would: the register assigns one."""
    return why_no_card(code) is NotACard.MOBILE_MARK


def _code_fault(desk: Desk, text: str) -> str:
    reason = why_no_card(text)
    if reason is NotACard.MOBILE_MARK:
        return ""
    if reason is not None:
        return reason.value
    if misfit(clean(text), desk.rules.texts("code_patterns", desk.today)):
        return "mistyped"
    return "" if find_card(desk, text) is None else "registered here already"


def _birth_year_fault(desk: Desk, form: Handover) -> str:
    year = form.background.birth_year
    if not _OLDEST_BIRTH_YEAR <= year <= desk.today.year:
        return "out of range"
    return "" if desk.rules.old_enough(year, form.granted) else "too young"


def _postcode_fault(text: str) -> str:
    """Finnish or Swedish: five digits, also as `123 45`."""
    return "" if _POSTCODE.fullmatch(_squeezed(text)) else "not five digits"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def children_fault(desk: Desk, children: int) -> str:
    """Say why no card has so many children; nothing where one has."""
    most = desk.rules.number("most_children", desk.today)
    return "" if 0 <= children <= most else "out of range"


def granted_fault(desk: Desk, granted: date) -> str:
    """Say why no card is granted on a day; nothing where one is."""
    if granted > desk.today:
        return "in the future"
    return "too long ago" if last_valid(desk, granted) < desk.today else ""
