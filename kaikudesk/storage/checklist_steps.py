"""The steps of `checklist.db`, a copy that can be thrown away."""

from typing import Final

from sqlalchemy import Connection

from kaikudesk.storage.upgrades import Upgrades

CHECKLIST_UPGRADES: Final = Upgrades(kept=False)

_LIST_COLUMNS: Final = """
        key INTEGER NOT NULL PRIMARY KEY,
        last_valid INTEGER NOT NULL,
        children INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        state INTEGER NOT NULL,
        area INTEGER NOT NULL
"""

_FIRST_TABLES: Final = (
    f"CREATE TABLE list_row ({_LIST_COLUMNS}) STRICT",
    f"CREATE TABLE next_list_row ({_LIST_COLUMNS}) STRICT",
    """
    CREATE TABLE scope_row (
        scope TEXT NOT NULL,
        item BLOB NOT NULL,
        row BLOB NOT NULL,
        PRIMARY KEY (scope, item)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE cursor (
        scope TEXT NOT NULL PRIMARY KEY,
        token BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pulled (
        only INTEGER NOT NULL PRIMARY KEY,
        epoch BLOB NOT NULL,
        register_ms INTEGER NOT NULL,
        good_until INTEGER NOT NULL,
        journal_n INTEGER NOT NULL,
        last_receipt BLOB NOT NULL,
        scopes BLOB NOT NULL,
        list_scope TEXT NOT NULL,
        key_version INTEGER NOT NULL,
        list_key BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE loading (
        only INTEGER NOT NULL PRIMARY KEY,
        manifest BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE loaded_chunk (
        sha256 BLOB NOT NULL PRIMARY KEY
    ) STRICT
    """,
)


@CHECKLIST_UPGRADES.step(1)
def first_tables(connection: Connection) -> None:
    """Make the tables of the first release."""
    for statement in _FIRST_TABLES:
        connection.exec_driver_sql(statement)


@CHECKLIST_UPGRADES.step(2)
def cards_by_code(connection: Connection) -> None:
    """Let a distributor's desk find one of its cards without reading them all.

    A card's row begins with its code, and a code has at most 24 signs.
    """
    connection.exec_driver_sql(
        """
        CREATE INDEX card_by_code ON scope_row (scope, substr(row, 2, 25))
        WHERE scope >= 'cards/' AND scope < 'cards0'
        """
    )


@CHECKLIST_UPGRADES.step(3)
def number_of_the_head(connection: Connection) -> None:
    """Keep how far the register was read, so that an older answer is known as one."""
    connection.exec_driver_sql(
        "ALTER TABLE pulled ADD COLUMN head INTEGER NOT NULL DEFAULT '0'"
    )


@CHECKLIST_UPGRADES.step(4)
def roots_of_lists(connection: Connection) -> None:
    """Keep what the rows of a list add up to; those that are there wait for a count."""
    connection.exec_driver_sql(
        """
        CREATE TABLE list_root (
            name TEXT NOT NULL PRIMARY KEY,
            root INTEGER,
            apart INTEGER NOT NULL DEFAULT '0',
            day INTEGER NOT NULL DEFAULT '0'
        ) STRICT
        """
    )
    connection.exec_driver_sql(
        """
        INSERT INTO list_root (name, root) VALUES
            ('list_row', iif(EXISTS (SELECT 1 FROM list_row), NULL, 0)),
            ('next_list_row', iif(EXISTS (SELECT 1 FROM next_list_row), NULL, 0))
        """
    )
