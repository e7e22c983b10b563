"""The fold of registrations: what each card is, and whose code it is."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kaikudesk.ledger.aliases import joined_by_aliases
from kaikudesk.ledger.disputes import whose_codes
from kaikudesk.ledger.endings import end_of, takes_wellbeing_back, until
from kaikudesk.ledger.fields import (
    Fields,
    lay_fields,
    without_background,
    written_fields,
)
from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard
from kaikudesk.ledger.registration import Registration, form_of
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.ledger.states import lay_states
from kaikudesk.model import Ending, EntryKind
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import BODY_OF, CardInactivated
from kaikudesk.wire.rows import CardRowWire, FieldWire


def registrations_of(
    heards: Iterable[Heard], rules: RuleSet
) -> tuple[Registration, ...]:
    """Fold every registration among chosen entries, the earliest first.

    Only the granting site amends, renews or ends a card (holder terms); what
    another site says of it stays in history without effect. Only the register
    assigns codes, finds aliases, erases and deletes.
    """
    about: dict[bytes, list[Heard]] = {}
    opened = []
    entries = list(heards)
    for heard in entries:
        if heard.entry.kind == EntryKind.CARD_REGISTERED:
            opened.append(heard)
        elif heard.about:
            about.setdefault(heard.about, []).append(heard)
    folded = [
        one for cards in _by_holder(opened, about) for one in _fold(cards, about, rules)
    ]
    return whose_codes(folded, settlements_of(entries))


def _by_holder(
    opened: Iterable[Heard], about: dict[bytes, list[Heard]]
) -> Iterator[list[Heard]]:
    """Give each registration with its aliases; a deleted one is one of none."""
    joined = joined_by_aliases(heard for said in about.values() for heard in said)
    groups: dict[bytes, list[Heard]] = {}
    for heard in sorted(opened, key=lambda one: one.order):
        end = end_of(about.get(heard.entry.entry_id, ()))
        is_deleted = end is not None and end[0] is Ending.DELETED
        name = heard.entry.entry_id
        groups.setdefault(name if is_deleted else joined.name_of(name), []).append(
            heard
        )
    yield from groups.values()


def _fold(
    cards: Sequence[Heard], about: dict[bytes, list[Heard]], rules: RuleSet
) -> Iterator[Registration]:
    """Fold the registrations of one card: the earliest, and then its aliases."""
    spoken = (one for card in cards for one in about.get(card.entry.entry_id, ()))
    ours = sorted(
        (one for one in spoken if _has_a_say(one, cards)), key=lambda one: one.order
    )
    end = end_of(ours)
    said = until(end, ours)
    fields = _fields(cards, said, rules)
    if end is not None:
        fields = without_background(fields)
    names = [card.entry.entry_id for card in cards]
    for card in cards:
        form = form_of(card)
        row = CardRowWire(
            code=card.code or _assigned(card, ours),
            site=card.site,
            granted=form.granted,
            kind=form.kind,
            medium=form.medium,
            wellbeing_consent=form.wellbeing_consent and not takes_wellbeing_back(ours),
            fields=fields,
            states=lay_states((), said),
            heard=_heard_of(card.site, ours),
            alias_of=None if card is cards[0] else cards[0].entry.entry_id,
            replaced_by=replacement_of(said),
            ended=0 if end is None else end[0],
            aliases=tuple(one for one in names if one != card.entry.entry_id),
        )
        yield Registration(card, row, tuple(cards), said)


def _has_a_say(one: Heard, cards: Iterable[Heard]) -> bool:
    if one.entry.plain.replica == REGISTER_REPLICA:
        return True
    return any(one.site == card.site for card in cards)


def _fields(cards: Iterable[Heard], said: Iterable[Heard], rules: RuleSet) -> Fields:
    """What the last form said is known to whoever writes of its card later."""
    registered = {
        name: FieldWire(value, card.order, card.entry.entry_id)
        for card in cards
        for name, value in written_fields(card, rules)
    }
    return dict(sorted((registered | lay_fields({}, said, rules)).items()))


def _assigned(card: Heard, said: Iterable[Heard]) -> str | None:
    codes = (
        heard.code
        for heard in said
        if heard.entry.kind == EntryKind.CODE_ASSIGNED
        and heard.entry.plain.replica == REGISTER_REPLICA
        and heard.about == card.entry.entry_id
    )
    return next(codes, None)


def replacement_of(said: Iterable[Heard]) -> bytes | None:
    """Give the registration that the last inactivation names."""
    named = [
        (one.order, body.replaced_by)
        for one in said
        if isinstance(body := _known_body(one), CardInactivated) and body.replaced_by
    ]
    return max(named)[1] if named else None


def _known_body(one: Heard) -> msgspec.Struct | None:
    return one.body if one.entry.kind in BODY_OF else None


def _heard_of(site: int, said: Iterable[Heard]) -> tuple[bytes, ...]:
    return tuple(sorted(one.entry.entry_id for one in said if one.site == site))
