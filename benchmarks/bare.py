"""The bare work beside ours: the same driver, key and tuning, and nothing else."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, cast

from benchmarks.desks import keys_of
from kaikudesk.desk import CHECKLIST_FILE
from kaikudesk.storage.database import CHECKLIST_TUNING, JOURNAL_TUNING
from kaikudesk.storage.driver import connect, connect_tuned

Values = Sequence[int | bytes]
_KEY: Final = b"k" * 32


class Cursor(Protocol):
    """What comes of a statement."""

    def fetchone(self) -> tuple[object, ...] | None:
        """Give the next row."""
        ...


class Bare(Protocol):
    """The driver's connection, as far as the benchmarks use it."""

    def execute(self, statement: str, values: Values = (), /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, statement: str, rows: Sequence[Values], /) -> Cursor:
        """Run one statement for each row."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


def bare_list(folder: Path) -> Bare:
    """Open a desk's list as the desk does."""
    key, path = keys_of(folder).checklist, folder / CHECKLIST_FILE
    return cast("Bare", connect_tuned(str(path), key, CHECKLIST_TUNING))


def bare_journal(path: Path) -> Bare:
    """Make a file that is as durable as the journal, with one plain table."""
    bare = cast("Bare", connect_tuned(str(path), _KEY, JOURNAL_TUNING))
    bare.execute("CREATE TABLE entry (n INTEGER PRIMARY KEY, plain BLOB) STRICT")
    return bare


def bare_file(path: Path) -> Bare:
    """Make an encrypted file that nothing protects while it is filled."""
    bare = cast("Bare", connect(str(path), _KEY))
    for setting in ("journal_mode = OFF", "synchronous = OFF"):
        bare.execute(f"PRAGMA {setting}")
    return bare
