"""SQLite as the register's database: a plain file and one serving process.

The `sqlcipher3` wheel brings a library that is free of the WAL-reset bug; no
key is given, since the disk's encryption is the administrator's.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import (  # type: ignore[import-untyped]  # the wheel ships no types
    dbapi2 as driver,
)

from kaikudesk.errors import OutdatedLibraryError
from register.database import Database, Result, Work
from register.errors import BusyError
from register.only_one import only_one
from register.writer import Writer

_FIXED_SINCE: Final = (3, 51, 3)
_PATIENCE_SECONDS: Final = 30.0
_PAUSE_SECONDS: Final = 0.01
_READERS: Final = 16
# Entries lie under hashes, so a large import touches pages everywhere.
_WRITING_CACHE_KB: Final = 128_000


class SqliteDatabase(Database):
    """A register's file.

    Where it is opened for serving, all writing goes through one queue; other
    commands wait for their turn at the file itself.
    """

    def __init__(self, path: Path, *, serving: bool = False) -> None:
        """Raises AlreadyServedError where another process serves this file."""
        if driver.sqlite_version_info < _FIXED_SINCE:
            raise OutdatedLibraryError(driver.sqlite_version)
        self._held = ExitStack()
        if serving:
            self._held.enter_context(only_one(path.with_name(path.name + ".lock")))
        self._reader = _engine(path, "BEGIN")
        self._writer = _engine(path, "BEGIN IMMEDIATE", cache_kb=_WRITING_CACHE_KB)
        self._queue = Writer(self._writer) if serving else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a session that sees one state of everything and changes nothing."""
        with self._reader.connect() as connection:
            yield connection

    def write(self, work: Work[Result], *, weight: int = 1) -> Result:
        """Run a function in a transaction and give its result once it is durable."""
        if self._queue is not None:
            return self._queue.write(work, weight)
        try:
            with self._writer.begin() as connection:
                return work(connection)
        except OperationalError as fault:
            raise BusyError from fault

    def close(self) -> None:
        """Finish what is queued and close the file."""
        if self._queue is not None:
            self._queue.close()
        self._reader.dispose()
        self._writer.dispose()
        self._held.close()


def _write_ahead(connection: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Turn the file to WAL, where several processes may meet at a new one.

    The library does not wait for its turn at this one change, so we do.
    """
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except driver.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _engine(path: Path, begin: str, *, cache_kb: int = 8_000) -> Engine:
    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        connection = driver.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,
            timeout=_PATIENCE_SECONDS,
        )
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size=-{cache_kb}")
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=driver,
        poolclass=QueuePool,
        # A code must not reach a log by way of an error.
        hide_parameters=True,
        pool_size=_READERS,
        max_overflow=_READERS,
    )

    @event.listens_for(engine, "begin")
    def begin_as_told(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    # The driver's own `commit` passes over a transaction that the library has ended
    # by itself, as it may when the disk is full; this does not.
    @event.listens_for(engine, "commit")
    def commit_or_fail(connection: Connection) -> None:
        connection.exec_driver_sql("COMMIT")

    return engine
