"""The overlay: a desk's own entries laid over the register's rows by entry id.

It is derived and never stored. Laying an entry over a row that already holds
it changes nothing, so it does not matter whether the register has it yet.
"""

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from kaikudesk.ledger.endings import end_of, takes_wellbeing_back, until
from kaikudesk.ledger.fields import lay_fields, without_background
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registrations import registrations_of, replacement_of
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.states import lay_states
from kaikudesk.ledger.uses import changes_of, given_of, in_order, use_body
from kaikudesk.model import CardState, EntryKind, ListRow, UseStage
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.rows import CardRowWire, UseRowWire, UseWire

_VOIDED = EntryKind.REDEMPTION_VOIDED
_EMPTY = UseRowWire(0, ())
_AGAINST = frozenset({CardState.LOST, CardState.INACTIVATED})


def lay_uses(row: UseRowWire | None, own: Iterable[Heard]) -> UseRowWire:
    """Lay own uses of one card at one venue, and what was said of them, over a row.

    A use that either side calls voided is voided. Own entries older than the
    oldest day that the row lists are not laid over it.
    """
    there = row or _EMPTY
    said = [heard for heard in own if makes_sense(heard)]
    voids = {one.about for one in said if one.entry.kind == _VOIDED}
    laid = {one.entry_id: one.wire() for one in given_of(said)}
    by_id = {name: use for name, use in laid.items() if use.day >= there.since}
    by_id.update({use.entry_id: use for use in there.uses})
    for heard in changes_of(said):
        if heard.about in by_id:
            by_id[heard.about] = _changed(by_id[heard.about], heard)
    uses = (_emptied(use) if name in voids else use for name, use in by_id.items())
    return msgspec.structs.replace(there, uses=in_order(uses))


def _changed(use: UseWire, heard: Heard) -> UseWire:
    """The register's view of a correction that it holds is never overruled."""
    if heard.entry.entry_id in use.changes:
        return use
    changes = tuple(sorted((*use.changes, heard.entry.entry_id)))
    attended = heard.entry.kind == EntryKind.REDEMPTION_ATTENDED
    use = msgspec.structs.replace(
        use, changes=changes, stage=UseStage.ATTENDED if attended else use.stage
    )
    if use.voided or (use.order is not None and heard.order < use.order):
        return use
    body = use_body(heard)
    return msgspec.structs.replace(
        use,
        event=body.event,
        own=body.own,
        children=body.children,
        assistants=body.assistants,
        course_places=body.course_places,
        order=heard.order,
    )


def _emptied(use: UseWire) -> UseWire:
    return msgspec.structs.replace(
        use, own=0, children=0, assistants=0, course_places=0, voided=True
    )


def lay_state(row: ListRow | None, said: CardState) -> ListRow | None:
    """Lay what this site said against a card over its row of the list.

    Such a row holds no ids, so that only *lost* and *inactivated* are laid over it.
    """
    if row is None or said not in _AGAINST or row.state >= said:
        return row
    return replace(row, state=said)


def lay_card(
    row: CardRowWire | None, own: Iterable[Heard], rules: RuleSet
) -> CardRowWire | None:
    """Lay own entries about one registration over the distributor's card row.

    None where neither side has the registration.
    """
    said = [heard for heard in own if makes_sense(heard)]
    if row is None:
        mine = registrations_of(said, rules)
        return mine[0].row if mine else None
    return _laid_over(row, [one for one in said if _is_new(row, one)], rules)


def _laid_over(row: CardRowWire, new: list[Heard], rules: RuleSet) -> CardRowWire:
    end = end_of(new)
    ended = max(row.ended, 0 if end is None else end[0])
    counted = () if row.ended else until(end, new)
    fields = lay_fields(row.fields, counted, rules, forms=row.aliases)
    return msgspec.structs.replace(
        row,
        wellbeing_consent=row.wellbeing_consent and not takes_wellbeing_back(new),
        fields=without_background(fields) if ended else fields,
        states=lay_states(row.states, counted),
        heard=tuple(sorted((*row.heard, *(one.entry.entry_id for one in new)))),
        disputed=row.disputed and not ended,
        replaced_by=replacement_of(counted) or row.replaced_by,
        ended=ended,
    )


def _is_new(row: CardRowWire, heard: Heard) -> bool:
    """The register's view of an entry that it holds is never overruled."""
    if heard.entry.kind == EntryKind.CARD_REGISTERED or heard.site != row.site:
        return False
    return heard.entry.entry_id not in row.heard
