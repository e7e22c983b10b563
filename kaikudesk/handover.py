"""What a distributor's desk can do: register a card, amend it, renew it.

A card works only once the register has it; until then it waits here. Only the
site that gave a card amends or renews it (holder terms, 26.2.2025).
"""

import re
from collections.abc import Iterator
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
from kaikudesk.wire.rows import CardRowWire
from kaikudesk.writing import Draft

_POSTCODE: Final = re.compile(r"\d{5}")
_OLDEST_BIRTH_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Handover:
    """The form as it was filled in; the entry id is made when it opens.

    `code` is X or Z for a card that is mobile only. `pilot_end` bounds the
    last valid day where the area is a pilot.
    """

    entry_id: bytes
    code: str
    background: Background
    children: int
    granted: date
    consent: bool
    wellbeing_consent: bool = False
    kind: CardKind = CardKind.PERSONAL
    pilot_end: date | None = None


def open_form(desk: Desk) -> bytes:
    """Give the entry id of a new form."""
    return new_id(desk.clock)


def register_card(desk: Desk, form: Handover) -> None:
    """Register a card; it waits for the register when this returns.

    Raises FormError naming the field that breaks a rule, and then nothing is
    kept; NotAllowedError("no consent") without consent to storing.
    """
    if form.entry_id in desk.acts:
        return
    if not form.consent:
        raise NotAllowedError("no consent")
    code = _code(desk, form)
    _require_sense(desk, form)
    background = form.background
    desk.write(
        Draft(
            EntryKind.CARD_REGISTERED,
            form.entry_id,
            bodies.CardRegistered(
                granted=form.granted.toordinal(),
                last_valid=last_valid(desk, form).toordinal(),
                children=form.children,
                kind=form.kind,
                medium=Medium.CARDBOARD if code else Medium.MOBILE_ONLY,
                wellbeing_consent=form.wellbeing_consent,
            ),
            happened=form.granted,
            code=code,
            background=bodies.BackgroundBox(
                background.birth_year,
                _postcode(background.postcode),
                background.gender,
                background.life_situation,
            ),
        )
    )


def last_valid(desk: Desk, form: Handover) -> date:
    """Give the last day on which the card will be valid."""
    return desk.rules.last_valid(form.granted, form.pilot_end)


def _code(desk: Desk, form: Handover) -> str:
    reason = why_no_card(form.code)
    if reason is NotACard.MOBILE_MARK:
        return ""
    if reason is not None:
        raise FormError("code", reason.value)
    code = clean(form.code)
    if misfit(code, desk.rules.texts("code_patterns", desk.today)):
        raise FormError("code", "mistyped")
    if any(heard.code == code for heard in desk.acts.registrations()):
        raise FormError("code", "registered here already")
    return code


def _require_sense(desk: Desk, form: Handover) -> None:
    rules, today = desk.rules, desk.today
    year = form.background.birth_year
    if not _OLDEST_BIRTH_YEAR <= year <= today.year:
        raise FormError("birth_year", "out of range")
    if not rules.old_enough(year, form.granted):
        raise FormError("birth_year", "too young")
    _require_children(desk, form.children)
    if form.granted > today:
        raise FormError("granted", "in the future")
    if last_valid(desk, form) < today:
        raise FormError("granted", "too long ago")
    _postcode(form.background.postcode)


def _require_children(desk: Desk, children: int) -> None:
    if not 0 <= children <= desk.rules.number("most_children", desk.today):
        raise FormError("children", "out of range")


def _postcode(text: str) -> str:
    """Read a Finnish or Swedish postcode: five digits, also as `123 45`."""
    squeezed = "".join(text.split())
    if not _POSTCODE.fullmatch(squeezed) or not squeezed.isascii():
        raise FormError("postcode", "not five digits")
    return squeezed


def amend_children(desk: Desk, registration: bytes, children: int) -> None:
    """Correct the number of children of a card of this site.

    Raises NotAllowedError("granting site only") for another site's card.
    """
    row = _own_card(desk, registration)
    _require_children(desk, children)
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
    FormError for a day in the future.
    """
    row = _own_card(desk, registration)
    if granted > desk.today:
        raise FormError("granted", "in the future")
    until = desk.rules.last_valid(granted)
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
    wanted = clean(code)
    return next((key for key, row in _cards(desk) if row.code == wanted), None)


def _cards(desk: Desk) -> Iterator[tuple[bytes, CardRowWire]]:
    own = {heard.entry.entry_id for heard in desk.acts.registrations()}
    there = checklist.rows_of(desk.list_connection, _scope(desk))
    for registration in own.union(item for item, _ in there):
        row = card(desk, registration)
        if row is not None:
            yield registration, row


def last_registered(desk: Desk, most: int = 5) -> list[Heard]:
    """Give this desk's newest registrations, the newest first."""
    return desk.acts.registrations()[: -most - 1 : -1]


def _scope(desk: Desk) -> str:
    return f"cards/{desk.identity.site.number}"
