"""A new event: what was typed stays until the desk said that it was made."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kaikudesk.model import Category
from tests.ui import making
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.shown import EventWished

NO_NAME = "The event needs a name."


def focused() -> QWidget:
    """Give what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(which: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), which)


def opened(stage: Stage) -> QLineEdit:
    """Open the form and give the field of its name."""
    stage.check.events.form_wished.emit()
    stage.settle()
    name = focused()
    assert isinstance(name, QLineEdit)
    return name


def texts(stage: Stage) -> list[str]:
    """Give what stands on the screen."""
    labels = [one for one in stage.check.findChildren(QWidget) if one.isVisible()]
    return [str(one.property("text")) for one in labels if one.property("text")]


def test_enter_wishes_for_the_event_as_described(stage: Stage) -> None:
    """Name, the day of today, this evening, no limit."""
    wished = heard(stage.check.event_declared)
    opened(stage).setText("  Viulun   ilta ")

    press(Qt.Key.Key_Return)

    evening = EventWished("Viulun ilta", making.TODAY, 19 * 60, Category.CULTURE)
    assert wished == [(evening,)]


def test_the_form_stays_until_the_event_is_made(stage: Stage) -> None:
    """Declaring closes nothing; only the desk's word does, and the next is empty."""
    name = opened(stage)
    name.setText("Viulun ilta")
    press(Qt.Key.Key_Return)
    stayed = (name.isVisible(), name.text())

    stage.check.close_form()
    closed = name.isVisible()
    again = opened(stage)

    assert stayed == (True, "Viulun ilta")
    assert not closed
    assert again.text() == ""


def test_a_fault_is_said_at_its_field(stage: Stage) -> None:
    """The sentence, the keyboard back at the field, and all that was typed."""
    name = opened(stage)
    name.setText("a" * 200)
    press(Qt.Key.Key_Tab)
    stage.check.show_form_faults({"title": "The name is too long."})

    assert "The name is too long." in texts(stage)
    assert name.accessibleDescription() == "The name is too long."
    assert focused() is name
    assert name.text() == "a" * 200


@pytest.mark.parametrize("field", ["title", "quota", "day"])
def test_no_fault_is_lost(stage: Stage, field: str) -> None:
    """Also the fault of a field without a place of its own is said."""
    opened(stage)

    stage.check.show_form_faults({field: NO_NAME})

    assert texts(stage).count(NO_NAME) == 1


def test_a_fault_goes_when_its_field_is_changed(stage: Stage) -> None:
    """The next letter takes the sentence away."""
    opened(stage)
    stage.check.show_form_faults({"title": NO_NAME})

    press(Qt.Key.Key_A)

    assert NO_NAME not in texts(stage)


def test_an_empty_name_is_the_desks_to_refuse(stage: Stage) -> None:
    """The form holds no rule: it asks, and the answer stands at the field."""
    wished = heard(stage.check.event_declared)
    opened(stage)

    press(Qt.Key.Key_Return)

    assert [one.title for (one,) in wished if isinstance(one, EventWished)] == [""]


def test_escape_puts_the_form_away_and_makes_nothing(stage: Stage) -> None:
    """The keyboard goes back to the one field."""
    wished = heard(stage.check.event_declared)
    name = opened(stage)

    press(Qt.Key.Key_Escape)

    assert not name.isVisible()
    assert focused() is stage.check.field
    assert wished == []


def test_a_form_opened_the_next_day_presets_that_day(stage: Stage) -> None:
    """The desk may run over midnight; the day is asked for each time."""
    stage.check.events.form_wished.emit()
    stage.check.close_form()
    wished = heard(stage.check.event_declared)
    stage.today = date(2026, 11, 25)
    opened(stage).setText("Aamu")

    press(Qt.Key.Key_Return)

    days = [one.day for (one,) in wished if isinstance(one, EventWished)]
    assert days == [date(2026, 11, 25)]
