"""What a distributor's desk can do: register a card, amend it, renew it.

A card works only once the register has it; until then it waits here. Only the
site that gave a card amends or renews it (holder terms, 26.2.2025).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaikudesk.clock import new_id
from kaikudesk.codes import clean, misfit, why_no_card
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.ledger import Heard, lay_card
from kaikudesk.model import (
    Background,
    CardKind,
    EntryKind,
    Medium,
    NotACard,
)
from kaikudesk.storage import checklist
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import AREA_ITEM, AreaRowWire, CardRowWire
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
    if form.entry_id in desk.acts:
        return
    if not form.consent:
        raise NotAllowedError("no consent")
    for fault in faults_of(desk, form):
        raise fault
    code = "" if is_mobile_only(form.code) else clean(form.code)
    background = form.background
    desk.write(
        Draft(
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
            background=bodies.BackgroundBox(
                background.birth_year,
                _squeezed(background.postcode),
                background.gender,
                background.life_situation,
            ),
        )
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
        "children": _children_fault(desk, form.children),
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


def _children_fault(desk: Desk, children: int) -> str:
    most = desk.rules.number("most_children", desk.today)
    return "" if 0 <= children <= most else "out of range"


def granted_fault(desk: Desk, granted: date) -> str:
    """Say why no card is granted on a day; nothing where one is."""
    if granted > desk.today:
        return "in the future"
    return "too long ago" if last_valid(desk, granted) < desk.today else ""


def _require(field: str, fault: str) -> None:
    if fault:
        raise FormError(field, fault)


def amend_children(desk: Desk, registration: bytes, children: int) -> None:
    """Correct the number of children of a card of this site.

    Raises NotAllowedError("granting site only") for another site's card.
    """
    row = _own_card(desk, registration)
    _require("children", _children_fault(desk, children))
    desk.write(
        Draft(
            EntryKind.CARD_AMENDED,
            new_id(desk.clock),
            bodies.CardAmended(children=children),
            about=registration,
            seen=(row.fields["children"].entry_id,),
        )
    )


def renew_card(desk: Desk, registration: bytes, granted: date) -> None:
    """Renew a card of this site from a day on.

    Raises NotAllowedError("granting site only") for another site's card and
    FormError for a day in the future, or one that would end before today.
    """
    row = _own_card(desk, registration)
    _require("granted", granted_fault(desk, granted))
    until = last_valid(desk, granted)
    desk.write(
        Draft(
            EntryKind.CARD_RENEWED,
            new_id(desk.clock),
            bodies.CardRenewed(granted.toordinal(), until.toordinal()),
            happened=granted,
            about=registration,
            seen=(row.fields["last_valid"].entry_id,),
        )
    )


def _own_card(desk: Desk, registration: bytes) -> CardRowWire:
    row = card(desk, registration)
    if row is None or row.site != desk.identity.site.number:
        raise NotAllowedError("granting site only")
    return row


def card(desk: Desk, registration: bytes) -> CardRowWire | None:
    """Give one of this site's cards as this desk sees it now."""
    packed = checklist.row_of(desk.list_connection, _scope(desk), registration)
    row = None if packed is None else decode(packed, CardRowWire)
    return lay_card(row, desk.acts.of_registration(registration), desk.rules)


def find_card(desk: Desk, code: str) -> bytes | None:
    """Find this site's registration of a code; None where it has none.

    Another site's card is not told apart from an unknown one.
    """
    if why_no_card(code) is not None:
        return None
    wanted = clean(code)
    own = desk.acts.registration_of(wanted)
    if own is not None:
        return own.entry.entry_id
    return checklist.card_of(desk.list_connection, _scope(desk), wanted)


def last_registered(desk: Desk, most: int = 5) -> list[Heard]:
    """Give this desk's newest registrations, the newest first."""
    return desk.acts.registrations()[: -most - 1 : -1]


def _scope(desk: Desk) -> str:
    return f"cards/{desk.identity.site.number}"
