"""Statements that a check or a record waits for, past SQLAlchemy's work each time.

For a small statement that work takes four times as long as SQLite's own. So one
that is written in Core beside its table is compiled once and told to the
driver, in the same transaction and with the same faults (decision 6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from sqlalchemy import Connection, Insert, Integer, LargeBinary, Select, Text
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from kaikudesk.storage.driver import KEPT, dbapi2, named_fault

_DIALECT: Final = pysqlite.dialect(paramstyle="qmark")
# The driver takes and gives these as they are.
_PLAIN: Final = frozenset({Integer, LargeBinary, Text})
_NOTHING: Final[Mapping[str, object]] = {}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The driver's text, and which name's value stands at each question mark."""

    sql: str
    names: tuple[str, ...]

    def rows(
        self, connection: Connection, asked: Mapping[str, object] = _NOTHING
    ) -> Sequence[Row]:
        """Run it and give all its rows."""
        return tell(connection, self.sql, [asked[name] for name in self.names])

    def one_row(self, connection: Connection, asked: Mapping[str, object]) -> Row:
        """Run it and give the one row that it always has."""
        (row,) = self.rows(connection, asked)
        return row


def prepare(statement: Select[Any] | Insert) -> Prepared:
    """Compile a statement once; all its values come by name when it is run.

    Raises TypeError where SQLAlchemy would have to turn a value into another, or
    has one of its own to bring.
    """
    compiled = statement.compile(dialect=_DIALECT)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError("no statement of SQL")
    fixed = [name for name, value in compiled.params.items() if value is not None]
    if fixed:
        raise TypeError(f"{fixed} would not be told")
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    values = (*columns, *compiled.binds.values())
    if not {type(value.type) for value in values} <= _PLAIN:
        raise TypeError("a value that the driver does not take or give as it is")
    return Prepared(compiled.string, tuple(compiled.positiontup or ()))


def tell(
    connection: Connection, sql: str, values: Sequence[object] = ()
) -> Sequence[Row]:
    """Tell the driver a statement of its own and give all rows.

    Faults are those that the connection itself would raise.
    """
    driver: Any = connection.connection.dbapi_connection
    try:
        rows: Sequence[Row] = driver.execute(sql, values).fetchall()
    except dbapi2.DatabaseError as fault:
        _raise_as_ever(connection, sql, fault)
    return rows


def _raise_as_ever(connection: Connection, sql: str, fault: Exception) -> NoReturn:
    kept = connection.get_execution_options().get(KEPT, True)
    named = named_fault(fault, kept=kept)
    if named is not None:
        raise named from fault
    raise DBAPIError.instance(
        sql, None, fault, dbapi2.Error, hide_parameters=True
    ) from fault
