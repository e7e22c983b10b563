"""Lost and doubled, counted by plain SQL on the register against the shadow logs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from kaikudesk.clock import SystemClock
from kaikudesk.model import EntryKind
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import UseRowWire
from register.engines import open_database
from register.opened import open_register
from tests.chaos.shadow import Recorded
from tests.register.staging import assert_whole

_ENTRIES: Final = "SELECT entry_id, kind, count(*) AS times FROM entries GROUP BY 1, 2"
_TWICE_IN_A_ROW: Final = (
    "SELECT hash FROM chain GROUP BY replica, hash HAVING count(*) > 1"
)
_USES: Final = (
    "SELECT row FROM feed WHERE scope LIKE 'site/%' AND row IS NOT NULL"
    " AND item >= :first AND item < :behind"
)
# `u`, with which the item of a card's uses begins, and the letter behind it.
_OF_USES: Final = {"first": b"u", "behind": b"v"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the register holds of what the screens called recorded."""

    recorded: int
    held: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def audit(url: str, shadows: Iterable[list[Recorded]]) -> Found:
    """Compare a register that nobody serves any more with the shadow logs.

    An event that two desks declared is one entry with two bodies, as it should be.
    """
    recorded = [one for shadow in shadows for one in shadow]
    database = open_database(url, serving=False)
    try:
        assert_whole(open_register(database, SystemClock()))
        with database.reading() as connection:
            return _compare(connection, recorded)
    finally:
        database.close()


def _compare(connection: Connection, recorded: list[Recorded]) -> Found:
    held = Counter[bytes]()
    for entry_id, kind, times in connection.execute(text(_ENTRIES)):
        held[bytes(entry_id)] += 1 if kind == EntryKind.EVENT_DECLARED else times
    counted = _counted(connection)
    given = {one.entry_id for one in recorded if _is_a_ticket(one)}
    lost = {one.entry_id for one in recorded if one.entry_id not in held}
    lost |= {entry_id for entry_id in given if entry_id not in counted}
    doubled = {entry_id for entry_id, times in held.items() if times > 1}
    doubled |= {entry_id for entry_id, times in counted.items() if times > 1}
    twice = set(connection.scalars(text(_TWICE_IN_A_ROW)))
    return Found(
        recorded=len({one.entry_id for one in recorded}),
        held=len(held),
        lost=tuple(sorted(one.hex() for one in lost)),
        doubled=tuple(sorted(bytes(one).hex() for one in doubled | twice)),
    )


def _counted(connection: Connection) -> Counter[bytes]:
    """Count how often each ticket stands in the rows that venues read."""
    rows = connection.scalars(text(_USES), _OF_USES)
    uses = (decode(bytes(row), UseRowWire).uses for row in rows)
    return Counter(use.entry_id for of_card in uses for use in of_card)


def _is_a_ticket(one: Recorded) -> bool:
    return one.kind == EntryKind.REDEMPTION_RECORDED
