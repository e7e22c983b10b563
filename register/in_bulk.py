"""Many rows at once, past the work that SQLAlchemy would do for each of them.

The statement is compiled once; every value here is what the drivers take as it
is (bytes, text, whole numbers), so nothing is left to convert.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Dialect, Insert

from register.statements import run_each

_STATEMENTS: Final = 32


def write_in_bulk(
    connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Run a statement for each of these rows, which all name the same columns."""
    if not rows:
        return
    sql, places = _compiled(connection.dialect, statement, tuple(rows[0]))
    if places:
        told = [tuple(map(row.__getitem__, places)) for row in rows]
        run_each(connection, sql, told)
    else:
        connection.exec_driver_sql(sql, [dict(row) for row in rows])


@lru_cache(maxsize=_STATEMENTS)
def _compiled(
    dialect: Dialect, statement: Insert, columns: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """Give the driver's text, and the columns in the order of its question marks."""
    compiled = statement.compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), tuple(compiled.positiontup or ())
