"""A real desk in a temporary folder: encrypted files, a fixed clock, a small list."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from kaikudesk.clock import Clock
from kaikudesk.codes import card_key
from kaikudesk.desk import Desk, Files, open_desk, open_files
from kaikudesk.keys import Keys
from kaikudesk.model import Role
from kaikudesk.storage import checklist
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.identity import keep_identity
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import ListRowWire
from tests.fakes import NOON_MS
from tests.making import EPOCH, LIST_KEY, an_identity

KEYS = Keys(journal=b"j" * 32, checklist=b"c" * 32, master=b"m" * 32, file_id=b"f" * 16)
LISTED = "KK12345678"
COMMUNITY = "YK12345678"
EXPIRED = "KK00000000"
DAY_MS = 86_400_000


def a_list() -> dict[str, ListRowWire]:
    """Give the cards that the small list holds, by code."""
    until = date(2027, 3, 3).toordinal()
    return {
        LISTED: ListRowWire(until, 2),
        COMMUNITY: ListRowWire(until, 0, kind=2),
        EXPIRED: ListRowWire(date(2026, 11, 23).toordinal(), 0),
    }


def enrol(folder: Path, clock: Clock, role: Role = Role.VENUE) -> Files:
    """Make a desk's files with an identity and the small list."""
    files = open_files(folder, KEYS, clock)
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity(role=role))
    rows = [
        FeedRow(
            "list/1/1",
            checklist.item_of(card_key(code, LIST_KEY)),
            msgspec.Raw(encode(row)),
        )
        for code, row in a_list().items()
    ]
    with files.checklist.transaction() as connection:
        checklist.put_list_rows(connection, checklist.read_list_rows(rows))
        checklist.keep_pulled(connection, a_pull())
    return files


def a_pull() -> Pulled:
    """Give what a pull said that met the head just now."""
    return Pulled(
        epoch=EPOCH,
        register_ms=NOON_MS,
        good_until=NOON_MS + 30 * DAY_MS,
        journal_n=0,
        last_receipt=b"",
        list_scope="list/1/1",
        key_version=1,
        list_key=LIST_KEY,
    )


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Desk]:
    """Open the desk of a folder, as each start of the program does."""
    desk = open_desk(open_files(folder, KEYS, clock), clock)
    try:
        yield desk
    finally:
        desk.close()
