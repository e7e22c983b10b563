"""The gate before a closed desk: what stands in the way, and what to do about it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from kaikudesk import arrival
from kaikudesk.desk import (
    CHECKLIST_FILE,
    JOURNAL_FILE,
)
from kaikudesk.errors import (
    FileMissingError,
    KeyringLockedError,
    KeyringMissingError,
)
from kaikudesk.keys import (
    KEY_FILE_NAME,
    ByPassphrase,
)
from kaikudesk.wire.enrolment_code import EnrolmentCode, write_code
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.closed_desk import CHEAP, PASSPHRASE, Closed, record_one, waiting
from tests.ui.door import Stand
from ui.arriving import Arriving
from ui.gate import GatePanel
from ui.unlock_panel import UnlockPanel
from ui.way_in import WayIn

A_CODE = write_code(EnrolmentCode("http://127.0.0.1:1", b"s" * 16, b"f" * 16))


def test_a_desk_opens_by_itself(stand: Stand, closed: Closed) -> None:
    """Where the key store has the key, nobody is asked anything."""
    door = stand(closed.folder, closed.store)
    door.begin()

    assert waiting(door) == 1
    assert door.opening.window.findChildren(GatePanel) == []


def test_a_locked_key_store_is_asked_again(stand: Stand, closed: Closed) -> None:
    """The sentence says to open it; the button beside it tries again."""
    closed.store.fault = KeyringLockedError("locked")
    door = stand(closed.folder, closed.store)
    door.begin()
    assert "key store is locked" in door.problem
    door.press_action()
    assert "key store is locked" in door.problem
    closed.store.fault = None
    door.press_action()

    assert waiting(door) == 1


def test_an_absent_key_store_leaves_the_recovery_code(
    stand: Stand, closed: Closed
) -> None:
    """No passphrase was ever set, so none is spoken of; it may also come back."""
    closed.store.fault = KeyringMissingError("none")
    door = stand(closed.folder, closed.store)
    door.begin()
    assert "recovery code" in door.problem
    assert "passphrase" not in door.problem
    assert door.asks_for == ["Recovery code (26 signs)"]
    door.press_action()
    closed.store.fault = None
    door.press_action()

    assert waiting(door) == 1


def test_a_wrong_passphrase_gets_a_sentence(stand: Stand, tmp_path: Path) -> None:
    """The line is empty again, the keyboard stands there, and the right one opens."""
    clock = FixedClock()
    _, files = arrival.make_desk(tmp_path, clock, ByPassphrase(PASSPHRASE, CHEAP))
    record_one(files, clock)
    door = stand(tmp_path, KeyStoreInMemory())
    door.begin()
    assert door.problem == ""
    door.type("Passphrase of this desk", "something else entirely")
    door.press()
    assert door.problem.startswith("This passphrase opens nothing.")
    focus = door.panel.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert (focus.accessibleName(), focus.text()) == ("Passphrase of this desk", "")
    door.type("Passphrase of this desk", PASSPHRASE)
    door.press()

    assert waiting(door) == 1


def test_a_journal_without_its_keys_is_never_written_over(
    stand: Stand, closed: Closed
) -> None:
    """No enrolment is begun: the sentence names the file that is to come back."""
    keys = closed.folder / KEY_FILE_NAME
    away = keys.rename(closed.folder / "moved away")
    before, names = closed.journal, closed.names
    door = stand(closed.folder, closed.store)
    door.begin()
    assert isinstance(door.panel, UnlockPanel)
    assert KEY_FILE_NAME in door.problem
    assert "Nothing was changed" in door.problem
    assert (closed.journal, closed.names) == (before, names)
    away.rename(keys)
    door.press_action()

    assert waiting(door) == 1


def test_an_enrolment_refuses_a_folder_that_holds_a_journal(
    closed: Closed,
) -> None:
    """Also where somebody asks for it in so many words."""
    (closed.folder / KEY_FILE_NAME).unlink()
    before = closed.names
    way_in = WayIn(closed.folder, FixedClock(), closed.store)
    with pytest.raises(FileMissingError):
        Arriving(way_in).by_enrolment(A_CODE, PASSPHRASE)

    assert closed.names == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (KEY_FILE_NAME, "files are damaged"),
        (JOURNAL_FILE, "The key does not open"),
    ],
)
def test_a_damaged_file_is_said_and_left_alone(
    stand: Stand, closed: Closed, name: str, words: str
) -> None:
    """What can be saved of it is somebody's work, and not ours to write over."""
    path = closed.folder / name
    path.write_bytes(b"\x00" * 4096)
    before = closed.names
    door = stand(closed.folder, closed.store)
    door.begin()

    assert words in door.problem
    assert isinstance(door.panel, UnlockPanel)
    assert path.read_bytes() == b"\x00" * 4096
    assert closed.names == before


def test_a_damaged_list_keeps_no_desk_shut(stand: Stand, closed: Closed) -> None:
    """It is fetched anew; what waits to be sent is there."""
    (closed.folder / CHECKLIST_FILE).write_bytes(b"\x00" * 4096)
    door = stand(closed.folder, closed.store)
    door.begin()

    assert waiting(door) == 1
    assert door.opened[0].desk.list_is_anew


def test_a_file_of_a_newer_program_is_said(stand: Stand, closed: Closed) -> None:
    """Both versions are named; nothing was changed."""
    way_in = WayIn(closed.folder, FixedClock(), closed.store)
    opened = way_in.by_itself()
    assert opened is not None
    with opened.desk.files.journal.transaction() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 1000")
    opened.desk.close()
    door = stand(closed.folder, closed.store)
    door.begin()

    assert "A newer KaikuDesk" in door.problem
    assert "1000" in door.problem


def test_the_gate_speaks_the_new_language(stand: Stand, closed: Closed) -> None:
    """The sentence that stands there is said anew, and not announced as another."""
    door = stand(closed.folder, KeyStoreInMemory())
    door.begin()
    before = door.problem
    door.opening.language_wished.emit("fi")

    assert door.problem
    assert door.problem != before
