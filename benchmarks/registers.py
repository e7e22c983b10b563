"""The register as real processes, and a list of any length in its database."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select, update

from benchmarks.made_cards import listed
from kaikudesk.chunks import ROOT_MODULUS, row_sum
from kaikudesk.clock import SystemClock, today
from kaikudesk.ledger.projection import list_scope
from kaikudesk.storage.checklist import item_of
from kaikudesk.wire.packing import encode
from register.engines import open_database
from register.feed import list_tuple
from register.opened import open_register
from register.tables import feed, feed_head

HELSINKI: Final = ZoneInfo("Europe/Helsinki")
_PIECE: Final = 20_000


def command(url: str, *words: str, acts: Path | None = None) -> str:
    """Run one command of the register and give what it said.

    A register that lies in no file is told where its acts and its root key do.
    """
    return subprocess.run(
        [*_line(url, acts), *words], capture_output=True, text=True, check=True
    ).stdout


def _line(url: str, acts: Path | None) -> list[str]:
    program = [sys.executable, "-P", "-m", "register"]
    where = []
    if acts is not None:
        root = acts.with_name("root.key")
        where = ["--acts", str(acts), "--root-key", str(root)]
    return [*program, "--database", url, "--lang", "en", *where]


@dataclass(frozen=True, slots=True)
class Serving:
    """A register that answers: where, and as which process."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Give the processor's time that it took so far, by the system's count."""
        said = Path(f"/proc/{self.pid}/stat").read_text("ascii")
        fields = said.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(url: str, acts: Path | None = None) -> Iterator[Serving]:
    """Serve on a free port of this machine."""
    line = [*_line(url, acts), "serve", "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("the register's words are not heard")
        address = process.stdout.readline().split()[4].rstrip(".")
        try:
            yield Serving(address, process.pid)
        finally:
            process.terminate()


def fill_list(url: str, cards: int) -> None:
    """Put cards straight into the list that desks follow.

    Only the list's way to a desk is to be measured; how a country comes about
    entry by entry is another figure.
    """
    database = open_database(url)
    try:
        register = open_register(database, SystemClock())
        key = register.list_key
        made = listed(cards, key.key, today(register.clock, HELSINKI))
        rows = sorted((item_of(one), encode(row)) for one, row in made)
        database.write(lambda to: _write(to, list_scope(key.version), rows))
    finally:
        database.close()


def _write(
    connection: Connection, scope: str, rows: Sequence[tuple[bytes, bytes]]
) -> None:
    number = connection.scalar(select(feed_head.c.n)) or 0
    for first in range(0, len(rows), _PIECE):
        piece = [
            {"scope": scope, "item": item, "seq": number, "row": row}
            for item, row in rows[first : first + _PIECE]
        ]
        connection.execute(insert(feed), piece)
    root = sum(row_sum(list_tuple(item, row)) for item, row in rows) % ROOT_MODULUS
    connection.execute(update(feed_head).values(root=root))
