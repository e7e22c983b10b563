"""The steps of `journal.db`, which nobody can fetch again."""

from typing import Final

from sqlalchemy import Connection

from kaikudesk.storage.upgrades import Upgrades

# Nothing in a backup can be read: neither a code nor the key of the open day.
JOURNAL_UPGRADES: Final = Upgrades(kept=True, left_out=("recent", "open_day"))

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
