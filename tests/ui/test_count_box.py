"""One count: digits, arrows and clicks, and never a number that nobody meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.listening import heard
from ui.count_box import CountBox
from ui.theme import Theme


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> CountBox:
    """Give a count on its own, without the keyboard."""
    one = CountBox(theme, 20)
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.mark.parametrize(("keys", "number"), [("2", 2), ("12", 12)])
def test_a_digit_replaces_the_number(box: CountBox, keys: str, number: int) -> None:
    """A 2 typed at once on the nought makes 2, not 20; a second digit goes on."""
    box.number.setFocus()

    for key in keys:
        QTest.keyClick(box.number, Qt.Key(ord(key)))

    assert box.value == number


def test_a_digit_after_a_click_replaces_the_number(box: CountBox) -> None:
    """A click puts a cursor there, and the digit still replaces the nought."""
    line = box.number.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)

    # With the keyboard there already, no second coming of it marks the number.
    line.setFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClick(box.number, Qt.Key.Key_2)

    assert box.value == 2


def test_letters_are_for_the_one_field(box: CountBox) -> None:
    """A letter leaves the number alone and is passed on."""
    letters = heard(box.letter_typed)

    QTest.keyClick(box.number, Qt.Key.Key_K)

    assert letters == [("k",)]
    assert box.value == 0


def test_only_the_clerks_changes_are_told(box: CountBox) -> None:
    """A number that the screen puts there is no change of the clerk's."""
    changes = heard(box.changed)

    box.set_value(3)
    QTest.keyClick(box.number, Qt.Key.Key_Up)

    assert box.value == 4
    assert changes == [()]
