"""Which rows of the table of cases a run came to, so that none is left unproved."""

from collections import Counter

from sqlalchemy import Connection

from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.wire.bodies import CardAmended
from tests.simulation.cases_model import ANSWERED
from tests.simulation.decided import CARD_MOVED, STOOD
from tests.simulation.happenings import FAULTS
from tests.simulation.moves import ELSEWHERE
from tests.simulation.sticks import AGAIN, DAMAGED
from tests.simulation.told import entries_of, told_cases
from tests.simulation.world import World

NOTICED = "a new epoch after a set-back"
_DIFFERENT_FIELDS = "row 7"
_ENDED = "row 18"
ROWS = {f"row {kind}" for kind in CaseKind}
EXPECTED = {
    *FAULTS,
    *ROWS,
    NOTICED,
    ANSWERED,
    CARD_MOVED,
    STOOD,
    DAMAGED,
    ELSEWHERE,
    AGAIN,
    _DIFFERENT_FIELDS,
    _ENDED,
}


def note_rows(world: World) -> None:
    """Count each row of the table that this run came to."""
    world.met.update(world.central.eye.look(_rows))


def _rows(connection: Connection) -> Counter[str]:
    rows = {f"row {one.row.kind}" for one in told_cases(connection)}
    if entries_of(connection, EntryKind.ERASED):
        rows.add(_ENDED)
    amended: dict[bytes | None, set[bool]] = {}
    for entry in entries_of(connection, EntryKind.CARD_AMENDED):
        of = amended.setdefault(entry.plain.about, set())
        of.add(bool(isinstance(body := entry.body(), CardAmended) and body.background))
    if any(len(fields) > 1 for fields in amended.values()):
        rows.add(_DIFFERENT_FIELDS)
    return Counter(rows)
