"""Journals that were kept aside, and how they go once they have served.

Each lies under the journal's own key, with side rows and boxes that the journal in
use forgets. So it stays only until the register has all that could be read of it and
the days are over for which side rows are kept; and no longer than a holder's boxes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kaikudesk.storage import receipts
from kaikudesk.storage.database import Database
from kaikudesk.storage.forgetting import DAY_MS
from kaikudesk.storage.identity import drop_setting, keep_setting, read_setting
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.packing import decode, encode

FOLDERS: Final = "kept-"
_AT_ONCE: Final = 0


@dataclass(frozen=True, slots=True)
class Term:
    """How long what was kept aside may stay.

    `register_ms` is the register's time in the last pull, so that a desk's own wrong
    clock ends nothing. `erased` tells that a holder's boxes were just taken away.
    """

    register_ms: int
    keep_days: int
    erased: bool = False


def drop_served(journal: Database, term: Term) -> tuple[Path, ...]:
    """Delete what has served, and give the folders that are gone."""
    kept = kept_beside(journal.path)
    if not kept:
        return ()
    with journal.transaction() as connection:
        due = [one for one in kept if _is_due(connection, one, term)]
    gone = tuple(one for one in due if _delete(one))
    with journal.transaction() as connection:
        for one in gone:
            drop_setting(connection, _name(one))
    return gone


def kept_beside(path: Path) -> tuple[Path, ...]:
    """Give the folders in which former journals are kept."""
    return tuple(sorted(path.parent.glob(f"{FOLDERS}*")))


def _is_due(connection: Connection, kept: Path, term: Term) -> bool:
    since = _since(connection, kept)
    if term.erased:
        since = _AT_ONCE
        keep_setting(connection, _name(kept), encode(since))
    if receipts.waiting_count(connection):
        return False
    if since is None:
        keep_setting(connection, _name(kept), encode(term.register_ms))
        return False
    return term.register_ms - since >= term.keep_days * DAY_MS


def _since(connection: Connection, kept: Path) -> int | None:
    """Give when all of it was at the register first, by the register's time."""
    packed = read_setting(connection, _name(kept))
    return None if packed is None else decode(packed, int)


def _name(kept: Path) -> str:
    return f"served {kept.name}"


def _delete(kept: Path) -> bool:
    try:
        for one in kept.iterdir():
            one.unlink()
        kept.rmdir()
    except OSError:
        # Where another program reads it just now, the next time will do.
        return False
    return True
