"""The events that a desk knows of: the register's rows, and its own declarations."""

from collections.abc import Iterator

from kaikudesk.acts import OwnActs
from kaikudesk.model import EntryKind, Event
from kaikudesk.storage import checklist
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import EVENT_ITEM, EventRowWire


def events_told(connection: Connection, scope: str) -> Iterator[tuple[bytes, Event]]:
    """Give the events that the register tells a site of."""
    for item, row in checklist.rows_of(connection, scope, EVENT_ITEM):
        event_id = item[len(EVENT_ITEM) :]
        yield event_id, decode(row, EventRowWire).event(event_id)


def events_declared(acts: OwnActs) -> Iterator[tuple[bytes, Event]]:
    """Give the events declared here, which the register may not know yet."""
    for heard in acts.of_kind(EntryKind.EVENT_DECLARED):
        told, entry = heard.body, heard.entry
        if isinstance(told, bodies.EventDeclared):
            row = EventRowWire(
                entry.plain.site,
                told.day,
                told.title,
                told.category,
                told.minute,
                told.quota,
                course=told.course,
            )
            yield entry.entry_id, row.event(entry.entry_id)
