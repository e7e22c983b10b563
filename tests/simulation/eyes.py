"""Looking into a file again only where something was written to it since.

The laws look after every step, and most steps write little: what has not changed
is remembered. SQLite itself tells by its `data_version` whether anybody wrote.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from kaikudesk.storage.driver import Driver

_Seen = TypeVar("_Seen")


class Readable(Protocol):
    """A desk's file or the register's database."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Read several things from one snapshot."""
        ...


@dataclass(slots=True)
class Eye:
    """Watches one file; `connect` opens a connection that only tells of changes.

    What it gives is the same object until the file changes: nobody alters it.
    """

    database: Readable
    path: Path
    connect: Callable[[], Driver]
    _watch: Driver | None = None
    _state: tuple[int, int] = (0, 0)
    _memory: dict[Any, Any] = field(default_factory=dict)

    def look(self, reading: Callable[..., _Seen], *asked: object) -> _Seen:
        """Give what a function reads there, whether now or at the last look."""
        state = self._now()
        if state != self._state:
            self._state = state
            self._memory.clear()
        if (reading, asked) not in self._memory:
            with self.database.reading() as connection:
                self._memory[reading, asked] = reading(connection, *asked)
        seen: _Seen = self._memory[reading, asked]
        return seen

    def close(self) -> None:
        """Look no longer, so that the last who leaves can empty the log."""
        if self._watch is not None:
            self._watch.close()
        self._watch = None
        self._memory.clear()

    def _now(self) -> tuple[int, int]:
        file = self.path.stat().st_ino
        if self._watch is None or file != self._state[0]:
            # A file that was set aside is not the one to watch any more.
            self.close()
            self._watch = self.connect()
        ((version,),) = self._watch.execute("PRAGMA data_version").fetchall()
        return file, version
