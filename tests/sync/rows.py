"""Rows of the feed for the tests of the post."""

from kaikudesk.storage import checklist
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import EventRowWire, ListRowWire
from tests.making import SITE, TODAY, a_list_row
from tests.sync.model_register import LIST


def on_list(key: int, children: int | None = 2, scope: str = LIST) -> FeedRow:
    """Give a card on the list, or one that left it."""
    row = ListRowWire(a_list_row().last_valid.toordinal(), children or 0)
    packed = None if children is None else encode(row)
    return FeedRow(scope, checklist.item_of(key), packed)


def an_event(number: int, *, there: bool = True, scope: str = "site/7") -> FeedRow:
    """Give a row of an event, or its end."""
    row = EventRowWire(SITE, TODAY.toordinal(), f"event {number}", 1)
    return FeedRow(scope, b"e%d" % number, encode(row) if there else None)
