"""The fold of registrations: fields by last writer, states by what they saw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import msgspec

from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard
from kaikudesk.model import CardState, EntryKind
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import (
    BODY_OF,
    BackgroundBox,
    CardAmended,
    CardRegistered,
    CardRenewed,
)
from kaikudesk.wire.rows import CardRowWire, FieldWire

_STATE_OF = {
    EntryKind.CARD_REPORTED_LOST: CardState.LOST,
    EntryKind.CARD_INACTIVATED: CardState.INACTIVATED,
}
_BACKGROUND = ("birth_year", "postcode", "gender", "life_situation")


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration with everything that was said about it."""

    heard: Heard
    row: CardRowWire

    @property
    def entry_id(self) -> bytes:
        """Name the registration."""
        return self.heard.entry.entry_id

    @property
    def state(self) -> CardState:
        """Give the greatest state that nothing took back."""
        states = [state for _, state in self.row.states]
        return CardState(max(states, default=CardState.ACTIVE))


def registrations_of(
    heards: Iterable[Heard], rules: RuleSet
) -> tuple[Registration, ...]:
    """Fold every registration among chosen entries, the earliest first.

    Only the granting site amends, renews or ends a card (holder terms); what
    another site says of it stays in history without effect. Only the register
    assigns codes.
    """
    by_subject: dict[bytes, list[Heard]] = {}
    opened = []
    for heard in heards:
        if heard.entry.kind == EntryKind.CARD_REGISTERED:
            opened.append(heard)
        elif heard.about:
            by_subject.setdefault(heard.about, []).append(heard)
    folded = (_fold_one(one, by_subject, rules) for one in opened)
    return _dispute(tuple(folded))


def _fold_one(
    opened: Heard, by_subject: dict[bytes, list[Heard]], rules: RuleSet
) -> Registration:
    about = by_subject.get(opened.entry.entry_id, [])
    later = [heard for heard in about if heard.site == opened.site]
    body = opened.body
    if not isinstance(body, CardRegistered):
        raise TypeError("a registration without its body")
    row = CardRowWire(
        code=opened.code or _assigned(about),
        site=opened.site,
        granted=body.granted,
        kind=body.kind,
        medium=body.medium,
        wellbeing_consent=body.wellbeing_consent,
        fields=_last_writers([opened, *later], rules),
        states=tuple(sorted(_states(later))),
    )
    return Registration(opened, row)


def _assigned(about: Iterable[Heard]) -> str | None:
    codes = [
        heard.code
        for heard in about
        if heard.entry.kind == EntryKind.CODE_ASSIGNED
        and heard.entry.plain.replica == REGISTER_REPLICA
    ]
    return codes[0] if codes else None


def _states(later: Iterable[Heard]) -> Iterator[tuple[bytes, int]]:
    for heard in later:
        state = _STATE_OF.get(EntryKind(heard.entry.kind))
        if state is not None:
            yield heard.entry.entry_id, int(state)


def _last_writers(said: Iterable[Heard], rules: RuleSet) -> dict[str, FieldWire]:
    fields: dict[str, FieldWire] = {}
    for heard in said:
        for name, value in written_fields(heard, rules):
            mine = FieldWire(value, heard.order, heard.entry.entry_id)
            fields[name] = later_of(fields.get(name), mine)
    return dict(sorted(fields.items()))


def later_of(there: FieldWire | None, mine: FieldWire) -> FieldWire:
    """Give the field that the last writer wrote."""
    return mine if there is None or there.order < mine.order else there


def written_fields(
    heard: Heard, rules: RuleSet
) -> Iterator[tuple[str, int | str | None]]:
    """Give the fields of a card that an entry writes, by name."""
    if heard.entry.kind not in BODY_OF:
        return
    bounded = partial(_bounded, rules)
    match heard.body:
        case CardRegistered() as body:
            yield "children", body.children
            yield "area", body.area
            yield "last_valid", bounded(body.granted, body.last_valid)
            yield from _background(heard.background or BackgroundBox(), _BACKGROUND)
        case CardRenewed() as body:
            yield "last_valid", bounded(body.granted, body.last_valid)
        case CardAmended() as body:
            yield from _amended(body, heard.background or BackgroundBox())


def _amended(
    body: CardAmended, box: BackgroundBox
) -> Iterator[tuple[str, int | str | None]]:
    if body.children is not None:
        yield "children", body.children
    if body.area is not None:
        yield "area", body.area
    yield from _background(box, body.background)


def _background(
    box: BackgroundBox, names: Iterable[str]
) -> Iterator[tuple[str, int | str | None]]:
    for name in names:
        if name in _BACKGROUND:
            yield name, getattr(box, name)


def _bounded(rules: RuleSet, granted: int, last_valid: int) -> int:
    """No card lasts longer than the rules say, whatever a desk wrote."""
    end = rules.last_valid(date.fromordinal(granted))
    return min(last_valid, end.toordinal())


def _dispute(folded: tuple[Registration, ...]) -> tuple[Registration, ...]:
    """The earliest registration keeps its code, others are disputed."""
    taken: set[str] = set()
    result = []
    for one in sorted(folded, key=lambda one: one.heard.order):
        code = one.row.code
        disputed = code is not None and code in taken
        if code is not None:
            taken.add(code)
        row = msgspec.structs.replace(one.row, disputed=disputed)
        result.append(replace(one, row=row))
    return tuple(result)
