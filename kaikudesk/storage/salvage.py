"""What can still be read of a damaged journal, without writing to it.

After a page that does not decrypt SQLCipher reads nothing more on that connection,
so each such fault costs a new one, and ranges are halved until the damage is alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kaikudesk.errors import StorageError
from kaikudesk.storage.driver import Driver, connect_to_read, dbapi2, naming_faults

# How far beyond the last known entry one is looked for behind damage.
BEYOND: Final = 256
AT_ONCE: Final = 512

_COLUMNS: Final = ("n", "entry_id", "kind", "made", "plain", "boxes", "link")
_ENTRIES: Final = (
    f"SELECT {', '.join(_COLUMNS)} FROM entry"  # noqa: S608 - our own columns
    " WHERE n BETWEEN ? AND ? ORDER BY n"
)

Row = dict[str, Any]


@dataclass(slots=True)
class Wreck:
    """A journal that may be damaged anywhere; nothing here raises for damage."""

    path: Path
    _key: bytes = field(repr=False)
    _connection: Driver | None = None

    def table(self, name: str) -> list[Row] | None:
        """Give all rows of a small table, None where it cannot be read whole."""
        return self._ask(f'SELECT * FROM "{name}"')  # noqa: S608 - our own tables

    def entries(self, at_least: int) -> Iterator[Row]:
        """Give every entry that is still readable, oldest first.

        `at_least` is a number up to which entries were seen elsewhere.
        """
        newest = self._ask("SELECT max(n) AS n FROM entry")
        last = at_least + BEYOND if newest is None else newest[0]["n"] or 0
        for first in range(1, last + 1, AT_ONCE):
            yield from self._between(first, min(first + AT_ONCE - 1, last))

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            with suppress(StorageError), naming_faults():
                self._connection.close()
            self._connection = None

    def _between(self, first: int, last: int) -> Iterator[Row]:
        rows = self._ask(_ENTRIES, (first, last))
        if rows is not None:
            yield from rows
        elif first < last:
            middle = (first + last) // 2
            yield from self._between(first, middle)
            yield from self._between(middle + 1, last)

    def _ask(self, statement: str, values: Sequence[int] = ()) -> list[Row] | None:
        try:
            with naming_faults():
                if self._connection is None:
                    self._connection = connect_to_read(self.path, self._key)
                told = self._connection.execute(statement, values)
                names = [one[0] for one in told.description]
                return [dict(zip(names, row, strict=True)) for row in told.fetchall()]
        except (StorageError, dbapi2.DatabaseError):
            self.close()
            return None
