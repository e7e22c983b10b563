"""The encrypted file over time: its WAL, its backups, what is erased, a kill."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Connection

from kaikudesk.errors import (
    DamagedError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    WrongKeyError,
)
from kaikudesk.storage.database import (
    CHECKLIST_TUNING,
    JOURNAL_TUNING,
    Database,
    Tuning,
    open_database,
    transaction_on,
)
from kaikudesk.storage.driver import dbapi2, named_fault
from tests.kaikudesk.storage.notes import KEY, a_notebook, said, say
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.kaikudesk.storage.victims import kill_at_work

SECRET = "KK12345678"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an encrypted file with a table of notes, tuned as the journal."""
    with a_notebook(tmp_path) as opened:
        yield opened


@pytest.fixture
def list_file(tmp_path: Path) -> Iterator[Database]:
    """Give an encrypted file with a table of notes, tuned as the check list."""
    with a_notebook(tmp_path, CHECKLIST_TUNING) as opened:
        yield opened


def wal_of(database: Database) -> Path:
    """Give the place of the write-ahead log."""
    return database.path.with_name(f"{database.path.name}-wal")


@pytest.mark.parametrize(
    ("tuning", "expected"),
    [
        (JOURNAL_TUNING, {"synchronous": 2, "secure_delete": 1, "cache_size": -2048}),
        (
            CHECKLIST_TUNING,
            {"synchronous": 1, "secure_delete": 0, "cache_size": -16384},
        ),
    ],
    ids=["journal", "check list"],
)
def test_every_connection_is_tuned(
    tmp_path: Path, tuning: Tuning, expected: dict[str, int]
) -> None:
    """Pooled or held, each connection keeps the promises of its file."""
    promises = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
        "cell_size_check": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "query_only": 0,
        **expected,
    }
    with (
        a_notebook(tmp_path, tuning) as database,
        database.transaction() as pooled,
        database.hold() as held,
    ):
        found = [
            {name: each.exec_driver_sql(f"PRAGMA {name}").scalar() for name in promises}
            for each in (pooled, held)
        ]

    assert found == [promises, promises]


def test_commits_wait_in_the_wal_until_they_are_checkpointed(
    list_file: Database,
) -> None:
    """No clerk's commit pays for moving pages: the worker does that when idle."""
    list_file.checkpoint(truncate=True)
    size = list_file.path.stat().st_size
    with list_file.transaction() as connection:
        say(connection, *("x" * 4000 for _ in range(1500)))
    assert list_file.path.stat().st_size == size

    assert list_file.checkpoint()
    assert list_file.path.stat().st_size > size
    assert wal_of(list_file).stat().st_size > 0
    assert list_file.checkpoint(truncate=True)
    assert wal_of(list_file).stat().st_size == 0


def test_a_checkpoint_says_when_a_reader_was_in_the_way(database: Database) -> None:
    """It moves what it may, waits for nobody, and is not done."""
    with database.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM note").scalar()
        with database.transaction() as connection:
            say(connection, "behind the reader")
        assert not database.checkpoint()

    assert database.checkpoint()


@needs_cipher
@pytest.mark.parametrize("erasing", [True, False])
def test_erasing_leaves_nothing_behind(list_file: Database, *, erasing: bool) -> None:
    """An erased row is gone from the file's pages; a plainly deleted one is not."""
    with list_file.transaction() as connection:
        say(connection, SECRET)
    list_file.checkpoint(truncate=True)
    with list_file.transaction(erasing=erasing) as connection:
        connection.exec_driver_sql("DELETE FROM note")
    list_file.checkpoint(truncate=True)

    assert (SECRET.encode() in plain_pages(list_file.path, KEY)) is not erasing


def test_erasing_ends_with_its_transaction(list_file: Database) -> None:
    """A held connection overwrites only while it is asked to, also after a fault."""
    seen = []

    def fall_over(held: Connection) -> None:
        with transaction_on(held, erasing=True):
            seen.append(held.exec_driver_sql("PRAGMA secure_delete").scalar())
            raise ValueError("on purpose")

    with list_file.hold() as held:
        with pytest.raises(ValueError, match="on purpose"):
            fall_over(held)
        seen.append(held.exec_driver_sql("PRAGMA secure_delete").scalar())

    assert seen == [1, 0]


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


def test_a_killed_program_loses_no_commit_and_leaves_no_half(
    database: Database,
) -> None:
    """What was said to be recorded is there; what was not yet, is not."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.kaikudesk.storage.notes import KEY, say\n"
        "from kaikudesk.storage.database import open_database\n"
        "database = open_database(Path(sys.argv[1]), KEY)\n"
        "with database.transaction() as connection:\n"
        "    say(connection, 'recorded')\n"
        "with database.transaction() as connection:\n"
        "    say(connection, *('not yet' for _ in range(5000)))\n"
        "    print('at work', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    kill_at_work(program, database.path)

    assert said(database) == ["recorded"]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (5, StorageBusyError),
        (517, StorageBusyError),
        (13, StorageFullError),
        (4874, StorageFullError),
        (10, StorageError),
        (778, StorageError),
        (11, DamagedError),
        (779, DamagedError),
        (26, WrongKeyError),
    ],
)
def test_a_fault_is_named_by_its_code(code: int, error: type[StorageError]) -> None:
    """Extended codes mean what their first byte means, unless they say more."""
    fault = dbapi2.OperationalError("words that may change")
    fault.sqlite_errorcode = code

    assert type(named_fault(fault)) is error


@pytest.mark.parametrize("code", [1, 19, None])
def test_a_bug_is_no_fault_of_the_file(code: int | None) -> None:
    """A wrong statement or a broken constraint is not put into a clerk's words."""
    fault = dbapi2.OperationalError("no such column")
    fault.sqlite_errorcode = code

    assert named_fault(fault) is None
