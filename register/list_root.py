"""The root of the list, added up from its rows: each push only adds its changes to it.

Once a day it is made anew. Where it was another, desks compare with the true one from
then on, and those whose rows are others read the list again.
"""

import logging
from typing import Final

from sqlalchemy import Connection, delete, select, update

from kaikudesk.chunks import ROOT_MODULUS, ROWS, row_sum
from register.feed import LIST_PREFIX, list_tuple
from register.opened import Register
from register.tables import feed, feed_head, snapshots

_LOG: Final = logging.getLogger(__name__)
_AFTER_LISTS: Final = LIST_PREFIX[:-1] + chr(ord(LIST_PREFIX[-1]) + 1)


def mend_root(register: Register) -> bool:
    """Let the root be the sum of the rows; tell whether it was not.

    What pushes add meanwhile is added to the true one as well.
    """
    with register.database.reading() as connection:
        wrong_by = _wrong_by(connection)
    if not wrong_by:
        return False
    _LOG.warning("the list's root was not the sum of its rows; it is now")

    def work(connection: Connection) -> None:
        connection.execute(
            update(feed_head).values(root=(feed_head.c.root + wrong_by) % ROOT_MODULUS)
        )
        # They tell the root that was wrong.
        connection.execute(delete(snapshots))

    register.database.write(work)
    return True


def _wrong_by(connection: Connection) -> int:
    root: int = connection.execute(select(feed_head.c.root)).scalar_one()
    rows = connection.execution_options(yield_per=ROWS).execute(
        select(feed.c.item, feed.c.row)
        .where(feed.c.scope >= LIST_PREFIX, feed.c.scope < _AFTER_LISTS)
        .where(feed.c.row.is_not(None))
    )
    total = sum(row_sum(list_tuple(item, row)) for item, row in rows)
    return (total - root) % ROOT_MODULUS
