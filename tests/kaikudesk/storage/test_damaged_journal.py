"""A damaged journal is kept as it is, and a new one goes on with what is readable."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk.chain import links
from kaikudesk.errors import DamagedError, StorageError
from kaikudesk.storage import chain_watch, identity, journal, receipts
from kaikudesk.storage.backups import FOLDER, back_up
from kaikudesk.storage.damaged_journal import Rescued, go_on_anew
from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.storage.replacing import next_of
from tests.fakes import FixedClock
from tests.making import a_receipt, a_redemption, signed
from tests.stores import RAW_KEY, a_journal

PAGE = 4096
WRITTEN = 300
BACKED_UP = 100
ACKNOWLEDGED = 50


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a closed journal: some entries are at the register, more in a backup."""
    folder = tmp_path / "pöytä 1"
    folder.mkdir()
    (folder / "journal.keys").write_bytes(b"wrapped")
    with a_journal(folder) as database:
        write(database, 1, BACKED_UP)
        with database.transaction() as connection:
            at = journal.link_at(connection, ACKNOWLEDGED) or b""
            told = a_receipt(ACKNOWLEDGED, at)
            receipts.keep_receipts(connection, [CheckedReceipt(signed(told), told)])
        back_up(database, folder / FOLDER, FixedClock())
        write(database, BACKED_UP + 1, WRITTEN)
        database.checkpoint(truncate=True)
    return folder / "journal.db"


def write(database: Database, first: int, last: int) -> None:
    """Write redemptions in a row."""
    with database.transaction() as connection:
        head = journal.head(connection)
        for n in range(first, last + 1):
            entry, boxes, side = a_redemption(n)
            head = journal.append(connection, head, entry, boxes=boxes, side=side)


def damage(path: Path, *pages: int) -> bytes:
    """Change one bit of these pages, counted from 0; give all bytes of the file."""
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page % (len(content) // PAGE) * PAGE + 500] ^= 1
    path.write_bytes(content)
    return bytes(content)


def rescue(path: Path, backup: Path | None = None) -> Rescued:
    """Go on anew, as the desk does when its clerk says so."""
    return go_on_anew(path, RAW_KEY, FixedClock(), backup=backup)


def waiting_after_start(path: Path) -> list[bytes]:
    """Open the new journal as a start does, and give what it would send."""
    with opened(path) as database, database.transaction() as connection:
        assert journal.verify_since_checkpoint(connection).n > 0
        assert chain_watch.look_through(connection).n > 0
        batch = receipts.waiting(connection, 10_000)
        end = journal.head(connection)
    sent = [one.plain for one in batch.entries]
    assert [*links(batch.before, sent)][-1] == end.link
    return sent


def opened(path: Path) -> closing[Database]:
    """Open a journal, to be closed at the end of a block."""
    return closing(open_database(path, RAW_KEY))


def plains(first: int, last: int) -> list[bytes]:
    """Give the bytes of entries in a row."""
    return [a_redemption(n)[0].raw for n in range(first, last + 1)]


def test_the_damaged_file_is_kept_byte_for_byte(path: Path) -> None:
    """Whoever can do more with it than this program finds it as it was."""
    content = damage(path, 20)
    done = rescue(path)

    assert done.kept == path.with_name("kept-1")
    assert (done.kept / "journal.db").read_bytes() == content
    assert not next_of(path).exists()


def test_a_second_damage_keeps_the_first_file_too(path: Path) -> None:
    """Nothing that was kept aside is ever written over."""
    first = damage(path, 20)
    rescue(path)
    damage(path, 21)
    done = rescue(path)

    assert done.kept == path.with_name("kept-2")
    assert (path.with_name("kept-1") / "journal.db").read_bytes() == first


def test_what_the_backup_holds_fills_the_damage(path: Path) -> None:
    """A page of old entries is read from the backup, and nothing is lost."""
    damage(path, 8)
    done = rescue(path)

    assert (done.read, done.lost) == (WRITTEN, 0)
    assert done.backup is not None
    assert waiting_after_start(path) == plains(ACKNOWLEDGED + 1, WRITTEN)


def test_behind_a_gap_whatever_is_whole_is_sent(path: Path) -> None:
    """Entries that no backup has are lost with their page, those after it are not."""
    page = page_of(path, 200)
    damage(path, page)
    done = rescue(path)
    sent = waiting_after_start(path)

    assert 0 < done.lost < 20
    assert done.read == WRITTEN - done.lost
    assert len(sent) == WRITTEN - ACKNOWLEDGED - done.lost
    assert sent == [one for one in plains(ACKNOWLEDGED + 1, WRITTEN) if one in sent]
    assert sent[-1] == a_redemption(WRITTEN)[0].raw


def page_of(path: Path, n: int) -> int:
    """Find the page whose damage makes this entry unreadable, and not the last."""
    whole = path.read_bytes()
    for page in range(2, len(whole) // PAGE):
        damage(path, page)
        lost = not readable(path, n)
        only = readable(path, n + 50) and readable(path, BACKED_UP + 1)
        path.write_bytes(whole)
        if lost and only:
            return page
    raise AssertionError(n)


def readable(path: Path, n: int) -> bool:
    """Tell whether an entry can be read of a file."""
    try:
        with opened(path) as database, database.reading() as connection:
            return bool(journal.batch_from(connection, n, 1).entries)
    except (StorageError, ValueError):
        return False


def test_a_file_that_opens_nowhere_goes_on_from_the_backup(path: Path) -> None:
    """The first page holds the salt: without it nothing else is read."""
    damage(path, 0)
    done = rescue(path)

    assert done.read == BACKED_UP
    assert waiting_after_start(path) == plains(ACKNOWLEDGED + 1, BACKED_UP)


def test_without_any_backup_the_readable_part_goes_on(path: Path) -> None:
    """The identity is in the first pages and usually whole."""
    for one in path.with_name(FOLDER).iterdir():
        one.unlink()
    damage(path, page_of(path, 200))
    done = rescue(path)

    assert done.backup is None
    assert done.read > WRITTEN - 20
    assert waiting_after_start(path)[-1] == a_redemption(WRITTEN)[0].raw


def test_with_nothing_readable_nothing_moves(path: Path) -> None:
    """Then the desk must be enrolled again, and says so."""
    for one in path.with_name(FOLDER).iterdir():
        one.unlink()
    content = damage(path, 0)

    with pytest.raises(DamagedError, match="whose journal"):
        rescue(path)
    assert path.read_bytes() == content


def test_restoring_a_backup_loses_nothing_written_since(path: Path) -> None:
    """The journal in use is kept aside, and what it holds beyond goes on too."""
    backup = next(path.with_name(FOLDER).glob("*.db"))
    done = rescue(path, backup)

    assert (done.read, done.lost, done.backup) == (WRITTEN, 0, backup)
    assert waiting_after_start(path) == plains(ACKNOWLEDGED + 1, WRITTEN)


def test_a_backup_alone_is_enough(path: Path) -> None:
    """A new disk has no journal: the backup becomes it, under a new replica."""
    backup = next(path.with_name(FOLDER).glob("*.db"))
    path.unlink()

    assert rescue(path, backup).read == BACKED_UP
    assert waiting_after_start(path) == plains(ACKNOWLEDGED + 1, BACKED_UP)


def test_codes_stay_readable_where_their_rows_are(path: Path) -> None:
    """The overlay shows own acts again as far as the chain held."""
    damage(path, 8)
    rescue(path)

    with opened(path) as database, database.reading() as connection:
        assert identity.load_identity(connection) is not None
        own = list(journal.own_entries(connection))
    assert {one.n for one in own} <= set(range(1, WRITTEN + 1))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pages=st.sets(st.integers(0, 60), min_size=1, max_size=6))
def test_damage_anywhere_loses_no_entry_that_is_readable(
    path: Path, pages: set[int]
) -> None:
    """Whatever pages break: the new journal is whole, and holds all of the backup."""
    whole = path.read_bytes()
    damage(path, *pages)
    done = rescue(path)
    sent = waiting_after_start(path)
    path.write_bytes(whole)

    assert done.read >= BACKED_UP
    assert set(plains(ACKNOWLEDGED + 1, BACKED_UP)) <= set(sent)
    assert len(sent) == len(set(sent))
