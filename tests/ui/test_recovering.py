"""A desk that only the recovery code opens, and what becomes of the code."""

import pytest

from kaikudesk.desk import open_files
from kaikudesk.errors import WrongRecoveryCodeError
from kaikudesk.keys import KEY_FILE_NAME, ByRecoveryCode, unlock
from kaikudesk.storage.identity import NEW_RECOVERY, drop_setting, read_setting
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.closed_desk import Closed, waiting
from tests.ui.door import Stand
from ui.way_in import WayIn


def test_a_wiped_key_store_is_filled_again_by_the_recovery_code(
    stand: Stand, closed: Closed
) -> None:
    """A wrong code gets its sentence; after the right one the desk opens by itself."""
    store = KeyStoreInMemory()
    door = stand(closed.folder, store)
    door.begin()
    assert "administrator has it" in door.problem
    for wrong in ("MUMBO-JUMBO", "A" * 26):
        door.type("Recovery code (26 signs)", wrong)
        door.press()
        assert door.problem == "This recovery code opens nothing."
    door.type("Recovery code (26 signs)", closed.code.shown().lower())
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
