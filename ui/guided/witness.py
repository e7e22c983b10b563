"""A witness of the register's database, in a process that imports nothing of ours.

Run by its path with `-I`: the database's file first, then a question and a code.
It opens the file for reading only: a system's SQLite may be too old to write there.
"""

import sqlite3
import sys

_QUESTIONS = {
    "desks": "SELECT count(*) FROM desks WHERE ? = ''",
    "redemptions": "SELECT count(*) FROM entries WHERE kind = 14 AND code = ?",
    "registrations": "SELECT count(*) FROM entries WHERE kind = 5 AND code = ?",
    "voids": "SELECT count(*) FROM entries WHERE kind = 18 AND ? = ''",
}


def main(path: str, question: str, code: str = "") -> None:
    """Print one number."""
    register = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    print(register.execute(_QUESTIONS[question], (code,)).fetchone()[0])
    register.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
