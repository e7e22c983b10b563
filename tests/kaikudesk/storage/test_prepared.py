"""Prepared statements: the answers and faults of SQLAlchemy's own way."""

from pathlib import Path

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    bindparam,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from kaikudesk.errors import DamagedError, ListDamagedError, StorageError
from kaikudesk.storage.database import (
    CHECKLIST_TUNING,
    JOURNAL_TUNING,
    Database,
    Tuning,
)
from kaikudesk.storage.prepared import prepare, tell
from kaikudesk.storage.tables import heard
from tests.kaikudesk.storage.notes import a_notebook

_KEEP = prepare(insert(heard))
_HEARD = prepare(
    select(heard.c.n, heard.c.register_ms).where(
        heard.c.only >= bindparam("least"), heard.c.only <= bindparam("most")
    )
)
_ODD = Table("odd", MetaData(), Column("n", Integer), Column("yes", Boolean))


def _empty(connection: Connection) -> None:
    heard.create(connection)


def _keep_twice(connection: Connection) -> None:
    row = {"n": 7, "register_ms": 424_242, "only": 1}
    _KEEP.rows(connection, row)
    _KEEP.rows(connection, row)


def _read(database: Database) -> None:
    with database.reading() as connection:
        _HEARD.rows(connection, {"most": 9, "least": 0})


def test_a_prepared_statement_takes_its_values_by_name(tmp_path: Path) -> None:
    """In whatever order they are told, as Core does."""
    with a_notebook(tmp_path) as database, database.transaction() as connection:
        _empty(connection)
        _KEEP.rows(connection, {"n": 7, "register_ms": 42, "only": 1})

        assert _HEARD.one_row(connection, {"most": 1, "least": 1}) == (7, 42)
        assert not _HEARD.rows(connection, {"most": 0, "least": 0})


def test_a_prepared_statement_belongs_to_the_transaction(tmp_path: Path) -> None:
    """What it wrote goes with all the rest that is taken back."""
    with a_notebook(tmp_path) as database:
        with database.transaction() as connection:
            _empty(connection)
        with pytest.raises(IntegrityError), database.transaction() as connection:
            _keep_twice(connection)
        with database.reading() as connection:
            assert not _HEARD.rows(connection, {"most": 9, "least": 0})


def test_a_broken_rule_stays_a_bug_and_shows_no_value(tmp_path: Path) -> None:
    """The same error as SQLAlchemy's, and nothing of a code in it."""
    with a_notebook(tmp_path) as database, database.transaction() as connection:
        _empty(connection)
        with pytest.raises(IntegrityError) as caught:
            _keep_twice(connection)

    assert "INSERT INTO heard" in str(caught.value)
    assert "424242" not in str(caught.value)


def test_nothing_is_written_while_reading(tmp_path: Path) -> None:
    """The driver's word for it becomes the error that callers know."""
    with a_notebook(tmp_path) as database:
        with database.transaction() as connection:
            _empty(connection)
        with pytest.raises(StorageError), database.reading() as connection:
            _KEEP.rows(connection, {"n": 7, "register_ms": 42, "only": 1})


@pytest.mark.parametrize(
    ("tuning", "fault"),
    [(JOURNAL_TUNING, DamagedError), (CHECKLIST_TUNING, ListDamagedError)],
    ids=["journal", "list"],
)
def test_damage_is_told_as_that_of_its_file(
    tmp_path: Path, tuning: Tuning, fault: type[StorageError]
) -> None:
    """A damaged list can be fetched again, a damaged journal cannot."""
    with a_notebook(tmp_path, tuning) as database:
        with database.transaction() as connection:
            _empty(connection)
            schema = "UPDATE sqlite_schema SET sql = 'no table' WHERE name = 'heard'"
            tell(connection, "PRAGMA writable_schema = ON")
            tell(connection, schema)
        database.close()
        with pytest.raises(fault):
            _read(database)


@pytest.mark.parametrize(
    "statement",
    [select(_ODD.c.yes), insert(_ODD), select(_ODD.c.n).where(_ODD.c.n == 1)],
    ids=["a result to turn", "a value to turn", "a value of its own"],
)
def test_only_what_the_driver_takes_as_it_is_can_be_prepared(
    statement: object,
) -> None:
    """Else a value would be another one than SQLAlchemy's."""
    with pytest.raises(TypeError):
        prepare(statement)  # type: ignore[arg-type]  # any of the two kinds
