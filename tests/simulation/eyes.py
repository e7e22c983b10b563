"""Looking into a file again only where something was written to it since.

The laws look after every step, and most steps write little: what has not changed
is remembered. SQLite itself tells by its `data_version` whether anybody wrote.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from kaikudesk.storage.driver import Driver, dbapi2
from kaikudesk.storage.prepared import tell

_Seen = TypeVar("_Seen")


@dataclass(slots=True)
class Eye:
    """Watches one file over a connection of its own, which `connect` opens.

    What it gives is the same object until the file changes: nobody alters it.
    """

    path: Path
    connect: Callable[[], Driver]
    _held: Connection | None = None
    _state: tuple[int, int] = (0, 0)
    _memory: dict[Any, Any] = field(default_factory=dict)

    def look(self, reading: Callable[..., _Seen], *asked: object) -> _Seen:
        """Give what a function reads there, whether now or at the last look."""
        connection = self._watching()
        ((version,),) = tell(connection, "PRAGMA data_version")
        state = (self._state[0], version)
        if state != self._state:
            self._state = state
            self._memory.clear()
        if (reading, asked) not in self._memory:
            self._memory[reading, asked] = reading(connection, *asked)
        seen: _Seen = self._memory[reading, asked]
        return seen

    def close(self) -> None:
        """Look no longer, so that the last who leaves can empty the log."""
        if self._held is not None:
            self._held.close()
        self._held = None
        self._memory.clear()

    def _watching(self) -> Connection:
        file = self.path.stat().st_ino
        if self._held is None or file != self._state[0]:
            # A file that was set aside is not the one to look into any more.
            self.close()
            self._state = (file, 0)
            engine = create_engine(
                "sqlite://", creator=self.connect, module=dbapi2, poolclass=NullPool
            )
            self._held = engine.connect()
        return self._held
