"""What ended for its holder goes from this desk by itself, after a pull told of it.

The register's row says that a card was erased, or that an answer is not consented
to any more; a card that was deleted has no row. Only what the register vouches for
in this way goes: a box that it still waits for is never missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kaikudesk.model import Ending
from kaikudesk.storage import checklist, erasing, forgetting
from kaikudesk.storage.erasing import Holding, Names
from kaikudesk.storage.forgetting import Reached
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from sync.steps import Commit, File, Played, Read, ask


def take_ended_away(reached: Reached | None) -> Played[int]:
    """Take away what ended; give how many entries lost something."""
    if reached is None:
        return 0
    held = yield from ask(Read(File.JOURNAL, partial(_read, reached=reached)))
    if not held.entries:
        return 0
    due = yield from ask(Read(File.CHECKLIST, held.due))
    for first in range(0, len(due), erasing.AT_ONCE):
        piece = due[first : first + erasing.AT_ONCE]
        take = partial(erasing.take_away, due=piece)
        yield from ask(Commit(File.JOURNAL, take))
    return len(due)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the journal still tells of holders.

    `known` are own registrations that the pulled rows would tell of.
    """

    entries: tuple[Holding, ...]
    known: frozenset[bytes]

    def due(self, connection: Connection) -> tuple[tuple[Holding, Names], ...]:
        """Give what has to go by the register's rows, and which boxes of it."""
        pulled = checklist.load_pulled(connection)
        scopes = frozenset(pulled.scopes if pulled else ())
        return tuple(
            (one, names)
            for one, scope in _in_scopes(self.entries, scopes)
            if (names := one.names & self._names(connection, one, scope))
        )

    def _names(self, connection: Connection, one: Holding, scope: str) -> Names:
        packed = checklist.row_of(connection, scope, one.registration)
        if packed is None:
            return erasing.ALL if one.registration in self.known else frozenset()
        row = decode(packed, CardRowWire)
        if row.ended >= Ending.ERASED:
            return erasing.ALL
        return frozenset() if row.wellbeing_consent else erasing.WELLBEING


def _in_scopes(
    entries: Iterable[Holding], scopes: frozenset[str]
) -> Iterator[tuple[Holding, str]]:
    for one in entries:
        scope = f"cards/{one.entry.plain.site}"
        if scope in scopes:
            yield one, scope


def _read(connection: Connection, reached: Reached) -> _Held:
    there = erasing.holding(connection)
    taken_in = frozenset(forgetting.taken_in(connection, reached) if there else ())
    known = (one.registration for one in there if one.registers and one.n in taken_in)
    return _Held(there, frozenset(known))
