"""The steps of `journal.db`, which nobody can fetch again."""

from typing import Final

from sqlalchemy import Connection

from kaikudesk.storage.upgrades import Upgrades
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt

# Nothing in a backup can be read: neither a code nor the key of the open day. And
# a backup has no home, so that a journal that is opened from one is known as such.
JOURNAL_UPGRADES: Final = Upgrades(kept=True, left_out=("recent", "open_day", "home"))

_FIRST_TABLES: Final = (
    """
    CREATE TABLE entry (
        n INTEGER NOT NULL PRIMARY KEY,
        entry_id BLOB NOT NULL UNIQUE,
        kind INTEGER NOT NULL,
        made INTEGER NOT NULL,
        plain BLOB NOT NULL,
        boxes BLOB NOT NULL,
        link BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE recent (
        n INTEGER NOT NULL PRIMARY KEY REFERENCES entry (n),
        code TEXT NOT NULL,
        box_keys BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        statement BLOB NOT NULL PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        clear INTEGER NOT NULL,
        signature BLOB NOT NULL,
        key INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX receipt_by_last ON receipt (last)",
    """
    CREATE TABLE identity (
        only INTEGER NOT NULL PRIMARY KEY,
        replica BLOB NOT NULL,
        desk INTEGER NOT NULL,
        role TEXT NOT NULL,
        site BLOB NOT NULL,
        epoch BLOB NOT NULL,
        root BLOB NOT NULL,
        working_keys BLOB NOT NULL,
        address TEXT NOT NULL,
        signing_key BLOB NOT NULL,
        sealing_key BLOB NOT NULL,
        token BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE heard (
        only INTEGER NOT NULL PRIMARY KEY,
        register_ms INTEGER NOT NULL,
        n INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE open_day (
        only INTEGER NOT NULL PRIMARY KEY,
        day_id BLOB NOT NULL,
        day_key BLOB NOT NULL,
        day INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY,
        value BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE checkpoint (
        n INTEGER NOT NULL PRIMARY KEY,
        link BLOB NOT NULL
    ) STRICT
    """,
)


@JOURNAL_UPGRADES.step(1)
def first_tables(connection: Connection) -> None:
    """Make the tables of the first release."""
    for statement in _FIRST_TABLES:
        connection.exec_driver_sql(statement)


_NUMBERS_TO_SEND_UNDER: Final = (
    """
    CREATE TABLE taken_replica (
        number INTEGER NOT NULL PRIMARY KEY,
        replica BLOB NOT NULL UNIQUE,
        since INTEGER NOT NULL,
        cause TEXT NOT NULL,
        lacked BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sent (
        replica BLOB NOT NULL,
        n INTEGER NOT NULL,
        entry INTEGER NOT NULL REFERENCES entry (n),
        link BLOB NOT NULL,
        PRIMARY KEY (replica, n)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sent_by_entry ON sent (entry)",
    "CREATE TABLE home (only INTEGER NOT NULL PRIMARY KEY) STRICT",
    "INSERT INTO taken_replica SELECT 1, replica, 0, 'enrolled', x'' FROM identity",
    # A journal with entries and none that may still be read is a backup.
    """
    INSERT INTO home SELECT 1 FROM identity WHERE EXISTS (SELECT 1 FROM recent)
    OR NOT EXISTS (SELECT 1 FROM entry)
    """,
    "ALTER TABLE receipt RENAME TO receipt_before",
    "DROP INDEX receipt_by_last",
    """
    CREATE TABLE receipt (
        number INTEGER NOT NULL PRIMARY KEY,
        statement BLOB NOT NULL UNIQUE,
        replica BLOB NOT NULL,
        epoch BLOB NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        clear INTEGER NOT NULL,
        signature BLOB NOT NULL,
        key INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX receipt_by_replica ON receipt (replica, epoch, last)",
)


@JOURNAL_UPGRADES.step(2)
def numbers_to_send_under(connection: Connection) -> None:
    """Let entries be sent again under another replica, and receipts tell which."""
    for statement in _NUMBERS_TO_SEND_UNDER:
        connection.exec_driver_sql(statement)
    kept = connection.exec_driver_sql(
        "SELECT statement, first, last, clear, signature, key FROM receipt_before"
        " ORDER BY last"
    )
    for statement, *rest in kept.all():
        said = decode(statement, Receipt)
        row = (statement, said.replica, said.epoch, *rest)
        connection.exec_driver_sql(
            "INSERT INTO receipt (statement, replica, epoch, first, last, clear,"
            " signature, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    connection.exec_driver_sql("DROP TABLE receipt_before")
