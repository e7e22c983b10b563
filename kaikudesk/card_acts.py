"""What a distributor does with a card that it gave: one function per verb.

Only the site that gave a card says anything of it (holder terms, 26.2.2025). Each
verb is one transaction and names the entries that it saw, so that a word from
another desk, spoken at the same time, is not taken for one that was known. All
raise NotAllowedError for a card of another site, one that has ended for good, or
one whose state does not allow it.
"""

from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from kaikudesk import handover, own_cards
from kaikudesk.clock import new_id
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.handover import Handover
from kaikudesk.ledger.fields import BACKGROUND, heads_of
from kaikudesk.ledger.registration import row_state
from kaikudesk.model import (
    Background,
    CardKind,
    CardState,
    CardVerb,
    EntryKind,
    Gender,
    LifeSituation,
)
from kaikudesk.wire import bodies
from kaikudesk.wire.rows import CardRowWire
from kaikudesk.writing import Draft

_MOST_ANSWERS: Final = 50
_MOST_POINTS: Final = 100


def amend_children(desk: Desk, registration: bytes, children: int) -> None:
    """Correct the number of children; raises FormError for one that cannot be."""
    row = _in_use(desk, registration)
    fault = handover.children_fault(desk, children)
    if fault:
        raise FormError("children", fault)
    desk.write(
        Draft(
            EntryKind.CARD_AMENDED,
            new_id(desk.clock),
            bodies.CardAmended(children=children),
            about=registration,
            seen=heads_of(row.fields["children"]),
        )
    )


def amend_background(desk: Desk, registration: bytes, background: Background) -> None:
    """Correct what the form said of the holder; only what differs is written.

    Raises FormError for a field that breaks a rule.
    """
    row = _in_use(desk, registration)
    said = msgspec.structs.asdict(handover.background_box(background))
    changed = [name for name in BACKGROUND if said[name] != row.fields[name].value]
    if not changed:
        return
    form = _form(row, row.code or "", background)
    for fault in handover.faults_of(desk, form):
        if fault.field in changed:
            raise fault
    seen = {head for name in changed for head in heads_of(row.fields[name])}
    desk.write(
        Draft(
            EntryKind.CARD_AMENDED,
            new_id(desk.clock),
            bodies.CardAmended(background=tuple(changed)),
            background=bodies.BackgroundBox(**{name: said[name] for name in changed}),
            about=registration,
            seen=tuple(sorted(seen)),
        )
    )


def correct_postcode(desk: Desk, registration: bytes, postcode: str) -> None:
    """Correct where the holder lives; raises FormError for no postcode."""
    known = _background(_in_use(desk, registration))
    amend_background(desk, registration, replace(known, postcode=postcode))


def renew(desk: Desk, registration: bytes, granted: date) -> None:
    """Grant the card anew from a day on.

    Raises FormError for a day in the future, or one that would end before today.
    """
    row = _in_use(desk, registration)
    fault = handover.granted_fault(desk, granted)
    if fault:
        raise FormError("granted", fault)
    until = handover.last_valid(desk, granted)
    desk.write(
        Draft(
            EntryKind.CARD_RENEWED,
            new_id(desk.clock),
            bodies.CardRenewed(granted.toordinal(), until.toordinal()),
            happened=granted,
            about=registration,
            seen=heads_of(row.fields["last_valid"]),
        )
    )


def allowed(row: CardRowWire, *, form: int = 0) -> frozenset[CardVerb]:
    """Give what may be done with a card of this site as it stands.

    `form` numbers the wellbeing questions that are in use; 0 is none.
    """
    if row.ended:
        return frozenset()
    state, replaced = row_state(row), row.replaced_by is not None
    rules = {
        CardVerb.CORRECT_POSTCODE: state is CardState.ACTIVE,
        CardVerb.REPORT_LOST: state is CardState.ACTIVE,
        CardVerb.INACTIVATE: state is not CardState.INACTIVATED,
        CardVerb.REINSTATE: state is not CardState.ACTIVE and not replaced,
        CardVerb.REPLACE: not replaced,
        CardVerb.ANSWER: row.wellbeing_consent and form > 0,
        CardVerb.WITHDRAW_ANSWERS: row.wellbeing_consent,
        CardVerb.WITHDRAW_CONSENT: True,
    }
    return frozenset(verb for verb, holds in rules.items() if holds)


def report_lost(desk: Desk, registration: bytes) -> None:
    """Say that the card is lost: it works nowhere until it is found again."""
    row = _in_use(desk, registration)
    desk.write(_state(desk, registration, row, EntryKind.CARD_REPORTED_LOST))


def inactivate(desk: Desk, registration: bytes) -> None:
    """Put the card, also a lost one, out of use."""
    row = _standing(desk, registration)
    if row_state(row) is CardState.INACTIVATED:
        raise NotAllowedError("not in use")
    desk.write(_ending(desk, registration, row, bodies.CardInactivated()))


def reinstate(desk: Desk, registration: bytes) -> None:
    """Put a lost or inactivated card back into use, unless another replaced it."""
    row = _standing(desk, registration)
    if row_state(row) is CardState.ACTIVE:
        raise NotAllowedError("in use")
    if row.replaced_by is not None:
        raise NotAllowedError("replaced")
    desk.write(_state(desk, registration, row, EntryKind.CARD_REINSTATED))


def replacement(
    desk: Desk, registration: bytes, entry_id: bytes, code: str
) -> Handover:
    """Fill the form in for the holder's next card: only the code is another one."""
    row = _standing(desk, registration)
    if row.replaced_by is not None:
        raise NotAllowedError("replaced")
    return _form(row, code, _background(row), entry_id=entry_id, granted=desk.today)


def replace_card(desk: Desk, registration: bytes, form: Handover) -> None:
    """Register the next card and put this one out of use, both or neither.

    The same form once more changes nothing. Raises the first of its faults.
    """
    if form.entry_id in desk.acts:
        return
    row = _standing(desk, registration)
    registered = handover.registration(desk, form)
    named = bodies.CardInactivated(replaced_by=form.entry_id)
    desk.write(registered, _ending(desk, registration, row, named))


def withdraw_consent(
    desk: Desk, registration: bytes, *, wellbeing_only: bool = False
) -> None:
    """Take down that the holder takes a consent back; nothing undoes it.

    With `wellbeing_only` the card goes on and the answers are erased. Otherwise the
    card ends and all that was asked of its holder is erased, here and at the register.
    """
    row = _standing(desk, registration)
    if wellbeing_only and not row.wellbeing_consent:
        raise NotAllowedError("no consent to questions")
    desk.write(
        Draft(
            EntryKind.CONSENT_WITHDRAWN,
            new_id(desk.clock),
            bodies.ConsentWithdrawn(wellbeing_only=wellbeing_only),
            about=registration,
            seen=_states(row),
        )
    )


def answer_wellbeing(
    desk: Desk,
    registration: bytes,
    instrument: int,
    answers: tuple[int | None, ...],
) -> None:
    """Take down what the holder answered; None is a question left out.

    This desk cannot read it again. Raises FormError for no answers or far too many.
    """
    row = _standing(desk, registration)
    if not row.wellbeing_consent:
        raise NotAllowedError("no consent to questions")
    given = [one for one in answers if one is not None]
    if not given or len(answers) > _MOST_ANSWERS:
        raise FormError("answers", "out of range")
    if not all(0 <= one <= _MOST_POINTS for one in given):
        raise FormError("answers", "out of range")
    desk.write(
        Draft(
            EntryKind.WELLBEING_ANSWERED,
            new_id(desk.clock),
            bodies.WellbeingAnswered(instrument),
            wellbeing=bodies.WellbeingBox(answers),
            about=registration,
        )
    )


def _standing(desk: Desk, registration: bytes) -> CardRowWire:
    """Give the row of a card of this site that has not ended for good."""
    row = own_cards.card(desk, registration)
    if row is None or row.site != desk.identity.site.number:
        raise NotAllowedError("granting site only")
    if row.ended:
        raise NotAllowedError("ended")
    return row


def _in_use(desk: Desk, registration: bytes) -> CardRowWire:
    row = _standing(desk, registration)
    if row_state(row) is not CardState.ACTIVE:
        raise NotAllowedError("not in use")
    return row


def _states(row: CardRowWire) -> tuple[bytes, ...]:
    return tuple(name for name, _ in row.states)


def _state(desk: Desk, registration: bytes, row: CardRowWire, kind: EntryKind) -> Draft:
    return Draft(kind, new_id(desk.clock), about=registration, seen=_states(row))


def _ending(
    desk: Desk, registration: bytes, row: CardRowWire, body: bodies.CardInactivated
) -> Draft:
    return Draft(
        EntryKind.CARD_INACTIVATED,
        new_id(desk.clock),
        body,
        about=registration,
        seen=_states(row),
    )


def _form(
    row: CardRowWire,
    code: str,
    background: Background,
    *,
    entry_id: bytes = b"",
    granted: date | None = None,
) -> Handover:
    return Handover(
        entry_id=entry_id,
        code=code,
        background=background,
        children=_number(row.fields["children"].value),
        granted=granted or date.fromordinal(row.granted),
        consent=True,
        wellbeing_consent=row.wellbeing_consent,
        kind=CardKind(row.kind),
    )


def _background(row: CardRowWire) -> Background:
    told = {name: row.fields[name].value for name in BACKGROUND}
    return Background(
        birth_year=_number(told["birth_year"]),
        postcode=str(told["postcode"] or ""),
        gender=Gender(_number(told["gender"])),
        life_situation=LifeSituation(_number(told["life_situation"])),
    )


def _number(value: int | str | None) -> int:
    return value if isinstance(value, int) else 0
