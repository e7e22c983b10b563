"""The gate of a folder that is no desk's yet: every fault, and then another try."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from kaikudesk import keys
from kaikudesk.desk import JOURNAL_FILE
from kaikudesk.errors import KeyringLockedError, KeyringMissingError
from kaikudesk.keys import KEY_FILE_NAME
from kaikudesk.wire.enrolment_code import EnrolmentCode, write_code
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.door import Door, Stand
from ui.enrol_panel import EnrolPanel
from ui.tokens import Tone

CODE = "Enrolment code"
PASSPHRASE = ("New passphrase", "The passphrase once more")
WORDS = "viisi sanaa peräkkäin tässä"


def a_code(address: str = "http://127.0.0.1:1") -> str:
    """Write a code of a register that is not there."""
    return write_code(EnrolmentCode(address, b"s" * 16, b"f" * 16))


def try_code(door: Door, code: str) -> None:
    """Type a code and press Enrol."""
    door.type(CODE, code)
    door.press()


@pytest.fixture
def door(stand: Stand, tmp_path: Path) -> Door:
    """Stand before an empty folder, on a machine with a key store."""
    door = stand(tmp_path, KeyStoreInMemory())
    door.begin()
    return door


def test_a_folder_that_is_no_desks_asks_for_a_code(door: Door) -> None:
    """A passphrase is asked for only once it is known that no key store is there."""
    assert isinstance(door.panel, EnrolPanel)
    assert door.asks_for == [CODE]


def test_a_mistyped_code_makes_nothing(door: Door) -> None:
    """The folder is as empty as before."""
    try_code(door, a_code()[:-1] + "0")

    assert "mistyped" in door.problem
    assert not (door.folder / KEY_FILE_NAME).exists()


def test_an_address_that_anybody_reads_is_refused(door: Door) -> None:
    """Outside this machine only https will do."""
    try_code(door, a_code("http://register.example"))

    assert "https://" in door.problem


def test_an_unreachable_register_may_be_tried_again_with_the_same_keys(
    door: Door,
) -> None:
    """The keys were made once; a second try makes no second file of them."""
    try_code(door, a_code())
    assert "does not answer" in door.problem
    made = (door.folder / KEY_FILE_NAME).read_bytes()
    try_code(door, a_code())

    assert "does not answer" in door.problem
    assert (door.folder / KEY_FILE_NAME).read_bytes() == made


def test_a_try_that_broke_off_is_taken_up_at_the_next_start(
    door: Door, stand: Stand
) -> None:
    """The keys open by themselves, and only the register's word is missing."""
    try_code(door, a_code())
    made = (door.folder / KEY_FILE_NAME).read_bytes()
    door.way_in.close()
    again = stand(door.folder, door.store)
    again.begin()
    assert again.asks_for == [CODE]
    try_code(again, a_code())

    assert "does not answer" in again.problem
    assert (door.folder / KEY_FILE_NAME).read_bytes() == made


@dataclass
class Meddler(KeyStoreInMemory):
    """Puts something where the journal belongs, once the keys are made."""

    in_the_way: Path = Path()

    def set(self, name: str, secret: str) -> None:
        """Keep the secret, and meddle."""
        KeyStoreInMemory.set(self, name, secret)
        self.in_the_way.mkdir()


def test_files_that_could_not_be_made_are_made_at_the_next_press(
    stand: Stand, tmp_path: Path
) -> None:
    """The keys are there already, and are taken up instead of being in the way."""
    door = stand(tmp_path, Meddler(in_the_way=tmp_path / JOURNAL_FILE))
    door.begin()
    try_code(door, a_code())
    assert "does not answer" not in door.problem
    by_keyring = keys.ByKeyring(door.store)
    made = keys.unlock(tmp_path / KEY_FILE_NAME, by_keyring)
    (tmp_path / JOURNAL_FILE).rmdir()
    try_code(door, a_code())

    assert "does not answer" in door.problem
    assert keys.unlock(tmp_path / KEY_FILE_NAME, by_keyring) == made


def test_without_a_key_store_a_passphrase_is_asked_for(door: Door) -> None:
    """Twice the same, long enough, and never again once the keys are there."""
    door.store.fault = KeyringMissingError("none")
    try_code(door, a_code())
    assert "A passphrase opens the desk" in door.problem
    assert door.asks_for == [CODE, *PASSPHRASE]
    focus = door.panel.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == PASSPHRASE[0]

    door.type(PASSPHRASE[0], "short")
    door.type(PASSPHRASE[1], "other")
    door.press()
    assert "differ" in door.problem
    door.type(PASSPHRASE[1], "short")
    door.press()
    assert "longer passphrase" in door.problem
    for name in PASSPHRASE:
        door.type(name, WORDS)
    door.press()

    assert "does not answer" in door.problem
    assert door.asks_for == [CODE]
    kinds = keys.ways_in(door.folder / KEY_FILE_NAME)
    assert kinds == {keys.SlotKind.PASSPHRASE, keys.SlotKind.RECOVERY}


def test_a_locked_key_store_may_be_opened_and_tried_again(door: Door) -> None:
    """The button beside the sentence does what it says."""
    door.store.fault = KeyringLockedError("locked")
    try_code(door, a_code())
    assert "key store is locked" in door.problem
    door.store.fault = None
    door.press_action()

    assert "does not answer" in door.problem
    kinds = keys.ways_in(door.folder / KEY_FILE_NAME)
    assert kinds == {keys.SlotKind.KEYRING, keys.SlotKind.RECOVERY}


def test_the_keyboard_stays_where_it_was(door: Door) -> None:
    """Enter tries, the panel waits, and the code can be mended at once."""
    door.type(CODE, a_code())
    line = door.panel.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not door.panel.isEnabled()
    shown = door.panel.problem.shown
    assert shown is not None
    assert (shown.tone, shown.sentence) == (Tone.NOTE, "The register is asked …")
    door.settle()

    assert door.panel.isEnabled()
    assert door.panel.focusWidget() is line


def test_a_scanned_code_is_typed_in(door: Door) -> None:
    """A code from a screen or paper goes into the line, and is not tried unasked."""
    code = a_code()
    door.opening.scanner.scanned.emit(code)
    [line] = [
        one
        for one in door.panel.findChildren(QLineEdit)
        if one.accessibleName() == CODE
    ]

    assert line.text() == code
    assert door.problem == ""
