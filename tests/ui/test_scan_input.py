"""A scan goes to the one place it belongs to, whatever has the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.typing_hands import (
    HAND_MS,
    HandClock,
    key,
    press,
    scan,
    type_slowly,
)
from ui.scan_input import ScanInput
from ui.scan_rhythm import Rhythm

CODE = "KK12345678"


class Room:
    """A window with a field and a button, and somebody who listens."""

    def __init__(self, application: QApplication, qtbot: QtBot) -> None:
        """Open the window and begin to listen."""
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        self.button = QPushButton("press")
        self.pressed: list[bool] = []
        self.button.clicked.connect(lambda: self.pressed.append(True))
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.clock = HandClock()
        self.scans = ScanInput(application, self.clock)
        self.read: list[str] = []
        self.again: list[str] = []
        self.scans.scanned.connect(self.read.append)
        self.scans.repeated.connect(self.again.append)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.field.setFocus()


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    """Give a room, and silence after the test."""
    one = Room(qapp, qtbot)
    yield one
    qapp.removeEventFilter(one.scans)
    one.scans.deleteLater()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_and_tab_end_a_scan(room: Room, end: Qt.Key) -> None:
    """The scanner's last key belongs to the scan: it neither records nor moves on."""
    scan(room.field, CODE, room.clock)
    key(room.field, end, room.clock)

    assert room.read == [CODE]
    assert room.field.text() == ""
    assert room.field.hasFocus()


def test_silence_ends_a_scan(room: Room, qtbot: QtBot) -> None:
    """A scanner that sends no last key is heard all the same."""
    scan(room.field, CODE, room.clock)

    qtbot.waitUntil(lambda: room.read == [CODE])
    assert room.field.text() == ""


def test_a_scan_reaches_past_a_button(room: Room) -> None:
    """Where a button has the keyboard, the scan does not press it."""
    room.button.setFocus()

    scan(room.button, CODE, room.clock)
    key(room.button, Qt.Key.Key_Return, room.clock)

    assert room.read == [CODE]
    assert room.pressed == []


def test_a_scan_reaches_over_a_modal_dialog(room: Room, qtbot: QtBot) -> None:
    """A dialog in front neither swallows the scan nor is closed by its Enter."""
    dialog = QDialog(room.window)
    dialog.setModal(True)
    line = QLineEdit(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)

    scan(line, CODE, room.clock)
    key(line, Qt.Key.Key_Return, room.clock)

    assert room.read == [CODE]
    assert line.text() == ""
    assert dialog.isVisible()


@pytest.mark.parametrize("text", ["KK12", "äö ÅÄ", "5", "a b"])
def test_typing_stays_where_it_was_typed(room: Room, qtbot: QtBot, text: str) -> None:
    """What a hand types arrives whole and in order, also ä, and is no scan."""
    type_slowly(room.field, text, room.clock)

    qtbot.waitUntil(lambda: room.field.text() == text)
    assert room.read == []


def test_a_key_that_makes_no_sign_lets_typing_through_at_once(room: Room) -> None:
    """Two fast signs and an arrow are typing, and nobody waits for a timer."""
    press(room.field, "a", room.clock, HAND_MS)
    press(room.field, "b", room.clock, 10)
    key(room.field, Qt.Key.Key_Left, room.clock, 10)

    assert room.field.text() == "ab"
    assert room.field.cursorPosition() == 1


def test_enter_after_typing_is_enter(room: Room) -> None:
    """Typing fast and pressing Enter is still the hand's own Enter."""
    entered: list[str] = []
    room.field.returnPressed.connect(lambda: entered.append(room.field.text()))
    type_slowly(room.field, "K1", room.clock)

    key(room.field, Qt.Key.Key_Return, room.clock, 20)

    assert entered == ["K1"]
    assert room.read == []


def test_what_was_half_typed_before_a_scan_stays(room: Room) -> None:
    """A scan takes nothing away from the field that a hand was filling."""
    type_slowly(room.field, "20", room.clock)
    room.clock.now += HAND_MS

    scan(room.field, CODE, room.clock)
    key(room.field, Qt.Key.Key_Return, room.clock)

    assert room.field.text() == "20"
    assert room.read == [CODE]


def test_the_space_bar_presses_a_button_at_once(room: Room) -> None:
    """No code begins with a space, so the space bar waits for nothing."""
    room.button.setFocus()
    QTest.keyClick(room.button, Qt.Key.Key_Space)

    assert room.pressed == [True]


def test_a_shortcut_is_no_sign(room: Room) -> None:
    """Ctrl+A goes to the field, although an A is in it."""
    room.field.setText("text")
    QTest.keyClick(room.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert room.field.selectedText() == "text"


def test_the_same_card_twice_is_told_apart(room: Room) -> None:
    """The second reading of a moment ago is told as such and asks nothing."""
    for _ in range(2):
        scan(room.field, CODE, room.clock)
        key(room.field, Qt.Key.Key_Return, room.clock)
        room.clock.now += 500

    assert room.read == [CODE]
    assert room.again == [CODE]


def test_the_same_card_counts_again_later_and_after_a_record(room: Room) -> None:
    """After the guard's seconds, and when told to forget, the code counts."""
    room.scans.set_rhythm(Rhythm(again=1000))
    for pause in (0, 1500, 0):
        room.clock.now += pause
        if pause == 0:
            room.scans.forget_last()
        scan(room.field, CODE, room.clock)
        key(room.field, Qt.Key.Key_Return, room.clock)

    assert room.read == [CODE] * 3


def test_two_cards_one_after_the_other_are_two_scans(room: Room) -> None:
    """The pause between two scans without a last key parts them."""
    scan(room.field, "AAAA1", room.clock)
    room.clock.now += 400
    scan(room.field, "BBBB2", room.clock)
    key(room.field, Qt.Key.Key_Return, room.clock)

    assert room.read == ["AAAA1", "BBBB2"]


def test_a_field_that_is_gone_loses_nothing(room: Room, qtbot: QtBot) -> None:
    """A key held for a field that closes goes to what has the keyboard then."""
    other = QLineEdit(room.window)
    press(other, "x", room.clock, HAND_MS)
    delete(other)
    room.field.setFocus()

    qtbot.waitUntil(lambda: room.field.text() == "x")
