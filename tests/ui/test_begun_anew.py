"""A folder whose enrolment broke off: where nobody can open it, it is begun anew."""

from pathlib import Path

import pytest

from kaikudesk import arrival
from kaikudesk.desk import CHECKLIST_FILE, JOURNAL_FILE
from kaikudesk.errors import KeyringLockedError, KeyringMissingError, NotAllowedError
from kaikudesk.keys import KEY_FILE_NAME, ByKeyring, ByPassphrase
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.closed_desk import CHEAP, PASSPHRASE, Closed
from tests.ui.door import Stand
from ui.enrol_panel import EnrolPanel
from ui.unlock_panel import UnlockPanel
from ui.way_in import WayIn

FILES = (KEY_FILE_NAME, JOURNAL_FILE, CHECKLIST_FILE)


def leave_undone(folder: Path, way: ByKeyring | ByPassphrase) -> dict[str, bytes]:
    """Make keys and files that no register heard of; give their bytes."""
    _, files = arrival.make_desk(folder, FixedClock(), way)
    files.close()
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.mark.parametrize("absent", [False, True], ids=["wiped", "absent"])
def test_a_lost_key_of_a_desk_that_was_never_enrolled_stops_nobody(
    stand: Stand, tmp_path: Path, *, absent: bool
) -> None:
    """It is said, the files are set aside, and the enrolment code is asked for."""
    made = leave_undone(tmp_path, ByKeyring(KeyStoreInMemory()))
    store = KeyStoreInMemory(fault=KeyringMissingError("none") if absent else None)
    door = stand(tmp_path, store)
    door.begin()
    assert "never enrolled" in door.problem
    door.press_action()

    assert isinstance(door.panel, EnrolPanel)
    assert not (tmp_path / KEY_FILE_NAME).exists()
    aside = tmp_path / "undone-1"
    assert {name: (aside / name).read_bytes() for name in FILES} == made


def test_a_forgotten_passphrase_of_such_a_desk_stops_nobody(
    stand: Stand, tmp_path: Path
) -> None:
    """Who remembers it opens the desk; who does not begins anew."""
    leave_undone(tmp_path, ByPassphrase(PASSPHRASE, CHEAP))
    door = stand(tmp_path, KeyStoreInMemory())
    door.begin()
    assert "never enrolled" in door.problem
    door.type("Passphrase of this desk", PASSPHRASE)
    door.press()
    assert isinstance(door.panel, EnrolPanel)
    door.way_in.close()

    again = stand(tmp_path, KeyStoreInMemory())
    again.begin()
    again.press_action()
    assert isinstance(again.panel, EnrolPanel)
    assert not (tmp_path / KEY_FILE_NAME).exists()


def test_a_locked_key_store_is_opened_instead(stand: Stand, tmp_path: Path) -> None:
    """It has the key: nothing is to be begun anew."""
    store = KeyStoreInMemory()
    leave_undone(tmp_path, ByKeyring(store))
    store.fault = KeyringLockedError("shut")
    door = stand(tmp_path, store)
    door.begin()
    assert "key store is locked" in door.problem
    store.fault = None
    door.press_action()

    assert isinstance(door.panel, EnrolPanel)
    assert (tmp_path / KEY_FILE_NAME).exists()


def test_a_desk_that_may_hold_entries_is_never_begun_anew(
    stand: Stand, closed: Closed
) -> None:
    """A wiped key store costs it a telephone call, and no file moves."""
    before = closed.names
    door = stand(closed.folder, KeyStoreInMemory())
    door.begin()
    assert "administrator has it" in door.problem
    assert isinstance(door.panel, UnlockPanel)
    way_in = WayIn(closed.folder, FixedClock(), closed.store)
    with pytest.raises(NotAllowedError):
        way_in.begin_anew()

    assert closed.names == before
