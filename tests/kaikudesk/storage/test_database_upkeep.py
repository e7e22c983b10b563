"""The encrypted file over time: its WAL, what is erased, a kill, every fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    reading_on,
    transaction_on,
)
from kaikudesk.storage.driver import dbapi2, named_fault, naming_faults
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


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("database is locked", StorageBusyError),
        ("disk I/O error", StorageError),
        ("database disk image is malformed", DamagedError),
        ("database or disk is full", StorageFullError),
        ("file is not a database", WrongKeyError),
    ],
)
def test_a_fault_without_a_code_is_named_by_its_words(
    words: str, error: type[StorageError]
) -> None:
    """The backup API says no more than that."""
    assert type(named_fault(dbapi2.OperationalError(words))) is error


@pytest.mark.parametrize("code", [1, 19, None])
def test_a_bug_is_no_fault_of_the_file(code: int | None) -> None:
    """A wrong statement or a broken constraint is not put into a clerk's words."""
    fault = dbapi2.OperationalError("no such column")
    fault.sqlite_errorcode = code

    assert named_fault(fault) is None


def test_a_bug_below_sqlalchemy_stays_one() -> None:
    """The bare driver's faults are named, and what is no fault passes."""
    with pytest.raises(DamagedError), naming_faults():
        raise dbapi2.DatabaseError("database disk image is malformed")
    with pytest.raises(dbapi2.DatabaseError, match="no such table"), naming_faults():
        raise dbapi2.DatabaseError("no such table")


def test_a_place_without_a_write_ahead_log_is_refused() -> None:
    """Where readers and the writer would be in each other's way, nothing opens."""
    with pytest.raises(StorageError, match="write-ahead log"):
        open_database(Path(":memory:"), KEY)


def test_who_reads_again_is_told_nothing_twice(database: Database) -> None:
    """Forbidding to write makes SQLite prepare everything anew: once is enough."""
    held, told = database.hold(), list[str]()
    driver: Any = held.connection.dbapi_connection
    driver.set_trace_callback(told.append)
    for _ in range(3):
        with reading_on(held):
            pass
    held.close()

    assert [one for one in told if "query_only" in one] == ["PRAGMA query_only = ON"]


def test_a_pooled_reader_shrinks_the_file_next(database: Database) -> None:
    """Upkeep writes on whichever connection the pool gives, the last reader's too."""
    assert said(database) == []
    assert database.shrink()
    assert database.checkpoint(truncate=True)
