"""A desk that is closed, and all that opens it."""

from dataclasses import dataclass
from pathlib import Path

from kaikudesk import arrival, counter
from kaikudesk.counter import Given
from kaikudesk.desk import JOURNAL_FILE, Files, open_desk
from kaikudesk.keys import ByKeyring, ByPassphrase, Cost, RecoveryCode
from kaikudesk.model import Role, Tickets
from kaikudesk.storage.identity import keep_identity
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.making import an_identity
from tests.ui.door import Door

PASSPHRASE = "viisi sanaa peräkkäin tässä"
CHEAP = Cost(passes=1, memory=8192)


@dataclass
class Closed:
    """A closed desk with one redemption that waits, and all that opens it."""

    folder: Path
    store: KeyStoreInMemory
    code: RecoveryCode

    @property
    def journal(self) -> bytes:
        """Read the bytes that must not be lost."""
        return (self.folder / JOURNAL_FILE).read_bytes()

    @property
    def names(self) -> set[str]:
        """Name the desk's own files."""
        return {one.name for one in self.folder.iterdir() if one.is_file()}


def a_closed_desk(folder: Path) -> Closed:
    """Make an enrolled desk in a new folder."""
    store, clock = KeyStoreInMemory(), FixedClock()
    folder.mkdir()
    keys, files = arrival.make_desk(folder, clock, ByKeyring(store))
    told = arrival.recovery_code_to_tell(folder, keys, files, clock)
    arrival.forget_recovery_code(files)
    record_one(files, clock)
    return Closed(folder, store, RecoveryCode.read(told))


def a_desk_with_a_passphrase(folder: Path, role: Role = Role.VENUE) -> None:
    """Make an enrolled desk on a machine without a key store, and close it."""
    way = ByPassphrase(PASSPHRASE, CHEAP)
    _, files = arrival.make_desk(folder, FixedClock(), way)
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity(role=role))
    arrival.forget_recovery_code(files)
    files.close()


def record_one(files: Files, clock: FixedClock) -> None:
    """Let the desk of these files give one ticket, and close it."""
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity())
    desk = open_desk(files, clock)
    checked = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, checked, Given(Tickets(own=1)))
    desk.close()


def waiting(door: Door) -> int:
    """Count the redemptions of the desk that opened."""
    [opened] = door.opened
    return len(opened.desk.acts.redemptions())
