"""Loading a whole list beside the one in use, and changing over to it.

The rows go into a second table, which takes the first one's name in the
transaction that sets epoch and cursor: until then checks read the old list,
and a load that breaks off goes on where it stopped.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Final

from sqlalchemy import Connection, delete, insert, select, text

from kaikudesk.chunks import ListTuple
from kaikudesk.storage import list_roots, tables
from kaikudesk.storage.checklist import LARGEST_PIECE, PUT, pieces
from kaikudesk.storage.list_roots import ListRoot
from kaikudesk.storage.prepared import tell
from kaikudesk.storage.tables import ONLY_ROW

# A whole piece in one statement costs a fifth less than row by row.
_PUT_ROW: Final = "INSERT OR REPLACE INTO next_list_row VALUES (?, ?, ?, ?, ?, ?)"
_PUT_PIECE: Final = _PUT_ROW + ", (?, ?, ?, ?, ?, ?)" * (LARGEST_PIECE - 1)
_SWAP: Final = (
    "ALTER TABLE list_row RENAME TO old_list_row",
    "ALTER TABLE next_list_row RENAME TO list_row",
    "ALTER TABLE old_list_row RENAME TO next_list_row",
)


def begin_loading(connection: Connection, manifest: bytes, root: int = 0) -> None:
    """Start anew with an empty second table, under this checked manifest.

    `root` is what it says that its chunks' rows add up to: their names vouch for them.
    """
    drop_loading(connection)
    list_roots.keep_root(connection, ListRoot(root), tables.next_list_row)
    connection.execute(insert(tables.loading).values(only=ONLY_ROW, manifest=manifest))


def manifest_in_loading(connection: Connection) -> bytes | None:
    """Give the manifest whose list is being loaded, None when none is."""
    manifest: bytes | None = connection.scalar(select(tables.loading.c.manifest))
    return manifest


def loaded_chunks(connection: Connection) -> frozenset[bytes]:
    """Name the chunks, by SHA-256, whose rows are in the second table."""
    return frozenset(connection.scalars(select(tables.loaded_chunk.c.sha256)))


def load_rows(connection: Connection, rows: Iterable[ListTuple]) -> None:
    """Put rows into the second table, in pieces; their sum was told beforehand."""
    for piece in pieces(rows):
        if len(piece) == LARGEST_PIECE:
            tell(connection, _PUT_PIECE, tuple(chain.from_iterable(piece)))
        else:
            connection.exec_driver_sql(PUT[tables.next_list_row.name], piece)


def keep_chunk(connection: Connection, sha256: bytes) -> None:
    """Remember that this chunk's rows are all in the second table."""
    connection.execute(insert(tables.loaded_chunk).values(sha256=sha256))


def swap_in(connection: Connection) -> None:
    """Let the loaded list take the place of the one in use.

    The former list keeps its rows until `drop_loading`, in a transaction of its
    own, since deleting a million rows takes a moment.
    """
    for statement in _SWAP:
        connection.execute(text(statement))
    list_roots.change_places(connection)
    connection.execute(delete(tables.loading))
    connection.execute(delete(tables.loaded_chunk))


def drop_loading(connection: Connection) -> None:
    """Empty the second table and forget what was being loaded."""
    for table in (tables.next_list_row, tables.loading, tables.loaded_chunk):
        connection.execute(delete(table))
    list_roots.keep_root(connection, ListRoot(), tables.next_list_row)
