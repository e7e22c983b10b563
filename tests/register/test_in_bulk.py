"""Many rows at once, by the drivers' own statements."""

from sqlalchemy import Connection, insert, select

from register.dialects import insert_absent
from register.in_bulk import write_in_bulk
from register.opened import Register
from register.tables import chain, locks

ONE = {"replica": b"replica1", "n": 2, "link": b"\0\xff", "hash": b"%(n)s ?"}


def test_rows_arrive_as_they_were_given(register: Register) -> None:
    """Whatever bytes they hold and however their columns are ordered."""
    rows = [ONE, {**ONE, "n": 1}]

    def work(connection: Connection) -> None:
        write_in_bulk(connection, insert(chain), rows)
        write_in_bulk(connection, insert(chain), [])

    register.database.write(work)
    with register.database.reading() as connection:
        there = connection.execute(select(chain).order_by(chain.c.n.desc())).all()

    assert [row._asdict() for row in there] == rows


def test_what_is_there_is_left_alone(register: Register) -> None:
    """Also in a table of one column, also with nothing new."""
    keys = [{"key": b"1"}, {"key": b"2"}]

    def work(connection: Connection) -> None:
        write_in_bulk(connection, insert_absent(connection, locks), keys[:1])
        write_in_bulk(connection, insert_absent(connection, locks), keys)

    register.database.write(work)
    with register.database.reading() as connection:
        there = connection.scalars(select(locks.c.key).order_by(locks.c.key)).all()

    assert [{"key": key} for key in there] == keys
