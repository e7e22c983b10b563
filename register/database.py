"""Where the register's database is spoken to: two kinds of sessions.

A reading session is one snapshot. `write` runs a function in a transaction of
its own and commits it; the function may be run again from the start, so it
leaves nothing behind but rows.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from sqlalchemy import Connection

Result = TypeVar("Result")
Work = Callable[[Connection], Result]


class Database(ABC):
    """A database by its URL, opened once for the life of a process."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """Open a session that sees one state of everything and changes nothing."""

    @abstractmethod
    def write(self, work: Work[Result], *, weight: int = 1) -> Result:
        """Run a function in a transaction and give its result once it is durable.

        `weight` says how much work it brings, in entries. Raises BusyError
        where nobody can say whether it was committed.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of every connection."""
