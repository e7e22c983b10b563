"""The rows of the cases of quotas, over all that was given at an event.

An event would tie all its cards into one subject. So these are projected apart,
whenever a push brings an event, a use there, or a word on one.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, select

from kaikudesk.ledger import Heard
from kaikudesk.ledger.case_rows import case_rows
from kaikudesk.ledger.heard import entry_key
from kaikudesk.ledger.projection import Place, Rows
from kaikudesk.ledger.quota_cases import (
    event_declared,
    has_quota,
    quota_cases,
    quota_key,
    use_at,
)
from kaikudesk.model import EntryKind
from kaikudesk.rules import RuleSet
from register import feed
from register.dialects import insert_absent
from register.in_bulk import write_in_bulk
from register.reading import Taken
from register.subjects import WiderError, pieces, read_alone
from register.tables import event_uses

# What may say something of a use without saying at which event it was.
_OF_A_USE: Final = frozenset({
    EntryKind.REDEMPTION_CORRECTED,
    EntryKind.REDEMPTION_ATTENDED,
    EntryKind.REDEMPTION_VOIDED,
    EntryKind.HELD_ENTRY_ADMITTED,
    EntryKind.CASE_SETTLED,
    EntryKind.CASE_NOTED,
})
_EVENTS_OF: Final = (
    select(event_uses.c.event)
    .where(event_uses.c.use.in_(bindparam("uses", expanding=True)))
    .distinct()
)
_USES_AT: Final = select(event_uses.c.use).where(
    event_uses.c.event == bindparam("event")
)


def quotas_of(heards: Iterable[Heard]) -> set[bytes]:
    """Give the keys under which a push holds the events that its entries name."""
    return {_lock(event) for one in heards for event in _named(one)}


def note_uses(connection: Connection, heards: Iterable[Heard]) -> None:
    """Write down which uses these entries say were at which event."""
    uses = sorted({use for one in heards if (use := use_at(one))})
    rows = [{"event": one.event, "use": one.use} for one in uses]
    write_in_bulk(connection, insert_absent(connection, event_uses), rows)


def quota_rows(connection: Connection, heards: Iterable[Heard], rules: RuleSet) -> Rows:
    """Give the rows of the cases of all events that these entries declare."""
    events = {event for one in heards if (event := event_declared(one))}
    cases = (
        case
        for event in sorted(events)
        for case in quota_cases(_said_of(connection, event), rules)
    )
    return {place: row for case in cases for place, row in case_rows(case)}


def changed_rows(
    connection: Connection, taken: Iterable[Taken], rules: RuleSet, held: set[bytes]
) -> feed.Changes:
    """Give what these entries, which are stored by now, changed in such rows.

    Raises WiderError where an event that they are about is not held.
    """
    heards = [one.heard for one in taken if one.heard]
    note_uses(connection, heards)
    events = {event for one in heards for event in _named(one)}
    events |= _events_of(connection, heards)
    lacking = {_lock(event) for event in events} - held
    if lacking:
        raise WiderError(held | lacking)
    declared = _with_a_quota(connection, events)
    there = feed.rows_at(
        connection, [place for one in declared for place in _places(one)]
    )
    return feed.difference(there, quota_rows(connection, declared, rules))


def _lock(event: bytes) -> bytes:
    return b"q" + event


def _named(heard: Heard) -> Iterator[bytes]:
    use = use_at(heard)
    if use is not None:
        yield use.event
    if (declared := event_declared(heard)) is not None:
        yield declared


def _events_of(connection: Connection, heards: Iterable[Heard]) -> set[bytes]:
    """Look up at which events the uses were that these entries are about."""
    about = {one.about for one in heards if one.entry.kind in _OF_A_USE and one.about}
    return {
        event
        for piece in pieces(sorted(about))
        for event in connection.scalars(_EVENTS_OF, {"uses": piece})
    }


def _with_a_quota(connection: Connection, events: Iterable[bytes]) -> list[Heard]:
    """Read what declares these events, of those alone that once had a quota."""
    said = read_alone(connection, {entry_key(event) for event in events})
    limited = {event_declared(one) for one in said if has_quota(one)}
    return [one for one in said if event_declared(one) in limited]


def _said_of(connection: Connection, event: bytes) -> list[Heard]:
    """Read what was said of an event and of all uses that may have been there."""
    uses = connection.scalars(_USES_AT, {"event": event})
    return read_alone(connection, {entry_key(event), *map(entry_key, uses)})


def _places(declared: Heard) -> Iterator[Place]:
    event = event_declared(declared)
    if event is not None:
        yield f"cases/{declared.site}", quota_key(declared.site, event)
