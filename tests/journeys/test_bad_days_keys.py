"""The key store fails a desk with fifty tickets waiting: a telephone call mends it."""

from pathlib import Path

import pytest

from kaikudesk import arrival, keys
from kaikudesk.clock import SystemClock
from kaikudesk.desk import Files
from kaikudesk.errors import (
    KeyLostError,
    KeyringLockedError,
    KeyringMissingError,
    KeysError,
    WrongKeyError,
    WrongRecoveryCodeError,
)
from kaikudesk.keys import KEY_FILE_NAME, ByKeyring, ByRecoveryCode, Keys, RecoveryCode
from kaikudesk.storage.database import open_database
from sync.post import Office, enrol_desk
from tests.journeys.bad_days import (
    VENUE,
    Place,
    a_code,
    nothing_is_lost_or_doubled,
    record,
    written,
)
from tests.journeys.town import Post, post_of
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.register.processes import command

CLOCK = SystemClock()
WAITING = [f"KK{number:08}" for number in range(50)]


def arrive(place: Place, folder: Path, store: KeyStoreInMemory) -> None:
    """Make a desk with keys in this store, and let the register take it in."""
    folder.mkdir()
    opened, files = arrival.make_desk(folder, CLOCK, ByKeyring(store))
    told = arrival.recovery_code_to_tell(folder, opened, files, CLOCK)
    office = Office(files.journal, files.checklist, CLOCK)
    enrol_desk(office, a_code(place.url, place.line.address, VENUE), told)
    arrival.forget_recovery_code(files)
    files.close()


def a_telephone_call(place: Place, desk: int) -> RecoveryCode:
    """Ask the administrator for a desk's recovery code."""
    said = command(place.url, "recover-journal", str(desk))
    return RecoveryCode.read(said.splitlines()[-1])


def a_new_code(place: Place, post: Post, folder: Path, opened: Keys) -> None:
    """Make a new code after the call, and let the next round take it along."""
    files: Files = post.desk.files
    arrival.renew_recovery_code(folder, opened, files, post.desk.identity, clock=CLOCK)
    got = post.play().got
    assert got is not None
    assert got.recovery_taken
    arrival.settle_recovery_code(folder, opened, files)


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault",
    [KeyringMissingError("gone"), KeyringLockedError("shut"), None],
    ids=["absent", "locked", "wiped"],
)
def test_fifty_tickets_outlive_the_key_store(
    place: Place, tmp_path: Path, fault: KeysError | None
) -> None:
    """The code that the register kept opens all; each ticket is there once."""
    folder, store = tmp_path / "työpöytä 1", KeyStoreInMemory()
    arrive(place, folder, store)
    path = folder / KEY_FILE_NAME
    post = post_of(folder, CLOCK, keys=keys.unlock(path, ByKeyring(store)))
    record(post, *WAITING)
    kept, number = written(post), post.desk.identity.desk
    post.desk.close()

    store.kept.clear()
    store.fault = fault
    with pytest.raises(KeyLostError if fault is None else type(fault)):
        keys.unlock(path, ByKeyring(store))
    first = a_telephone_call(place, number)
    opened = keys.unlock(path, ByRecoveryCode(first))
    post = post_of(folder, CLOCK, keys=opened)
    assert (written(post), post.waiting) == (kept, 51)
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)

    store.fault = None
    keys.put_into_keyring(path, opened, store, CLOCK)
    a_new_code(place, post, folder, opened)
    assert keys.unlock(path, ByKeyring(store)) == opened
    again = a_telephone_call(place, number)
    assert keys.unlock(path, ByRecoveryCode(again)) == opened
    with pytest.raises(WrongRecoveryCodeError):
        keys.unlock(path, ByRecoveryCode(first))
    post.desk.close()


@pytest.mark.slow
def test_the_keys_of_another_desk_open_nothing(place: Place, tmp_path: Path) -> None:
    """And leave every byte as it was: the right ones open all that waits."""
    store = KeyStoreInMemory()
    for name in ("own", "other"):
        arrive(place, tmp_path / name, store)
    own, other = (
        keys.unlock(tmp_path / name / KEY_FILE_NAME, ByKeyring(store))
        for name in ("own", "other")
    )
    post = post_of(tmp_path / "own", CLOCK, keys=own)
    record(post, *WAITING)
    kept = written(post)
    post.desk.close()
    journal = tmp_path / "own" / "journal.db"
    before = journal.read_bytes()

    with pytest.raises(WrongKeyError):
        open_database(journal, other.journal)
    assert journal.read_bytes() == before
    post = post_of(tmp_path / "own", CLOCK, keys=own)
    assert (written(post), post.waiting) == (kept, 51)
    post.desk.close()
