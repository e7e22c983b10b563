"""What the rows of a list add up to, kept in the transactions that change them.

The register tells the same sum of its own rows at its head: where the two differ, a
row is lacking here, or too much, or another. Every function works inside the
caller's transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from kaikudesk.chunks import ROOT_MODULUS, ListTuple, row_sum
from kaikudesk.storage.tables import list_root, list_row, next_list_row

# A piece of this many rows holds the interpreter only for a moment.
AT_ONCE: Final = 1_000

_OF: Final = select(list_root.c.root, list_root.c.apart, list_root.c.day).where(
    list_root.c.name == bindparam("of")
)


@dataclass(frozen=True, slots=True)
class ListRoot:
    """The sum of a list's rows, None where it was never counted.

    `apart` is by how much the register's own sum is known to differ from the rows
    that it gives, `day` on which day the rows were counted last.
    """

    root: int | None = 0
    apart: int = 0
    day: int = 0

    def agrees(self, told: int) -> bool:
        """Tell whether the register's sum speaks of these rows, as far as is known."""
        return self.root is None or (self.root + self.apart) % ROOT_MODULUS == told


@dataclass(frozen=True, slots=True)
class Piece:
    """What some rows in a row add up to, and the key of the last one."""

    total: int
    last: int | None


def load_root(connection: Connection, table: Table = list_row) -> ListRoot:
    """Give what is known of a list's sum."""
    row = connection.execute(_OF, {"of": table.name}).one_or_none()
    return ListRoot(None) if row is None else ListRoot(row.root, row.apart, row.day)


def keep_root(connection: Connection, root: ListRoot, table: Table = list_row) -> None:
    """Put what is known of a list's sum in the place of what was."""
    known = {"root": root.root, "apart": root.apart, "day": root.day}
    put = upsert(list_root).values(name=table.name, **known)
    connection.execute(put.on_conflict_do_update(index_elements=["name"], set_=known))


def add_changes(
    connection: Connection,
    table: Table,
    there: Iterable[ListTuple] = (),
    gone: Sequence[int] = (),
) -> None:
    """Count rows in that are about to be put, and out that they replace or that go."""
    new = {row[0]: row for row in there}
    former = select(table).where(table.c.key.in_({*new, *gone}))
    added = sum(map(row_sum, new.values())) - _sum_of(connection.execute(former))
    root = load_root(connection, table)
    if root.root is not None:
        total = (root.root + added) % ROOT_MODULUS
        keep_root(connection, ListRoot(total, root.apart, root.day), table)


def change_places(connection: Connection) -> None:
    """Let the sums follow the two tables when these take each other's names."""
    in_use = load_root(connection)
    keep_root(connection, load_root(connection, next_list_row))
    keep_root(connection, in_use, next_list_row)


def count_piece(connection: Connection, after: int | None) -> Piece:
    """Add up the rows of the list in use behind a key, as many as go at once."""
    behind = or_(literal(after is None), list_row.c.key > (after or 0))
    piece = select(list_row).where(behind).order_by(list_row.c.key).limit(AT_ONCE)
    rows = connection.execute(piece).all()
    return Piece(_sum_of(rows), rows[-1].key if rows else None)


def _sum_of(rows: Iterable[Sequence[int]]) -> int:
    return sum(row_sum((r[0], r[1], r[2], r[3], r[4], r[5])) for r in rows)
