"""Three days of a desk with the system's key store, each a program of its own.

The journey in `test_keyring.py` starts these inside a session of the key store;
each prints what it saw as one line of JSON.
"""

import json
import sys
from pathlib import Path

from kaikudesk import keys
from kaikudesk.clock import SystemClock
from kaikudesk.errors import KeysError
from kaikudesk.keys import ByKeyring, ByRecoveryCode, RecoveryCode, SystemKeyring
from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.identity import keep_identity
from kaikudesk.storage.journal import append, head
from kaikudesk.storage.receipts import waiting_count
from kaikudesk.storage.tables import JOURNAL
from tests.making import a_redemption, an_identity

WAITING = 50


def enrolment(folder: Path) -> dict[str, object]:
    """Make keys, a journal under them, and fifty entries that wait."""
    store = ByKeyring(SystemKeyring())
    made, code = keys.create(folder / keys.KEY_FILE_NAME, SystemClock(), store)
    journal = open_database(folder / "journal.db", made.journal)
    with journal.transaction() as connection:
        JOURNAL.create_all(connection)
        keep_identity(connection, an_identity())
        end = head(connection)
        for n in range(1, WAITING + 1):
            entry, boxes, side = a_redemption(n)
            end = append(connection, end, entry, boxes=boxes, side=side)
    journal.close()
    return {"code": code.shown()}


def ordinary_day(folder: Path) -> dict[str, object]:
    """Open the journal with what the key store holds."""
    opened = keys.unlock(folder / keys.KEY_FILE_NAME, ByKeyring(SystemKeyring()))
    return {"waiting": _waiting(open_database(folder / "journal.db", opened.journal))}


def bad_day(folder: Path) -> dict[str, object]:
    """Lose the key store, telephone, and go on as before."""
    path, store = folder / keys.KEY_FILE_NAME, SystemKeyring()
    name = keys.unlock(path, ByKeyring(store)).file_id.hex()
    store.delete(name)
    store.delete(name)
    lost = fault_of(path)
    code = RecoveryCode.read(sys.argv[3])
    opened = keys.unlock(path, ByRecoveryCode(code))
    keys.put_into_keyring(path, opened, store, SystemClock())
    return {"lost": lost, **ordinary_day(folder)}


def no_day(folder: Path) -> dict[str, object]:
    """Find the key store shut, or none at all."""
    return {"fault": fault_of(folder / keys.KEY_FILE_NAME)}


def fault_of(path: Path) -> str:
    """Name the error with which the key store does not open the keys."""
    try:
        keys.unlock(path, ByKeyring(SystemKeyring()))
    except KeysError as fault:
        return type(fault).__name__
    return "none"


def _waiting(journal: Database) -> int:
    with journal.reading() as connection:
        count = waiting_count(connection)
    journal.close()
    return count


DAYS = {day.__name__: day for day in (enrolment, ordinary_day, bad_day, no_day)}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(DAYS[sys.argv[1]](Path(sys.argv[2]))) + "\n")
