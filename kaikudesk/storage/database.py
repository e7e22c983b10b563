"""An encrypted SQLite file: how it is opened, read, written and backed up.

The driver begins nothing by itself: `transaction` takes the write lock at once,
so that two writers queue up instead of failing half-way, and `reading` keeps to
one snapshot; any other statement sees the newest commit and ends with itself.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from kaikudesk.errors import DamagedError, StorageError
from kaikudesk.storage.aside import set_aside
from kaikudesk.storage.driver import (
    BRISK_MS,
    CHECKLIST_TUNING,
    JOURNAL_TUNING,
    KEPT,
    Driver,
    Tuning,
    connect,
    connect_tuned,
    dbapi2,
    named_fault,
    naming_faults,
    require_mended,
)
from kaikudesk.storage.prepared import tell

_POOLED: Final = 4
# What a connection remembers: that it reads only, until somebody writes.
_READS_ONLY: Final = "kaikudesk_reads_only"


@dataclass(frozen=True, slots=True)
class Database:
    """One encrypted file, opened; any thread may use it."""

    path: Path
    _key: bytes = field(repr=False)
    _engine: Engine = field(repr=False)

    @contextmanager
    def transaction(self, *, erasing: bool = False) -> Iterator[Connection]:
        """Write, all or nothing, on a pooled connection that waits its turn."""
        with (
            self._engine.connect() as connection,
            transaction_on(connection, erasing=erasing),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read several things from one snapshot."""
        with self._engine.connect() as connection, reading_on(connection):
            yield connection

    def hold(self, *, busy_ms: int = BRISK_MS) -> Connection:
        """Give a connection that one thread keeps and closes.

        This spares each check the way through the pool. A writer that is in the
        way is waited for no longer than `busy_ms`.
        """
        connection = self._engine.connect()
        _allow_writing(connection, allowed=True)
        connection.detach()
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {busy_ms}")
        return connection

    def checkpoint(self, *, truncate: bool = False) -> bool:
        """Move the WAL into the file; tell whether all of it is there now.

        This waits for nobody. With `truncate` it does, and the WAL ends empty:
        for the start and for the day's end, and after erasing.
        """
        mode = "TRUNCATE" if truncate else "PASSIVE"
        with self._engine.connect() as connection:
            _allow_writing(connection, allowed=True)
            answer = connection.exec_driver_sql(f"PRAGMA wal_checkpoint({mode})")
            busy, in_wal, moved = answer.one()
        return not busy and in_wal == moved

    def shrink(self) -> bool:
        """Write the file anew without what was ever deleted, and empty the WAL.

        Tells whether the WAL is empty. Raises StorageBusyError while others write.
        """
        with self._engine.connect() as connection:
            _allow_writing(connection, allowed=True)
            connection.exec_driver_sql("VACUUM")
        return self.checkpoint(truncate=True)

    def back_up(self, target: Path, *, without: tuple[str, ...] = ()) -> None:
        """Write a copy under the same key; the tables named stay empty in it.

        It is made in memory, so that what is left out never reaches the disk,
        and lands in one transaction: after a crash the target is whole or empty.
        Raises DamagedError, and leaves no copy, when a page of this file is.
        """
        if target.exists():
            raise StorageError(f"{target.name} is there already")
        try:
            self._copy_to(target, without)
        except StorageError:
            target.unlink(missing_ok=True)
            raise

    def begin_anew(self) -> None:
        """Set the file aside; an empty one is there with the next connection.

        Nobody may use this database meanwhile, and what was held of it is closed.
        Raises StorageError where the file stays where it is.
        """
        self.close()
        set_aside(self.path)

    def close(self) -> None:
        """Close the pool; a held connection is closed by who holds it."""
        self._engine.dispose()

    def _copy_to(self, target: Path, without: tuple[str, ...]) -> None:
        with (
            self._engine.connect() as connection,
            naming_faults(),
            closing(connect(":memory:", self._key)) as copy,
            closing(connect(str(target), self._key)) as file,
        ):
            _driver_of(connection).backup(copy)
            _empty(copy, without)
            copy.backup(file)
            _require_whole(file)


def open_database(path: Path, key: bytes, tuning: Tuning = JOURNAL_TUNING) -> Database:
    """Open an encrypted file under its raw key of 32 bytes, or begin a new one.

    Raises WrongKeyError when the key is another one (or the first page is
    damaged, which looks the same), ListDamagedError in its place for a file
    that can be fetched again, StorageError when the file is out of reach, and
    OutdatedLibraryError where the SQLite library is not to be trusted.
    """
    require_mended()
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_tuned(str(path), key, tuning),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=_POOLED,
        # A code or a background must not reach a log by way of an error.
        hide_parameters=True,
        execution_options={KEPT: tuning.kept},
    )
    event.listen(engine, "handle_error", partial(_name_fault, kept=tuning.kept))
    engine.connect().close()
    return Database(path, key, engine)


@contextmanager
def transaction_on(
    connection: Connection, *, erasing: bool = False
) -> Iterator[Connection]:
    """Write, all or nothing, on a connection that is held.

    Raises StorageBusyError or StorageFullError, and then nothing was written.
    With `erasing`, what is deleted is overwritten in the file as well; the WAL
    holds it until it is truncated.
    """
    _allow_writing(connection, allowed=True)
    with _overwriting(connection) if erasing else nullcontext():
        tell(connection, "BEGIN IMMEDIATE")
        with _over_at_the_end(connection):
            yield connection
            tell(connection, "COMMIT")


@contextmanager
def reading_on(connection: Connection) -> Iterator[Connection]:
    """Read several things from one snapshot, on a connection that is held.

    Writing fails here: it would be taken back at the end.
    """
    _allow_writing(connection, allowed=False)
    tell(connection, "BEGIN")
    with _over_at_the_end(connection):
        yield connection


@contextmanager
def _over_at_the_end(connection: Connection) -> Iterator[None]:
    try:
        yield
    finally:
        # After a full disk SQLite has rolled back by itself.
        if _driver_of(connection).in_transaction:
            tell(connection, "ROLLBACK")


def _allow_writing(connection: Connection, *, allowed: bool) -> None:
    """Let a connection write or not, from now on.

    SQLite prepares all statements of a connection anew after a change of this; most
    sessions read, and so they find it as they want it.
    """
    if connection.info.get(_READS_ONLY, False) is allowed:
        tell(connection, f"PRAGMA query_only = {'OFF' if allowed else 'ON'}")
        connection.info[_READS_ONLY] = not allowed


@contextmanager
def _overwriting(connection: Connection) -> Iterator[None]:
    before = connection.exec_driver_sql("PRAGMA secure_delete").scalar()
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA secure_delete = {before}")


def _name_fault(context: ExceptionContext, *, kept: bool) -> None:
    named = named_fault(context.original_exception, kept=kept)
    if named is not None:
        raise named from context.original_exception


def _driver_of(connection: Connection) -> Driver:
    return cast("Driver", connection.connection.dbapi_connection)


def _require_whole(copy: Driver) -> None:
    # The backup API copies a page that does not decrypt as an empty one.
    if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise DamagedError("a page of the copy makes no sense")


def _empty(copy: Driver, tables: tuple[str, ...]) -> None:
    copy.execute("PRAGMA secure_delete = ON")
    found = copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for name in {row[0] for row in found} & set(tables):
        copy.execute(f'DELETE FROM "{name}"')  # noqa: S608 - the schema's own name


__all__ = [
    "BRISK_MS",
    "CHECKLIST_TUNING",
    "JOURNAL_TUNING",
    "Database",
    "Tuning",
    "open_database",
    "reading_on",
    "transaction_on",
]
