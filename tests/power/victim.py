"""A program that writes into an encrypted file until its power is cut.

Told a folder, how the file is synced and how many rows to write; it names each row
once its transaction has ended.
"""

import sys
from pathlib import Path
from typing import Final

from sqlalchemy import text

from kaikudesk.storage.database import Tuning, open_database

KEY: Final = b"k" * 32
_EVERY: Final = 16


def tuned(synchronous: str) -> Tuning:
    """Tune the file as the journal is, but for how it is synced."""
    return Tuning(synchronous, cache_kib=2048, overwrites=True)


def main() -> None:
    """Write row after row, and move the log into the file now and then."""
    folder, synchronous, rows = sys.argv[1:]
    database = open_database(Path(folder, "rows.db"), KEY, tuned(synchronous))
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS told (n, filler)"))
    for n in range(int(rows)):
        with database.transaction() as connection:
            values = {"n": n, "filler": bytes(1000)}
            connection.execute(text("INSERT INTO told VALUES (:n, :filler)"), values)
        sys.stdout.write(f"{n}\n")
        sys.stdout.flush()
        if n % _EVERY == _EVERY - 1:
            database.checkpoint()


if __name__ == "__main__":
    main()
