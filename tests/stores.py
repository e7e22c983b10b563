"""The desk's two files for tests, opened as the desk opens them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, MetaData, QueuePool, create_engine

from kaikudesk.storage.identity import Identity, keep_identity
from kaikudesk.storage.tables import CHECKLIST, JOURNAL
from tests.making import an_identity

RAW_KEY = "00" * 32


def a_store(path: Path, tables: MetaData) -> Engine:
    """Make a fresh encrypted file with these tables."""
    address = f"sqlite+pysqlcipher://:x'{RAW_KEY}'@/{path}"
    engine = create_engine(address, poolclass=QueuePool)
    tables.create_all(engine)
    return engine


@contextmanager
def a_journal(folder: Path, who: Identity | None = None) -> Iterator[Engine]:
    """Make the journal of an enrolled desk."""
    engine = a_store(folder / "journal.db", JOURNAL)
    with engine.begin() as connection:
        keep_identity(connection, who or an_identity())
    yield engine
    engine.dispose()


@contextmanager
def a_checklist(folder: Path) -> Iterator[Engine]:
    """Make an empty check list."""
    engine = a_store(folder / "checklist.db", CHECKLIST)
    yield engine
    engine.dispose()
