"""The right of a desk ends: by an act of the register, and by its signed word.

The desk loses its list by that word and by nothing else. What it still has to tell it
may deliver; it is held for a person.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import DeskWithdrawn
from kaikudesk.wire.messages import WITHDRAWAL_PURPOSE, Withdrawal, sign_statement
from register.acts import decide
from register.acts_file import Row
from register.errors import RefusedError, UnknownDeskError
from register.noting import audited, row_of
from register.opened import Register
from register.pen import Act
from register.rights import Author
from register.tables import desks, feed_head


def withdraw_desk(register: Register, desk: int) -> bool:
    """End the right of a desk; tell whether it had one. Raises UnknownDeskError."""

    def choose(connection: Connection) -> tuple[bool, list[Act]]:
        if _withdrawn(connection, desk) is not None:
            return False, []
        return True, [Act(EntryKind.DESK_WITHDRAWN, DeskWithdrawn(desk))]

    def beside(connection: Connection) -> Sequence[Row]:
        now = register.clock.now_ms()
        ended = update(desks).where(desks.c.number == desk).values(withdrawn=now)
        connection.execute(ended)
        told = audited(register, connection, "withdraw-desk", desk)
        return [row_of(connection, desks, desk), told]

    return decide(register, choose, beside)


def withdrawn(register: Register, author: Author) -> RefusedError:
    """Give the refusal that tells a desk so, signed."""
    with register.database.reading() as connection:
        since = _withdrawn(connection, author.desk)
        epoch = connection.scalars(select(feed_head.c.epoch)).one()
    said = Withdrawal(author.desk, epoch, since or 0, register.clock.now_ms())
    signed = sign_statement(
        said, WITHDRAWAL_PURPOSE, register.signing_key, register.key
    )
    return RefusedError("right-withdrawn", statement=signed)


def _withdrawn(connection: Connection, desk: int) -> int | None:
    found = connection.execute(
        select(desks.c.withdrawn).where(desks.c.number == desk)
    ).one_or_none()
    if found is None:
        raise UnknownDeskError(str(desk))
    since: int | None = found.withdrawn
    return since
