"""PostgreSQL: what it asks to repeat is repeated, what nobody knows is busy."""

import pytest
from sqlalchemy import Connection, create_engine, insert, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from register import tables
from register.engines import open_database
from register.errors import BusyError, UnfitDatabaseError
from register.postgresql import PostgresqlDatabase
from tests.register.lock_rows import add, keys


def test_postgresql_that_may_forget_is_refused(postgresql_url: str) -> None:
    """A confirmed entry must survive a power cut."""
    engine = create_engine(
        postgresql_url.replace("postgresql:", "postgresql+psycopg:"),
        isolation_level="AUTOCOMMIT",
    )
    name = engine.url.database
    with engine.connect() as connection:
        connection.execute(
            text(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
        )
    engine.dispose()

    with pytest.raises(UnfitDatabaseError, match="synchronous_commit"):
        open_database(postgresql_url)


class ToldError(Exception):
    """What a server says, with its state."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def fault(sqlstate: str, *, lost: bool = False) -> DBAPIError:
    """Make a fault of the driver."""
    return OperationalError("x", {}, ToldError(sqlstate), connection_invalidated=lost)


@pytest.mark.parametrize(
    ("first", "lost"), [("40001", False), ("40P01", False), ("08006", True)]
)
def test_what_the_server_asks_to_repeat_is_repeated(
    postgresql_url: str, first: str, *, lost: bool
) -> None:
    """Nothing of the first attempt stays."""
    database = open_database(postgresql_url)
    attempts: list[int] = []

    def work(connection: Connection) -> str:
        connection.execute(insert(tables.locks).values(key=b"once"))
        attempts.append(1)
        if len(attempts) < 3:
            raise fault(first, lost=lost)
        return "done"

    assert database.write(work) == "done"
    assert len(attempts) == 3
    assert keys(database) == {b"once"}
    database.close()


def test_another_fault_of_the_server_is_not_repeated(postgresql_url: str) -> None:
    """A bug of ours is told at once."""
    database = open_database(postgresql_url)
    attempts: list[int] = []

    def work(_connection: Connection) -> None:
        attempts.append(1)
        raise fault("23505")

    with pytest.raises(OperationalError):
        database.write(work)
    assert len(attempts) == 1
    database.close()


def test_what_never_succeeds_is_busy(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk tries again later."""
    monkeypatch.setattr("register.postgresql._LONGEST_PAUSE_SECONDS", 0.0)
    database = open_database(postgresql_url)

    def work(_connection: Connection) -> None:
        raise fault("40001")

    with pytest.raises(BusyError):
        database.write(work)
    database.close()


def test_a_connection_lost_during_the_commit_is_busy(postgresql_url: str) -> None:
    """Nobody can say whether it was done; the repeat finds out."""
    database = open_database(postgresql_url)
    assert isinstance(database, PostgresqlDatabase)

    def end_own_backend(connection: Connection) -> None:
        connection.execute(insert(tables.locks).values(key=b"perhaps"))
        process = connection.scalar(select(text("pg_backend_pid()")))
        other = open_database(postgresql_url)
        with other.reading() as one:
            one.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": process})
        other.close()

    with pytest.raises(BusyError):
        database.write(end_own_backend)
    add(database, b"goes on")
    assert keys(database) == {b"goes on"}
    database.close()


def test_few_rows_are_looked_for_by_their_keys(postgresql_url: str) -> None:
    """Also in a table that just grew, of which the server has no statistics yet."""
    database = open_database(postgresql_url)
    with database.reading() as connection:
        asked = text(
            "EXPLAIN SELECT o.key FROM entry_keys o JOIN entry_keys m USING (hash)"
        )
        plan = " ".join(connection.scalars(asked))
    database.close()

    assert "Nested Loop" in plan
    assert "JIT" not in plan
