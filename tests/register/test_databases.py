"""Both databases: one snapshot to read, durable or refused when written."""

import subprocess
import sys
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError

from kaikudesk.errors import OutdatedLibraryError
from register import tables
from register.dialects import writes_alone
from register.engines import open_database
from register.errors import (
    AlreadyServedError,
    BusyError,
)
from tests.register.lock_rows import add, keys


@pytest.fixture(params=["serving", "beside"])
def mode(request: pytest.FixtureRequest) -> bool:
    """Open as the serving process, or as another command."""
    return bool(request.param == "serving")


def test_a_fault_takes_back_all_that_its_work_wrote(
    database_url: str, *, mode: bool
) -> None:
    """And only that; the fault reaches the one who asked."""
    database = open_database(database_url, serving=mode)

    def work(connection: Connection) -> None:
        connection.execute(insert(tables.locks).values(key=b"half"))
        raise LookupError("on purpose")

    add(database, b"before")
    with pytest.raises(LookupError, match="on purpose"):
        database.write(work)
    add(database, b"after")

    assert keys(database) == {b"before", b"after"}
    database.close()


def test_a_session_reads_one_state(database_url: str, *, mode: bool) -> None:
    """Whatever is written meanwhile."""
    database = open_database(database_url, serving=mode)
    add(database, b"one")

    with database.reading() as connection:
        before = connection.scalar(select(tables.locks.c.key))
        add(database, b"two")
        found = list(connection.scalars(select(tables.locks.c.key)))

    assert (before, found) == (b"one", [b"one"])
    assert keys(database) == {b"one", b"two"}
    database.close()


def test_work_that_waits_together_is_committed_together(tmp_path: Path) -> None:
    """One of them fails: the others stand, each answered for itself."""
    database = open_database(f"sqlite:///{tmp_path}/register.db", serving=True)
    first, many = Event(), Barrier(6)
    faults: list[Exception] = []

    def slow(connection: Connection) -> None:
        connection.execute(insert(tables.locks).values(key=b"slow"))
        first.wait()

    def wait_for_it(number: int) -> None:
        many.wait()
        try:
            add(database, b"same" if number < 2 else bytes([number]))
        except DBAPIError as fault:
            faults.append(fault)

    threads = [Thread(target=database.write, args=(slow,))]
    threads += [Thread(target=wait_for_it, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    many.wait()
    first.set()
    for thread in threads:
        thread.join()

    assert keys(database) == {b"slow", b"same", b"\x02", b"\x03", b"\x04"}
    assert len(faults) == 1
    database.close()
    with pytest.raises(BusyError):
        add(database, b"too late")


def test_a_commit_that_fails_is_busy_for_all(tmp_path: Path) -> None:
    """Nobody is told that something stands which does not."""
    url = f"sqlite:///{tmp_path}/register.db"
    database = open_database(url, serving=True)

    def end_it(connection: Connection) -> int:
        connection.exec_driver_sql("ROLLBACK")
        return 1

    with pytest.raises((BusyError, DBAPIError)):
        database.write(end_it)
    add(database, b"goes on")
    assert keys(database) == {b"goes on"}
    database.close()


def test_a_file_is_served_by_one_process(tmp_path: Path) -> None:
    """Another command may write beside it; a second server may not start."""
    url = f"sqlite:///{tmp_path}/register.db"
    serving = open_database(url, serving=True)
    beside = open_database(url)

    with pytest.raises(AlreadyServedError):
        open_database(url, serving=True)
    add(beside, b"beside")
    add(serving, b"serving")

    assert keys(beside) == {b"beside", b"serving"}
    beside.close()
    serving.close()
    open_database(url, serving=True).close()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    """No file has to be removed by hand after a crash."""
    url = f"sqlite:///{tmp_path}/register.db"
    script = (
        "import sys; from register.engines import open_database\n"
        f"held = open_database({url!r}, serving=True); print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyServedError):
            open_database(url, serving=True)
        process.kill()
        process.wait()

    open_database(url, serving=True).close()


def test_an_old_library_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could damage the file in a race."""
    monkeypatch.setattr("register.sqlite.driver.sqlite_version_info", (3, 51, 2))

    with pytest.raises(OutdatedLibraryError):
        open_database(f"sqlite:///{tmp_path}/register.db")


def test_a_writer_that_is_in_the_way_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not for ever: then the work is busy, and nothing was done."""
    monkeypatch.setattr("register.sqlite._PATIENCE_SECONDS", 0.05)
    url = f"sqlite:///{tmp_path}/register.db"
    database, blocker = open_database(url), open_database(url)

    def try_beside(_connection: Connection) -> None:
        with pytest.raises(BusyError):
            add(database, b"in vain")

    blocker.write(try_beside)
    add(database, b"now")

    assert keys(database) == {b"now"}
    blocker.close()
    database.close()


def test_only_sqlite_has_one_writer(database_url: str) -> None:
    """Elsewhere rows are locked."""
    database = open_database(database_url)
    with database.reading() as connection:
        assert writes_alone(connection) is database_url.startswith("sqlite")
    database.close()
