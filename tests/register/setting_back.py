"""A register that is set back: a copy of all its rows, put in their place again."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from register.opened import Register
from register.tables import metadata

Copy = Mapping[str, Sequence[Mapping[str, Any]]]


def copy_of(register: Register) -> Copy:
    """Copy every row of every table."""
    with register.database.reading() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table)).mappings()
            ]
            for table in metadata.sorted_tables
        }


def set_back(register: Register, copy: Copy) -> None:
    """Put the copy in the place of what is there, as if the file were copied back."""

    def work(connection: Connection) -> None:
        for table in metadata.sorted_tables:
            connection.execute(delete(table))
            if copy[table.name]:
                connection.execute(insert(table), copy[table.name])

    register.database.write(work)
