"""One round at a time for a desk's files, also across processes.

The lock is SQLite's own on a small file without content: it works alike on
every system, and the system frees it when its process dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

ROUND_LOCK: Final = "round.lock"


@contextmanager
def only_round(path: Path) -> Iterator[bool]:
    """Hold the lock of this file, or give False where another round has it."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True
