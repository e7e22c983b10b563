"""Statements that every push runs, past the work that SQLAlchemy does each time.

For a small statement on SQLite that work takes nine times as long as the
statement itself. So it is compiled once and told to the driver; every value is
what the driver takes and gives as it is (bytes, text, whole numbers). A server
is asked in the ordinary way: waiting for it costs more than asking.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import CompoundSelect, Connection, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from register.dialects import writes_alone

Statement = (
    Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | Insert | Update
)
Asked = Mapping[str, Any]
Rows = Sequence[Sequence[Any]]

_STATEMENTS: Final = 256
# A longer list makes a text that is not worth keeping.
_LONGEST_LIST: Final = 16

# A name that is asked by, and how long its list is; None: a single value.
_Shape = tuple[tuple[str, int | None], ...]
# A name, and the place in its list.
_Spot = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The driver's text, and which value stands at each question mark.

    A value is named, with its place where it is one of a list; `fixed` are
    those that the statement brings itself.
    """

    sql: str
    spots: tuple[_Spot, ...]
    fixed: Asked

    def values(self, asked: Asked) -> list[object]:
        """Put what is asked by into the order of the question marks."""
        told = {**self.fixed, **asked}
        return [
            told[name] if place is None else told[name][place]
            for name, place in self.spots
        ]


def run(connection: Connection, statement: Statement, asked: Asked) -> Rows:
    """Run a statement and give all its rows; one that changes rows gives none."""
    shape = _shape(asked)
    if not writes_alone(connection) or not _is_short(shape):
        result = connection.execute(statement, asked)
        return result.all() if result.returns_rows else ()
    compiled = _compile(connection.dialect, statement, shape)
    with _faults_as_ever(connection, compiled.sql):
        told = _driver(connection).execute(compiled.sql, compiled.values(asked))
        rows: Rows = told.fetchall()
    return rows


def run_each(
    connection: Connection, sql: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Tell the driver its own text, once for each of these rows."""
    if not writes_alone(connection):
        connection.exec_driver_sql(sql, rows)
        return
    with _faults_as_ever(connection, sql):
        _driver(connection).executemany(sql, rows)


def _driver(connection: Connection) -> Any:  # noqa: ANN401 - the driver has no types
    """Reach the driver's own connection, its transaction begun as any other is."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.driver_connection


@contextmanager
def _faults_as_ever(connection: Connection, sql: str) -> Iterator[None]:
    """Raise the driver's faults as those of SQLAlchemy that everybody expects."""
    dialect = connection.dialect
    every = dialect.loaded_dbapi.Error
    try:
        yield
    except every as fault:
        raise DBAPIError.instance(
            sql, None, fault, every, hide_parameters=True, dialect=dialect
        ) from fault


def _shape(asked: Asked) -> _Shape:
    return tuple(
        (name, len(value) if isinstance(value, list) else None)
        for name, value in asked.items()
    )


def _is_short(shape: _Shape) -> bool:
    return all(length is None or length <= _LONGEST_LIST for _, length in shape)


@lru_cache(maxsize=_STATEMENTS)
def _compile(dialect: Dialect, statement: Statement, shape: _Shape) -> _Compiled:
    names = [name for name, _ in shape]
    compiled = statement.compile(dialect=dialect, column_keys=names)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError("a statement whose lists cannot be written out")
    some = {name: None if length is None else [b""] * length for name, length in shape}
    state = compiled.construct_expanded_state(some)
    spots: dict[str, _Spot] = {
        one: (name, place)
        for name, ones in state.parameter_expansion.items()
        for place, one in enumerate(ones)
    }
    return _Compiled(
        state.statement,
        tuple(spots.get(one, (one, None)) for one in state.positiontup or ()),
        {name: value for name, value in state.parameters.items() if name not in spots},
    )
