"""The encrypted file: nothing half-written, nothing readable, every fault named."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from kaikudesk.errors import (
    DamagedError,
    OutdatedLibraryError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    WrongKeyError,
)
from kaikudesk.storage.database import (
    Database,
    open_database,
    reading_on,
    transaction_on,
)
from kaikudesk.storage.driver import require_mended
from tests.kaikudesk.storage.notes import KEY, a_notebook, said, say

ANOTHER_KEY = bytes(32)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an encrypted file with a table of notes."""
    with a_notebook(tmp_path) as opened:
        yield opened


def say_one_twice(database: Database, word: str) -> None:
    """Write one note, then break a rule with another one."""
    with database.transaction() as connection:
        say(connection, "first")
        connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", (1, word))


def test_nothing_in_the_file_can_be_read(database: Database) -> None:
    """Neither SQLite's own header nor a word of ours stands in file or WAL."""
    with database.transaction() as connection:
        say(connection, "KK12345678")
    wal = database.path.with_name("journal.db-wal").read_bytes()
    database.checkpoint()
    there = database.path.read_bytes() + wal

    assert b"KK12345678" not in there
    assert b"SQLite format 3" not in there


def test_what_was_committed_is_there_after_opening_again(database: Database) -> None:
    """The same key opens the same file, with all that was written."""
    with database.transaction() as connection:
        say(connection, "yksi", "kaksi")
    database.close()
    again = open_database(database.path, KEY)

    assert said(again) == ["yksi", "kaksi"]
    again.close()


def test_another_key_is_told_as_a_wrong_key(database: Database) -> None:
    """The file stays as it was, and the right key still opens it."""
    database.checkpoint(truncate=True)
    before = database.path.read_bytes()

    with pytest.raises(WrongKeyError):
        open_database(database.path, ANOTHER_KEY)
    assert database.path.read_bytes() == before
    assert said(database) == []


def test_a_wrong_key_writes_nothing_to_the_terminal(database: Database) -> None:
    """The library's own log of a wrong key stays silent."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kaikudesk.errors import WrongKeyError\n"
        "from kaikudesk.storage.database import open_database\n"
        "try:\n"
        "    open_database(Path(sys.argv[1]), bytes(32))\n"
        "except WrongKeyError:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, str(database.path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("refused\n", "")


@pytest.mark.parametrize(
    ("offset", "error"), [(100, WrongKeyError), (4096 * 5 + 100, DamagedError)]
)
def test_a_changed_byte_is_noticed(
    database: Database, offset: int, error: type[StorageError]
) -> None:
    """On the first page it looks like a wrong key, on any other it is damage."""
    with database.transaction() as connection:
        say(connection, *("x" * 1000 for _ in range(100)))
    database.checkpoint(truncate=True)
    database.close()
    with database.path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))

    with pytest.raises(error):
        said(open_database(database.path, KEY))


def test_a_file_out_of_reach_is_told_plainly(tmp_path: Path) -> None:
    """A folder that is not there is no wrong key and no damage."""
    with pytest.raises(StorageError, match="unable to open") as caught:
        open_database(tmp_path / "nowhere" / "journal.db", KEY)
    assert caught.type is StorageError


def test_an_sqlite_before_the_mended_one_is_refused() -> None:
    """The library that may damage a file in WAL mode opens none of ours."""
    require_mended((3, 51, 3))
    require_mended((3, 53, 0))
    with pytest.raises(OutdatedLibraryError, match=r"3\.51\.2"):
        require_mended((3, 51, 2))


@pytest.mark.parametrize("interruption", [ValueError, KeyboardInterrupt])
def test_a_transaction_is_all_or_nothing(
    database: Database, interruption: type[BaseException]
) -> None:
    """Whatever leaves it early takes everything back."""

    def leave_early() -> None:
        with database.transaction() as connection:
            say(connection, "half a thing")
            raise interruption

    with pytest.raises(interruption):
        leave_early()
    assert said(database) == []


def test_a_broken_rule_is_a_bug_and_takes_all_back(database: Database) -> None:
    """What SQLite refuses as our own mistake stays recognisable as one."""
    with pytest.raises(IntegrityError):
        say_one_twice(database, "again")

    assert said(database) == []


def test_an_error_shows_no_value(database: Database) -> None:
    """A code that met an error does not reach a log or a crash report."""
    with pytest.raises(IntegrityError) as caught:
        say_one_twice(database, "KK12345678")

    assert "INSERT INTO note" in str(caught.value)
    assert "KK12345678" not in str(caught.value)


def test_transactions_do_not_nest(database: Database) -> None:
    """A verb within a verb is a bug: the outer one could not keep its promise."""

    def nest() -> None:
        with database.transaction() as connection:
            say(connection, "outer")
            with transaction_on(connection):
                say(connection, "inner")

    with pytest.raises(OperationalError, match="within a transaction"):
        nest()
    assert said(database) == []


def test_a_full_disk_writes_nothing_and_pressing_again_works(
    database: Database,
) -> None:
    """Nothing is half there, and the same record succeeds once there is room."""
    held = database.hold()
    pages = held.exec_driver_sql("PRAGMA page_count").scalar_one()
    held.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFullError), transaction_on(held) as connection:
        say(connection, *("x" * 1000 for _ in range(100)))
    assert said(database) == []

    held.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with transaction_on(held) as connection:
        say(connection, "again")
    held.close()

    assert said(database) == ["again"]


def test_the_clerk_is_told_at_once_that_the_file_is_busy(database: Database) -> None:
    """A held connection gives up soon, and nothing was written."""
    held = database.hold(busy_ms=1)
    with (
        database.transaction() as connection,
        pytest.raises(StorageBusyError),
        transaction_on(held),
    ):
        say(connection, "never reached")
    held.close()


def test_the_worker_waits_its_turn(database: Database) -> None:
    """A second writer queues up behind the first and loses nothing."""
    asking = Event()

    def write_later() -> None:
        asking.set()
        with database.transaction() as second:
            say(second, "second")

    with database.transaction() as first:
        thread = Thread(target=write_later)
        thread.start()
        asking.wait()
        say(first, "first")
    thread.join()

    assert said(database) == ["first", "second"]


def test_threads_count_together(database: Database) -> None:
    """Eight threads that read and write one number lose no increment."""

    def count() -> None:
        for _ in range(25):
            with database.transaction() as connection:
                done = connection.exec_driver_sql("SELECT count(*) FROM note")
                say(connection, str(done.scalar_one()))

    threads = [Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said(database) == [str(n) for n in range(200)]


def test_a_reader_keeps_to_its_snapshot(database: Database) -> None:
    """What is committed meanwhile shows only to the next reader."""
    with database.reading() as reader:
        before = reader.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
        with database.transaction() as writer:
            say(writer, "meanwhile")
        after = reader.exec_driver_sql("SELECT count(*) FROM note").scalar_one()

    assert (before, after) == (0, 0)
    assert said(database) == ["meanwhile"]


def test_a_reader_cannot_write(database: Database) -> None:
    """It fails at once, and the connection writes again afterwards."""
    held = database.hold()
    with pytest.raises(StorageError, match="readonly"), reading_on(held) as reader:
        say(reader, "lost at the end")
    with transaction_on(held) as writer:
        say(writer, "kept")
    held.close()

    assert said(database) == ["kept"]


def test_a_held_connection_sees_the_newest_commit(database: Database) -> None:
    """Between two checks nothing stays open that would show an old list."""
    held = database.hold()
    counts = []
    for word in ("yksi", "kaksi"):
        with database.transaction() as connection:
            say(connection, word)
        counts.append(held.exec_driver_sql("SELECT count(*) FROM note").scalar_one())
    held.close()

    assert counts == [1, 2]


def test_held_connections_do_not_use_up_the_pool(database: Database) -> None:
    """However many are held, a transaction finds a connection."""
    held = [database.hold() for _ in range(20)]
    with database.transaction() as connection:
        say(connection, "there is one left")
    for one in held:
        one.close()

    assert said(database) == ["there is one left"]
