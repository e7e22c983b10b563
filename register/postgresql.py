"""PostgreSQL as the register's database: any number of serving processes."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from register.database import Database, Result, Work
from register.errors import BusyError, UnfitDatabaseError

_OLDEST: Final = 150_000
_ATTEMPTS: Final = 20
_LONGEST_PAUSE_SECONDS: Final = 0.1
# The register asks for few rows by their keys. A planner that has not counted a
# table since it grew expects many: it would compile, and hash or sort all of it.
_BY_KEYS: Final = "-c jit=off -c enable_hashjoin=off -c enable_mergejoin=off"
# serialization_failure, deadlock_detected: nothing was done, try again.
_AGAIN: Final = {"40001", "40P01"}


class PostgresqlDatabase(Database):
    """A database server of version 15 or later, by its URL."""

    def __init__(self, url: URL) -> None:
        """Raises UnfitDatabaseError for an old server or one that may forget."""
        self._engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            # A code must not reach a log by way of an error.
            hide_parameters=True,
            connect_args={"options": _BY_KEYS},
            pool_size=16,
            max_overflow=16,
        )
        self._snapshots = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        try:
            with self._engine.connect() as connection:
                _require_fit(connection)
        except UnfitDatabaseError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a session that sees one state of everything and changes nothing."""
        with self._snapshots.connect() as connection:
            yield connection

    def write(self, work: Work[Result], *, weight: int = 1) -> Result:  # noqa: ARG002 - each process writes by itself here
        """Run a function in a transaction, again where the server asks for it."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._write_once(work)
            except DBAPIError as fault:
                if not _may_try_again(fault):
                    raise
                _pause(attempt)
        raise BusyError

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _write_once(self, work: Work[Result]) -> Result:
        with self._engine.connect() as connection:
            result = work(connection)
            try:
                connection.commit()
            except DBAPIError as fault:
                if fault.connection_invalidated:
                    raise BusyError from fault
                raise
            return result


def _require_fit(connection: Connection) -> None:
    version = int(connection.scalar(text("SHOW server_version_num")) or 0)
    if version < _OLDEST:
        raise UnfitDatabaseError(f"PostgreSQL {version // 10_000} is too old")
    if connection.scalar(text("SHOW synchronous_commit")) == "off":
        raise UnfitDatabaseError("synchronous_commit is off")


def _may_try_again(fault: DBAPIError) -> bool:
    state = getattr(fault.orig, "sqlstate", None)
    return state in _AGAIN or fault.connection_invalidated


def _pause(attempt: int) -> None:
    longest = min(_LONGEST_PAUSE_SECONDS, 0.002 * 2**attempt)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - jitter, no secret
