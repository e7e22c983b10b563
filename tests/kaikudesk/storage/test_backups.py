"""Backups of the encrypted file: whole, readable, without what must not be in them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from kaikudesk.errors import DamagedError, StorageError, WrongKeyError
from kaikudesk.storage.database import Database, open_database
from tests.kaikudesk.storage.notes import KEY, a_notebook, said, say
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages

SECRET = "KK12345678"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an encrypted file with a table of notes."""
    with a_notebook(tmp_path) as opened:
        yield opened


def test_a_backup_opens_under_the_same_key_alone(database: Database) -> None:
    """It is one file, encrypted like the first, with all that was committed."""
    with database.transaction() as connection:
        say(connection, "yksi", "kaksi")
    target = database.path.with_name("copy.db")
    database.back_up(target)
    assert not target.with_name("copy.db-wal").exists()
    copy = open_database(target, KEY)

    assert said(copy) == ["yksi", "kaksi"]
    copy.close()
    assert b"yksi" not in target.read_bytes()
    with pytest.raises(WrongKeyError):
        open_database(target, bytes(32))


@needs_cipher
def test_what_a_backup_leaves_out_is_nowhere_in_it(database: Database) -> None:
    """Neither in a row nor in a page that a row once had; the original keeps it."""
    with database.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE recent (code TEXT) STRICT")
        connection.exec_driver_sql(f"INSERT INTO recent VALUES ('{SECRET}')")
        say(connection, "kept")
    target = database.path.with_name("copy.db")
    database.back_up(target, without=("recent", "never_made"))
    database.checkpoint(truncate=True)

    assert SECRET.encode() not in plain_pages(target, KEY)
    assert b"kept" in plain_pages(target, KEY)
    assert SECRET.encode() in plain_pages(database.path, KEY)


def test_a_backup_beside_a_writer_holds_whole_transactions(database: Database) -> None:
    """Each pair of notes is in it together or not at all."""
    go_on, copied = Event(), database.path.with_name("copy.db")

    def write() -> None:
        while not go_on.is_set():
            with database.transaction() as connection:
                say(connection, "left", "right")

    thread = Thread(target=write)
    thread.start()
    database.back_up(copied)
    go_on.set()
    thread.join()
    copy = open_database(copied, KEY)
    found = said(copy)
    copy.close()

    assert found.count("left") == found.count("right") == len(found) // 2


def test_a_backup_writes_over_nothing(database: Database) -> None:
    """What is there already, a backup or the journal itself, stays."""
    for there in (database.path, database.path.with_name("copy.db")):
        there.touch()
        with pytest.raises(StorageError, match="there already"):
            database.back_up(there)

    assert said(database) == []


def test_a_backup_that_fails_leaves_no_file(database: Database) -> None:
    """A damaged page on the way does not leave a copy that looks like one."""
    with database.transaction() as connection:
        say(connection, *("x" * 1000 for _ in range(100)))
    database.checkpoint(truncate=True)
    database.close()
    content = bytearray(database.path.read_bytes())
    content[4096 * 9 + 100] ^= 1
    database.path.write_bytes(content)
    target = database.path.with_name("copy.db")

    with pytest.raises(DamagedError):
        database.back_up(target)
    assert not target.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files on Windows")
def test_a_backup_without_room_leaves_no_file(database: Database) -> None:
    """Half a backup would be worse than none: it might be believed."""
    with database.transaction() as connection:
        say(connection, *("x" * 1000 for _ in range(100)))
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from kaikudesk.errors import StorageError\n"
        "from kaikudesk.storage.database import open_database\n"
        "from tests.kaikudesk.storage.notes import KEY\n"
        "path = Path(sys.argv[1])\n"
        "database = open_database(path, KEY)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    database.back_up(path.with_name('copy.db'))\n"
        "except StorageError as fault:\n"
        "    print(fault)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, str(database.path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "disk I/O error\n"
    assert list(database.path.parent.glob("copy.db*")) == []


def test_rows_that_break_their_own_rules_are_damage(database: Database) -> None:
    """A backup that SQLite itself finds wrong is not kept."""
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        connection.exec_driver_sql("CREATE TABLE day (n INTEGER CHECK (n > 0)) STRICT")
        connection.exec_driver_sql("INSERT INTO day VALUES (-1)")
    target = database.path.with_name("copy.db")

    with pytest.raises(DamagedError):
        database.back_up(target)
    assert not target.exists()
