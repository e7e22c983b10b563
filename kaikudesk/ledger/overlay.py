"""The overlay: a desk's own entries laid over the register's rows by entry id.

It is derived and never stored. Laying an entry over a row that already holds
it changes nothing, so it does not matter whether the register has it yet.
"""

from collections.abc import Iterable

import msgspec

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registrations import later_of, registrations_of, written_fields
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.uses import in_order, uses_of
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.rows import CardRowWire, FieldWire, UseRowWire, UseWire

_EMPTY = UseRowWire(0, ())


def lay_uses(row: UseRowWire | None, own: Iterable[Heard]) -> UseRowWire:
    """Lay own redemptions and voids of one card at one venue over its use row.

    A use that either side calls voided is voided. Own entries older than the
    oldest day that the row lists are not laid over it.
    """
    there = row or _EMPTY
    said = [heard for heard in own if makes_sense(heard)]
    voids = {heard.about for heard in said if heard.about}
    mine = [use for uses in uses_of(said).values() for use in uses]
    by_id = {use.entry_id: use for use in mine if use.day >= there.since}
    for use in there.uses:
        if use.entry_id not in by_id or use.voided:
            by_id[use.entry_id] = use
    laid = (_emptied(use) if use.entry_id in voids else use for use in by_id.values())
    return UseRowWire(there.since, in_order(laid))


def _emptied(use: UseWire) -> UseWire:
    return UseWire(use.entry_id, use.day, use.event, 0, voided=True)


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
