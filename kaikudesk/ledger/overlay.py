"""The overlay: a desk's own entries laid over the register's rows by entry id.

It is derived and never stored. Laying an entry over a row that already holds
it changes nothing, so it does not matter whether the register has it yet.
"""

from collections.abc import Iterable

import msgspec

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registrations import later_of, registrations_of, written_fields
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.uses import changes_of, given_of, in_order, use_body
from kaikudesk.model import EntryKind, UseStage
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.rows import CardRowWire, FieldWire, UseRowWire, UseWire

_VOIDED = EntryKind.REDEMPTION_VOIDED
_EMPTY = UseRowWire(0, ())


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
    return UseRowWire(there.since, in_order(uses))


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
    fields = dict(row.fields)
    for heard in said:
        for name, value in written_fields(heard, rules):
            wrote = FieldWire(value, heard.order, heard.entry.entry_id)
            fields[name] = _join(fields.get(name), wrote)
    return msgspec.structs.replace(row, fields=dict(sorted(fields.items())))


def _join(there: FieldWire | None, mine: FieldWire) -> FieldWire:
    """The register's view of an entry that it holds is never overruled."""
    if there is not None and there.entry_id == mine.entry_id:
        return there
    return later_of(there, mine)
