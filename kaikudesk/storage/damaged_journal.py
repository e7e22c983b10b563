"""A damaged journal is kept aside, and a new one goes on with all that is readable.

The new one is made of the damaged file and the newest backup that still opens:
entries in their row as far as the chain holds, and behind a gap whatever is whole.
Like a backup it has no home, so that it is known as restored when it is opened; what
has no receipt is sent again, and entry ids remove what is double at the register.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Table, insert

from kaikudesk.chain import anchor, link
from kaikudesk.clock import Clock
from kaikudesk.errors import DamagedError, EntryError
from kaikudesk.storage.backups import FOLDER, backups_in
from kaikudesk.storage.database import JOURNAL_TUNING, open_database
from kaikudesk.storage.journal import Boxes
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.replacing import next_of, take_place
from kaikudesk.storage.salvage import Row, Wreck
from kaikudesk.storage.tables import JOURNAL, entry, receipt, recent
from kaikudesk.storage.upgrades import bring_up_to_date
from kaikudesk.wire.entry import decode_entry, require_boxes
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt

# What is made of entries that were found, and what a journal begins without.
_OF_ENTRIES: Final = {"entry", "recent", "sent", "receipt"}
_LEFT_OUT: Final = {*JOURNAL_UPGRADES.left_out, "checkpoint"}
_OTHERS: Final = [
    table
    for table in JOURNAL.sorted_tables
    if table.name not in _OF_ENTRIES | _LEFT_OUT
]


@dataclass(frozen=True, slots=True)
class Rescued:
    """What a new journal goes on with.

    `read` counts its entries, `lost` those that are known to be missing. `kept` is
    the folder of the old file and `backup` the one that helped, None without any.
    """

    read: int
    lost: int
    kept: Path | None
    backup: Path | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of both files: entries by number, others by their table."""

    entries: dict[int, list[Row]]
    tables: dict[str, list[Row]]

    def first_replica(self) -> bytes:
        """Give the replica whose chain is the journal's own; raises DamagedError."""
        taken = self.tables.get("taken_replica", [])
        first = [row for row in taken if row["number"] == 1]
        known = first or self.tables.get("identity")
        if not known or not self.tables.get("identity"):
            raise DamagedError("nothing tells whose journal this was")
        return bytes(known[0]["replica"])

    def start(self) -> bytes:
        """Give the link before the first entry; raises DamagedError without one."""
        return anchor(self.first_replica())


def mark_damaged(path: Path) -> None:
    """Let the next start go on anew: what was met lies before what a start checks."""
    with suppress(OSError):
        _mark_of(path).touch()


def is_marked_damaged(path: Path) -> bool:
    """Tell whether damage was met that a start would not meet."""
    return _mark_of(path).exists()


def go_on_anew(
    path: Path, key: bytes, clock: Clock, *, backup: Path | None = None
) -> Rescued:
    """Put a new journal in the place of a damaged one; nobody may have it open.

    Without a `backup` named, the newest of this folder helps. Serves to restore a
    backup as well: what the journal in use holds beyond it is not lost. Raises
    DamagedError where neither tells whose journal this was, and then nothing moved.
    """
    aids = [backup] if backup else _backups(path)
    for aid in (*aids, None):
        found = _read(path, key, aid)
        if found.tables.get("identity"):
            break
    read, lost = _write(path, key, clock, found)
    kept = take_place(path)
    _mark_of(path).unlink(missing_ok=True)
    return Rescued(read, lost, kept, aid)


def _mark_of(path: Path) -> Path:
    return path.with_suffix(".damaged")


def _backups(path: Path) -> list[Path]:
    folder = path.with_name(FOLDER)
    before_upgrades = sorted(folder.glob(f"{path.stem}-v*.db"), reverse=True)
    return [*(one.path for one in backups_in(folder)), *before_upgrades]


def _read(path: Path, key: bytes, aid: Path | None) -> _Found:
    """Read both; what the damaged file still tells is newer and goes first."""
    found = _Found({}, {})
    newest = 0
    for place in (aid, path):
        if place is None or not place.exists():
            continue
        with closing(Wreck(place, key)) as wreck:
            for table in JOURNAL.sorted_tables:
                if table.name != "entry" and (rows := wreck.table(table.name)):
                    found.tables[table.name] = rows
            for row in filter(_is_whole, wreck.entries(newest)):
                found.entries.setdefault(row["n"], []).insert(0, row)
                newest = max(newest, row["n"])
    return found


def _is_whole(row: Row) -> bool:
    try:
        told = decode_entry(row["plain"])
        require_boxes(told, decode(row["boxes"], Boxes))
    except EntryError:
        return False
    return told.entry_id == bytes(row["entry_id"])


def _write(path: Path, key: bytes, clock: Clock, found: _Found) -> tuple[int, int]:
    chained = list(_chained(found))
    behind = list(_behind_the_gap(found, chained))
    new = next_of(path)
    part = new.with_suffix(".part")
    for ending in ("-wal", "-shm", ""):
        part.with_name(part.name + ending).unlink(missing_ok=True)
    with closing(open_database(part, key, JOURNAL_TUNING)) as database:
        folder = path.with_name(FOLDER)
        bring_up_to_date(database, JOURNAL_UPGRADES, backups=folder, clock=clock)
        with database.transaction() as connection:
            _fill(connection, found, chained, behind)
        database.checkpoint(truncate=True)
    part.replace(new)
    read = len(chained) + len(behind)
    return read, max(found.entries, default=0) - read


def _chained(found: _Found) -> Iterator[Row]:
    """Give entries in a row from the first one, as far as the chain holds."""
    known = found.start()
    for n in count(1):
        for row in found.entries.get(n, ()):
            if link(known, row["plain"]) == row["link"]:
                known = row["link"]
                yield row
                break
        else:
            return


def _behind_the_gap(found: _Found, chained: Sequence[Row]) -> Iterator[Row]:
    """Give what is whole behind it, with new places in the journal."""
    known = chained[-1]["link"] if chained else found.start()
    there = {row["entry_id"] for row in chained}
    number = count(len(chained) + 1)
    for n in sorted(n for n in found.entries if n > len(chained)):
        row = found.entries[n][0]
        if row["entry_id"] not in there:
            there.add(row["entry_id"])
            known = link(known, row["plain"])
            yield row | {"n": next(number), "link": known}


def _fill(
    connection: Connection, found: _Found, chained: list[Row], behind: list[Row]
) -> None:
    for table in _OTHERS:
        _put(connection, table, found.tables.get(table.name, []))
    _put(connection, entry, [*chained, *behind])
    last = len(chained)
    sides = [row for row in found.tables.get("recent", []) if row["n"] <= last]
    _put(connection, recent, sides)
    links = {(found.first_replica(), row["n"]): row["link"] for row in chained}
    places = JOURNAL.tables.get("sent")
    if places is not None:
        again = [row for row in found.tables.get("sent", []) if row["entry"] <= last]
        _put(connection, places, again)
        links |= {(row["replica"], row["n"]): row["link"] for row in again}
    _put(connection, receipt, list(_fitting(found, links)))


def _fitting(found: _Found, links: dict[tuple[bytes, int], bytes]) -> Iterator[Row]:
    """Give the receipts whose entries are all here; the others acknowledge nothing."""
    for row in found.tables.get("receipt", []):
        said = decode(row["statement"], Receipt)
        if links.get((said.replica, said.last)) == said.link:
            yield row


def _put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    known = set(table.c.keys())
    fitting = [{name: row[name] for name in known & row.keys()} for row in rows]
    if fitting:
        connection.execute(insert(table), fitting)
