"""An erased registration takes its boxes along, and no chain breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import chain_watch, erasing, identity, journal
from kaikudesk.storage.backups import back_up
from kaikudesk.storage.database import Database
from kaikudesk.storage.erasing import ALL, Names, holding, take_away
from kaikudesk.storage.identity import OpenDay
from kaikudesk.storage.journal import Boxes, Side
from kaikudesk.storage.tables import entry
from kaikudesk.wire.packing import decode
from tests.fakes import FixedClock
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.making import DAY_ID, an_entry
from tests.stores import RAW_KEY, a_journal

CARD, OTHER_CARD = b"registration one", b"registration two"
BACKGROUND = b"box of a background, as long as the real ones are: 0123456789"
WELLBEING = b"box of wellbeing answers, as long as the real ones are: 01234"
CODE_BOX = b"box of a code"
KEY = b"key of the box of a background"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Database]:
    """Give a journal with two cards, amended and answered for."""
    with a_journal(tmp_path) as database:
        write(database, EntryKind.CARD_REGISTERED, CARD)
        write(database, EntryKind.CARD_REGISTERED, OTHER_CARD)
        write(database, EntryKind.CARD_AMENDED, about=CARD)
        write(database, EntryKind.WELLBEING_ANSWERED, about=CARD)
        write(database, EntryKind.CARD_AMENDED, about=OTHER_CARD)
        yield database


def write(
    database: Database,
    kind: EntryKind,
    entry_id: bytes | None = None,
    about: bytes | None = None,
) -> None:
    """Write an entry with all three boxes, each its own."""
    with database.transaction() as connection:
        head = journal.head(connection)
        own = str(head.n + 1).encode()
        boxes = (
            (int(BoxName.CODE), CODE_BOX + own),
            (int(BoxName.BACKGROUND), BACKGROUND + own),
            (int(BoxName.WELLBEING), WELLBEING + own),
        )
        keys = ((int(BoxName.CODE), b"code key"), (int(BoxName.BACKGROUND), KEY + own))
        made = an_entry(
            head.n + 1,
            kind=kind,
            entry_id=entry_id,
            about=about,
            boxes=boxes,
            day=DAY_ID,
        )
        journal.append(connection, head, made, boxes=boxes, side=Side("KK1", keys))


def erase(
    database: Database, *registrations: bytes, names: Names = ALL
) -> tuple[int, ...]:
    """Erase registrations as the worker does, and give which entries lost a box."""
    with database.transaction() as connection:
        due = [
            (one, names & one.names)
            for one in holding(connection)
            if one.registration in registrations and names & one.names
        ]
        take_away(connection, due)
    database.checkpoint(truncate=True)
    return tuple(one.n for one, _ in due)


def test_only_boxes_of_the_erased_registration_go(written: Database) -> None:
    """The code's box stays with it, and another holder's boxes are not touched."""
    assert erase(written, CARD) == (1, 3, 4)

    assert box_names(written) == {1: [1], 2: [1, 2, 3], 3: [1], 4: [1], 5: [1, 2, 3]}
    with written.reading() as connection:
        sides = {one.n: one.side for one in journal.own_entries(connection)}
    assert {n: bool(side.box_keys) for n, side in sides.items()} == {
        2: True,
        3: False,
        4: False,
        5: True,
    }
    assert {n for n, side in sides.items() if side.code} == {2, 5}


def box_names(database: Database) -> dict[int, list[int]]:
    """Give the names of the boxes that each entry still has."""
    with database.reading() as connection:
        rows = connection.execute(select(entry.c.n, entry.c.boxes)).all()
    return {n: [name for name, _ in decode(boxes, Boxes)] for n, boxes in rows}


def test_answers_alone_go_where_only_that_consent_was_taken_back(
    written: Database,
) -> None:
    """The background stays, with its key, and the code can still be searched for."""
    assert erase(written, CARD, names=erasing.WELLBEING) == (1, 3, 4)

    assert box_names(written)[4] == [BoxName.CODE, BoxName.BACKGROUND]
    with written.reading() as connection:
        first = next(journal.own_entries(connection))
    assert first.side.code == "KK1"
    assert dict(first.side.box_keys)[BoxName.BACKGROUND] == KEY + b"1"


@pytest.mark.parametrize("day_id", [DAY_ID, b"another day 1234"], ids=["its", "other"])
def test_the_open_day_ends_with_a_box_that_it_closed(
    written: Database, day_id: bytes
) -> None:
    """Else the key would lie beside an older backup that holds the box."""
    with written.transaction() as connection:
        identity.keep_open_day(connection, OpenDay(day_id, 1, b"k" * 32))
    erase(written, CARD)

    with written.reading() as connection:
        left = identity.load_open_day(connection)
    assert (left is None) == (day_id == DAY_ID)


def test_erasing_twice_does_nothing_more(written: Database) -> None:
    """A stop in between, or the same news again, harms nothing."""
    erase(written, CARD)

    assert erase(written, CARD) == ()
    assert erase(written) == ()


def test_the_chain_holds_without_the_boxes(written: Database) -> None:
    """The plain bytes vouch for hashes; what went is no damage."""
    erase(written, CARD, OTHER_CARD)

    with written.reading() as connection:
        assert journal.verify_since_checkpoint(connection).n == 5
        assert chain_watch.look_through(connection).n == 5


@needs_cipher
def test_no_page_of_the_journal_holds_an_erased_box(written: Database) -> None:
    """Nor the key that opened it, neither in the file nor in its log."""
    erase(written, CARD)
    pages = plain_pages(written.path, RAW_KEY)

    for n in (b"1", b"3", b"4"):
        for gone in (BACKGROUND, WELLBEING, KEY):
            assert gone + n not in pages
    assert BACKGROUND + b"2" in pages
    assert CODE_BOX + b"1" in pages


@needs_cipher
def test_an_older_backup_holds_boxes_and_no_key(
    written: Database, tmp_path: Path
) -> None:
    """It was made before; what it holds, nobody at the desk can open."""
    (tmp_path / "journal.keys").write_bytes(b"wrapped")
    made = back_up(written, tmp_path / "backups", FixedClock())
    assert made is not None
    erase(written, CARD)
    pages = plain_pages(made.path, RAW_KEY)

    assert BACKGROUND + b"1" in pages
    assert KEY not in pages
