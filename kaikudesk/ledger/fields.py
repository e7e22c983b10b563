"""The fields of a card: the last of the entries that no other one had seen.

An entry that names another, or that follows it in the journal of one desk, was
written by somebody who saw its value; what is left are the *heads* of a field.
More than one means that two desks wrote without knowing of each other: the
last by clock counts, and the others stand beside it until somebody names them.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from kaikudesk.ledger.heard import Heard
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import (
    BODY_OF,
    BackgroundBox,
    CardAmended,
    CardRegistered,
    CardRenewed,
)
from kaikudesk.wire.rows import FieldWire, HeadWire

Value = int | str | None
Fields = dict[str, FieldWire]

BACKGROUND = ("birth_year", "postcode", "gender", "life_situation")


def lay_fields(
    there: Fields,
    said: Iterable[Heard],
    rules: RuleSet,
    *,
    forms: Iterable[bytes] = (),
) -> Fields:
    """Lay entries over fields that hold none of them yet.

    Whoever writes of a card has seen its `forms`.
    """
    known = frozenset(forms)
    written: dict[str, list[HeadWire]] = {}
    named: dict[str, set[bytes]] = {}
    for heard in said:
        entry_id = heard.entry.entry_id
        for name, value in written_fields(heard, rules):
            head = HeadWire(value, heard.order, entry_id)
            written.setdefault(name, []).append(head)
            saw = {*heard.entry.plain.seen, heard.about, *known} - {entry_id}
            named.setdefault(name, set()).update(saw)
    laid = there | {
        name: _standing([*_heads(there.get(name)), *heads], named[name])
        for name, heads in written.items()
    }
    return dict(sorted(laid.items()))


def is_doubtful(field: FieldWire) -> bool:
    """Tell whether two desks said different things of it."""
    return any(other.value != field.value for other in field.others)


def heads_of(field: FieldWire) -> tuple[bytes, ...]:
    """Name the entries that an amendment of this field has seen."""
    return (field.entry_id, *(other.entry_id for other in field.others))


def without_background(fields: Fields) -> Fields:
    """Keep who wrote a field, and nothing of what they wrote of the holder."""
    return {
        name: FieldWire(None, field.order, field.entry_id)
        if name in BACKGROUND
        else field
        for name, field in fields.items()
    }


def _heads(field: FieldWire | None) -> tuple[HeadWire, ...]:
    if field is None:
        return ()
    return HeadWire(field.value, field.order, field.entry_id), *field.others


def _standing(heads: list[HeadWire], named: set[bytes]) -> FieldWire:
    """One desk sees what it wrote itself, so that only its newest is a head."""
    newest: dict[bytes, HeadWire] = {}
    for head in sorted(heads, key=lambda one: (one.order.n, one.order.hash)):
        newest[head.order.replica] = head
    left = [head for head in newest.values() if head.entry_id not in named]
    last, *others = sorted(
        left or newest.values(), key=lambda one: one.order, reverse=True
    )
    return FieldWire(last.value, last.order, last.entry_id, tuple(others))


def written_fields(heard: Heard, rules: RuleSet) -> Iterator[tuple[str, Value]]:
    """Give the fields of a card that an entry writes, by name."""
    if heard.entry.kind not in BODY_OF:
        return
    match heard.body:
        case CardRegistered() as body:
            yield "children", body.children
            yield "area", body.area
            yield "last_valid", bounded(rules, body)
            yield from _background(heard.background, BACKGROUND)
        case CardRenewed() as body:
            yield "last_valid", bounded(rules, body)
        case CardAmended() as body:
            yield from _amended(body, heard.background)


def _amended(
    body: CardAmended, box: BackgroundBox | None
) -> Iterator[tuple[str, Value]]:
    if body.children is not None:
        yield "children", body.children
    if body.area is not None:
        yield "area", body.area
    yield from _background(box, body.background)


def _background(
    box: BackgroundBox | None, names: Iterable[str]
) -> Iterator[tuple[str, Value]]:
    content = box or BackgroundBox()
    for name in names:
        if name in BACKGROUND:
            yield name, getattr(content, name)


def bounded(rules: RuleSet, body: CardRegistered | CardRenewed) -> int:
    """Give the last valid day; no card lasts longer than the rules say."""
    end = rules.last_valid(date.fromordinal(body.granted))
    return min(body.last_valid, end.toordinal())
