"""One backup a day, the newest few, here and elsewhere; nothing in one can be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk.errors import BackupPlaceError, StorageError
from kaikudesk.keys import KEY_FILE_NAME
from kaikudesk.storage import journal, receipts
from kaikudesk.storage.backups import (
    FOLDER,
    NEWEST,
    Backup,
    back_up,
    backups_in,
    copy_elsewhere,
    keep_backups,
    second_place,
    set_second_place,
)
from kaikudesk.storage.database import Database
from kaikudesk.storage.driver import connect
from kaikudesk.storage.forgetting import DAY_MS
from kaikudesk.storage.identity import OpenDay, keep_open_day
from tests.fakes import FixedClock
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.making import CODE, DAY_ID, DAY_KEY, TODAY, a_redemption
from tests.stores import RAW_KEY, a_journal


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Database]:
    """Give a journal with three acts of an open day, and its keys beside it."""
    (tmp_path / KEY_FILE_NAME).write_bytes(b"wrapped keys")
    with a_journal(tmp_path) as database:
        with database.transaction() as connection:
            keep_open_day(connection, OpenDay(DAY_ID, TODAY.toordinal(), DAY_KEY))
            for n in (1, 2, 3):
                head = journal.head(connection)
                entry, boxes, side = a_redemption(n)
                journal.append(connection, head, entry, boxes=boxes, side=side)
        yield database


def made_on(database: Database, day: int) -> Backup | None:
    """Make the backup of a day, counted from today."""
    clock = FixedClock()
    clock.ms += day * DAY_MS
    return back_up(database, database.path.with_name(FOLDER), clock)


def entries_in(path: Path) -> int:
    """Count the entries of a backup."""
    connection = connect(str(path), RAW_KEY)
    count: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
    connection.close()
    return count


def test_a_day_has_one_backup_with_its_keys(written: Database) -> None:
    """A second look on the same day makes none."""
    made = made_on(written, 0)

    assert made is not None
    assert (entries_in(made.path), made.keys.read_bytes()) == (3, b"wrapped keys")
    assert made_on(written, 0) is None
    assert backups_in(made.path.parent) == [made]


@needs_cipher
def test_nothing_in_a_backup_can_be_read(written: Database) -> None:
    """Neither a code nor a key that opens a box stands in any of its pages."""
    made = made_on(written, 0)
    assert made is not None
    pages = plain_pages(made.path, RAW_KEY)
    side = a_redemption(1)[2]

    assert side.box_keys[0][1] not in pages
    assert CODE.encode() not in pages
    assert DAY_KEY not in pages
    assert a_redemption(1)[0].raw in pages


def test_what_waited_can_be_sent_from_a_backup(written: Database) -> None:
    """Every byte and every box is in it, ready to travel."""
    made = made_on(written, 0)
    assert made is not None
    with written.reading() as connection:
        waiting = receipts.waiting(connection, 10)
    copy = connect(str(made.path), RAW_KEY)
    kept = copy.execute("SELECT plain, boxes FROM entry ORDER BY n").fetchall()
    copy.close()

    assert [plain for plain, _ in kept] == [one.plain for one in waiting.entries]
    assert all(boxes for _, boxes in kept)


def test_only_the_newest_few_are_kept(written: Database) -> None:
    """The oldest goes once the new one is whole."""
    for day in range(NEWEST + 3):
        made_on(written, day)

    there = backups_in(written.path.with_name(FOLDER))
    assert [one.number for one in there] == list(range(NEWEST + 3, 3, -1))
    assert all(one.keys.exists() for one in there)
    assert len(list(there[0].path.parent.iterdir())) == 2 * NEWEST


def test_a_clock_that_was_a_year_ahead_stops_no_backup(written: Database) -> None:
    """The day after it was put right has its backup, and it is the newest."""
    ahead, after = made_on(written, 365), made_on(written, 1)

    assert ahead is not None
    assert after is not None
    assert backups_in(after.path.parent) == [after, ahead]


def test_half_a_backup_of_a_stopped_program_is_none(written: Database) -> None:
    """It is written anew, and what a crash left is no backup to anybody."""
    folder = written.path.with_name(FOLDER)
    folder.mkdir()
    (folder / "journal-daily-000001-20261124.part").write_bytes(b"half")
    (folder / "journal-daily-0001.db").write_bytes(b"something else")

    made = made_on(written, 0)

    assert backups_in(folder) == [made]
    assert not list(folder.glob("*.part"))


def test_without_room_for_it_the_former_ones_stay(written: Database) -> None:
    """A backup that fails takes none away, and says why."""
    there = [made_on(written, day) for day in range(NEWEST)]
    written.path.with_name(KEY_FILE_NAME).unlink()

    with pytest.raises(StorageError, match=KEY_FILE_NAME):
        made_on(written, NEWEST)
    assert backups_in(written.path.with_name(FOLDER)) == there[::-1]


def test_the_second_place_gets_the_newest_once(
    written: Database, tmp_path: Path
) -> None:
    """A stick of many desks has a folder for each, with the keys beside."""
    stick = tmp_path / "tikku ä"
    stick.mkdir()
    with written.transaction() as connection:
        set_second_place(connection, stick)
        place = second_place(connection)
    news = keep_backups(written, FixedClock())

    assert news.elsewhere is not None
    assert news.elsewhere.parent == place == stick / "KaikuDesk 7-3"
    assert entries_in(news.elsewhere) == 3
    assert backups_in(news.elsewhere.parent)[0].keys.read_bytes() == b"wrapped keys"
    assert keep_backups(written, FixedClock()).is_empty


def test_the_second_place_keeps_no_more_than_the_first(
    written: Database, tmp_path: Path
) -> None:
    """What was dropped here is dropped there."""
    place = tmp_path / "elsewhere"
    for day in range(NEWEST + 2):
        made_on(written, day)
        copy_elsewhere(written.path.with_name(FOLDER), place)

    assert len(backups_in(place)) == NEWEST
    assert len(list(place.iterdir())) == 2 * NEWEST


def test_a_stick_that_is_not_there_is_told_and_made_up_for(
    written: Database, tmp_path: Path
) -> None:
    """The backup here is made all the same; the copy follows with the stick."""
    stick = tmp_path / "stick"
    with written.transaction() as connection:
        set_second_place(connection, stick)
    news = keep_backups(written, FixedClock())
    assert news.made is not None
    assert isinstance(news.fault, BackupPlaceError)

    stick.mkdir()
    later = keep_backups(written, FixedClock())
    assert (later.made, later.fault) == (None, None)
    assert later.elsewhere is not None


def test_a_second_place_can_be_given_up(written: Database, tmp_path: Path) -> None:
    """Then nothing more goes there."""
    with written.transaction() as connection:
        set_second_place(connection, tmp_path)
        set_second_place(connection, None)

        assert second_place(connection) is None
