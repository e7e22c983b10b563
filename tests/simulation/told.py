"""What the register's feed tells of cases, and of what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kaikudesk.model import EntryKind
from kaikudesk.storage.prepared import tell
from kaikudesk.wire.entry import Entry, decode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from register.tables import TAKEN_IN

Place = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """A case as the register tells it in one scope."""

    scope: str
    key: bytes
    row: CaseRowWire

    @property
    def place(self) -> Place:
        """Name it among all rows."""
        return self.scope, self.key

    @property
    def standing(self) -> bytes:
        """Name the settlement that stands; "" where none does."""
        return next((one.entry_id for one in self.row.trace if one.stands), b"")


@dataclass(frozen=True, slots=True)
class Decided:
    """Which settlements stood in an epoch, and which cards were put out of use.

    `inactivated` names, for each card, the entries that put it out of use; `keepers`
    names the site whose registration keeps a code.
    """

    epoch: bytes = b""
    settled: Mapping[Place, Told] = field(default_factory=dict)
    inactivated: Mapping[bytes, frozenset[bytes]] = field(default_factory=dict)
    keepers: Mapping[str, int] = field(default_factory=dict)


def told_cases(connection: Connection) -> list[Told]:
    """Give the rows of all cases, in a steady order."""
    rows = rows_below(connection, "cases/")
    return [Told(scope, item, decode(row, CaseRowWire)) for scope, item, row in rows]


def rows_below(
    connection: Connection, prefix: str
) -> Sequence[tuple[str, bytes, bytes]]:
    """Give the rows of all scopes that begin so, in a steady order."""
    asked = """
        SELECT scope, item, row FROM feed
        WHERE scope BETWEEN ? AND ? AND row IS NOT NULL ORDER BY scope, item
    """
    return tell(connection, asked, [prefix, prefix + "\uffff"])


def entries_of(connection: Connection, kind: EntryKind) -> list[Entry]:
    """Give all entries of a kind that the register has taken in."""
    asked = "SELECT plain FROM entries WHERE kind = ? AND state = ?"
    found = tell(connection, asked, [kind, TAKEN_IN])
    return [decode_entry(plain) for (plain,) in found]
