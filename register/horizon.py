"""The horizon: rows that have been gone for sixty days are forgotten.

Only `gone` rows are ever dropped. A desk whose cursor lies behind the last of
them reads from 0; all others are told every row that went.
"""

from typing import Final

from sqlalchemy import Connection, delete, select, update

from register.feed import DAY_MS
from register.opened import Register
from register.tables import days, feed, feed_head

KEPT_DAYS: Final = 60


def drop_gone(register: Register) -> int:
    """Drop what has been gone for long enough; give how many rows that were."""
    oldest = register.clock.now_ms() // DAY_MS - KEPT_DAYS

    def work(connection: Connection) -> int:
        horizon = _number_before(connection, oldest)
        if horizon is None:
            return 0
        dropped = connection.execute(
            delete(feed).where(feed.c.row.is_(None), feed.c.seq <= horizon)
        ).rowcount
        if dropped:
            _move(connection, horizon)
        return dropped

    return register.database.write(work)


def _number_before(connection: Connection, oldest: int) -> int | None:
    """Give the last number of the days before this one, None without any."""
    first: int | None = connection.scalar(
        select(days.c.n).where(days.c.day >= oldest).order_by(days.c.day).limit(1)
    )
    if first is not None:
        return first - 1
    return connection.scalar(select(feed_head.c.n))


def _move(connection: Connection, horizon: int) -> None:
    # What a cursor at the horizon itself has seen is whole: it read that number.
    connection.execute(
        update(feed_head).where(feed_head.c.horizon < horizon).values(horizon=horizon)
    )
