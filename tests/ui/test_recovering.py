"""A desk that only the recovery code opens, and what becomes of the code."""

from pathlib import Path

import pytest

from kaikudesk import keys as key_file
from kaikudesk.desk import open_files
from kaikudesk.errors import (
    KeyringLockedError,
    KeyringMissingError,
    KeysError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from kaikudesk.keys import KEY_FILE_NAME, ByPassphrase, ByRecoveryCode, unlock
from kaikudesk.storage.identity import NEW_RECOVERY, drop_setting, read_setting
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.closed_desk import (
    PASSPHRASE,
    Closed,
    a_desk_with_a_passphrase,
    waiting,
)
from tests.ui.door import Door, Stand
from ui.way_in import WayIn

CODE = "Recovery code (26 signs)"
NEW = ("New passphrase", "The passphrase once more")


def test_a_wiped_key_store_is_filled_again_by_the_recovery_code(
    stand: Stand, closed: Closed
) -> None:
    """A wrong code gets its sentence; after the right one the desk opens by itself."""
    store = KeyStoreInMemory()
    door = stand(closed.folder, store)
    door.begin()
    assert "administrator has it" in door.problem
    for wrong in ("MUMBO-JUMBO", "A" * 26):
        door.type(CODE, wrong)
        door.press()
        assert door.problem.startswith("This recovery code opens nothing.")
    door.type(CODE, closed.code.shown().lower())
    door.press()
    assert waiting(door) == 1

    door.opened.pop().desk.close()
    again = stand(closed.folder, store)
    again.begin()
    assert waiting(again) == 1


def test_a_code_said_aloud_opens_nothing_after_the_start_that_follows_a_crash(
    stand: Stand, closed: Closed
) -> None:
    """The register had the new code; the program stopped before it settled that."""
    door = stand(closed.folder, closed.store)
    opened = door.way_in.by_recovery_code(closed.code.shown())
    with opened.desk.files.journal.transaction() as connection:
        drop_setting(connection, NEW_RECOVERY)
    opened.desk.close()
    door.begin()

    assert waiting(door) == 1
    with pytest.raises(WrongRecoveryCodeError):
        unlock(closed.folder / KEY_FILE_NAME, ByRecoveryCode(closed.code))


class Crash(Exception):  # noqa: N818 - no error of ours: the machine stopped
    """The machine stopped."""


class StoppingStore(KeyStoreInMemory):
    """A key store in front of which the machine stops."""

    def set(self, name: str, secret: str) -> None:
        raise Crash(name, len(secret))


def test_a_key_store_opens_the_desk_only_once_another_code_is_on_its_way(
    closed: Closed,
) -> None:
    """Else a crash in between would leave the code said aloud valid for good."""
    way_in = WayIn(closed.folder, FixedClock(), StoppingStore())
    with pytest.raises(Crash):
        way_in.by_recovery_code(closed.code.shown())

    keys = unlock(closed.folder / KEY_FILE_NAME, ByRecoveryCode(closed.code))
    files = open_files(closed.folder, keys, FixedClock())
    with files.journal.reading() as connection:
        on_its_way = read_setting(connection, NEW_RECOVERY)
    files.close()
    assert on_its_way is not None


def recover(door: Door, code: str) -> None:
    """Give the code, and hear that no key store takes the key."""
    door.type(CODE, code)
    door.press()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (KeyringMissingError("none"), "A passphrase opens the desk instead."),
        (KeyringLockedError("shut"), "key store is locked"),
    ],
    ids=["absent", "locked"],
)
def test_without_a_key_store_the_recovery_leads_to_a_passphrase(
    stand: Stand, closed: Closed, fault: KeysError, words: str
) -> None:
    """It opens the desk from then on, and nobody needs the code again."""
    closed.store.fault = fault
    door = stand(closed.folder, closed.store)
    door.begin()
    recover(door, closed.code.shown())
    assert words in door.problem
    assert set(NEW) < set(door.asks_for)
    focus = door.panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == NEW[0]
    for name in NEW:
        door.type(name, PASSPHRASE)
    door.press()
    assert waiting(door) == 1

    door.opened.pop().desk.close()
    again = stand(closed.folder, closed.store)
    again.begin()
    again.type("Passphrase of this desk", PASSPHRASE)
    again.press()
    assert waiting(again) == 1


def test_a_forgotten_passphrase_is_replaced(stand: Stand, tmp_path: Path) -> None:
    """The one that nobody remembers opens nothing any more."""
    a_desk_with_a_passphrase(tmp_path)
    store = KeyStoreInMemory(fault=KeyringMissingError("none"))
    path = tmp_path / KEY_FILE_NAME
    keys = unlock(path, ByPassphrase(PASSPHRASE))
    code = key_file.renew_recovery_code(path, keys, FixedClock()).shown()
    door = stand(tmp_path, store)
    door.begin()
    recover(door, code)
    for name in NEW:
        door.type(name, f"{PASSPHRASE} uusi")
    door.press()

    assert len(door.opened) == 1
    with pytest.raises(WrongPassphraseError):
        unlock(path, ByPassphrase(PASSPHRASE))
    unlock(path, ByPassphrase(f"{PASSPHRASE} uusi"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((PASSPHRASE, "something else"), "differ"),
        (("short", "short"), "A longer passphrase"),
    ],
    ids=["differ", "short"],
)
def test_a_new_passphrase_that_will_not_do_is_asked_again(
    stand: Stand, closed: Closed, typed: tuple[str, str], words: str
) -> None:
    """The desk stays shut, the code stands there, and another try opens it."""
    closed.store.fault = KeyringMissingError("none")
    door = stand(closed.folder, closed.store)
    door.begin()
    recover(door, closed.code.shown())
    for name, text in zip(NEW, typed, strict=True):
        door.type(name, text)
    door.press()
    assert words in door.problem
    assert door.opened == []
    for name in NEW:
        door.type(name, PASSPHRASE)
    door.press()

    assert waiting(door) == 1
