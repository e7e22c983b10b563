"""A desk whose place in the feed is none any more reads everything again."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kaikudesk.storage import checklist
from kaikudesk.wire.messages import Cursor, FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import EventRowWire
from tests.journeys.town import Post, Town
from tests.kaikudesk.flipping import flipped
from tests.register.processes import serving


def _spoil(post: Post) -> None:
    """Damage the cursors, and what was read by them as well."""
    row = EventRowWire(1, date(2026, 11, 24).toordinal(), "An event of nobody", 1)
    with post.desk.files.checklist.transaction() as connection:
        spoiled = [
            Cursor(one.scope, flipped(one.token, 77))
            for one in checklist.cursors(connection)
        ]
        checklist.keep_cursors(connection, spoiled)
        checklist.put_rows(
            connection, [FeedRow("site/1", b"e" * 17, msgspec.Raw(encode(row)))]
        )


@pytest.mark.slow
def test_a_cursor_that_the_register_did_not_make_begins_a_new_reading(
    tmp_path: Path,
) -> None:
    """What the desk held goes, the register's rows come from 0, and it goes on."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/register.db")
    town.found()
    with serving(town.url) as address:
        venue = town.enrol(1, "venue", address)
        assert venue.play().reached
        before = venue.desk.events
        _spoil(venue)
        venue.desk.refresh()
        assert len(venue.desk.events) == len(before) + 1

        report = venue.play()
        again = venue.play()

    assert report.reached
    assert report.got is not None
    assert report.got.list_changed
    assert venue.desk.events == before
    assert again.reached
    assert again.got is not None
    assert not again.got.list_changed
    venue.desk.close()
