"""Statements of every push: the same answers as SQLAlchemy's own way gives."""

import pytest
from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from register.opened import Register
from register.statements import run, run_each
from register.tables import days, locks

IN = (
    select(locks.c.key)
    .where(locks.c.key.in_(bindparam("keys", expanding=True)), locks.c.key != b"own")
    .order_by(locks.c.key)
)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 40])
def test_a_list_of_any_length_is_asked_by(register: Register, count: int) -> None:
    """Also with a value that the statement brings itself, and none at all."""
    keys = [bytes([number]) for number in range(count)]

    def work(connection: Connection) -> list[bytes]:
        for key in [*keys, b"own"]:
            assert not run(connection, insert(locks), {"key": key})
        return [key for (key,) in run(connection, IN, {"keys": [*keys, b"own"]})]

    assert register.database.write(work) == keys


def test_a_new_session_sees_one_state_from_its_first_statement(
    register: Register,
) -> None:
    """A transaction begins with it, as with any other."""
    asked = {"keys": [b"1", b"2"]}

    def add(connection: Connection) -> None:
        run(connection, insert(locks), {"key": b"1"})

    with register.database.reading() as connection:
        assert not run(connection, IN, asked)
        register.database.write(add)
        assert not run(connection, IN, asked)
    with register.database.reading() as connection:
        assert [tuple(row) for row in run(connection, IN, asked)] == [(b"1",)]


def test_a_fault_of_the_driver_is_raised_as_ever(register: Register) -> None:
    """With its kind, and without the values: one of them may be a code."""
    day = {"day": 1, "n": 7}

    def twice(connection: Connection) -> None:
        run(connection, insert(days), day)
        run(connection, insert(days), {**day, "n": 424_242})

    with pytest.raises(IntegrityError) as told:
        register.database.write(twice)

    assert "424242" not in str(told.value).partition("[SQL")[2]


def test_a_fault_among_many_rows_is_raised_as_ever(register: Register) -> None:
    """Nothing of them stays."""

    def broken(connection: Connection) -> None:
        run(connection, insert(locks), {"key": b"1"})
        run_each(connection, "INSERT INTO nowhere VALUES (1)", [(), ()])

    with pytest.raises(DBAPIError):
        register.database.write(broken)
    with register.database.reading() as connection:
        assert not run(connection, IN, {"keys": [b"1"]})
