"""The window: the right screens for a role, and a scan that always arrives."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kaikudesk.model import Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.settings_screen import SettingsScreen
from ui.shown import ActState, ProblemShown, ScreenName, StatusPart
from ui.side_navigation import screens_of
from ui.today_screen import TodayScreen
from ui.tokens import Tone


def test_the_role_decides_the_screens() -> None:
    """A venue checks, a distributor gives cards; what the desk is stands last."""
    assert screens_of(Role.VENUE)[0] is ScreenName.CHECK
    assert screens_of(Role.DISTRIBUTOR)[0] is ScreenName.CARD
    assert {screens_of(role)[-1] for role in Role} == {ScreenName.DESK}


def test_site_desk_and_role_are_always_visible(stage: Stage) -> None:
    """The header says whose desk this is; the window's title too."""
    assert stage.window.header.where == "Kuhmotalo · kassa 2 · venue"
    assert stage.window.windowTitle() == "Kuhmotalo – KaikuDesk"


def test_keys_open_the_screens(stage: Stage) -> None:
    """F1 to F12 bring their screens forward, from wherever the keyboard is."""
    keys = {
        Qt.Key.Key_F4: ScreenName.TODAY,
        Qt.Key.Key_F5: ScreenName.PERSON,
        Qt.Key.Key_F6: ScreenName.FIGURES,
        Qt.Key.Key_F9: ScreenName.SETTINGS,
        Qt.Key.Key_F12: ScreenName.DESK,
        Qt.Key.Key_F1: ScreenName.HELP,
        Qt.Key.Key_F2: ScreenName.CHECK,
    }
    opened = []
    for key in keys:
        QTest.keyClick(stage.window.windowHandle(), key)
        opened.append(stage.window.stack.current)

    assert opened == list(keys.values())


def test_screens_are_made_when_first_shown(stage: Stage) -> None:
    """Nothing but the scan's own screen is made at the start, each other once."""
    made, opened = heard(stage.window.screen_made), heard(stage.window.screen_opened)
    assert stage.window.stack.made(ScreenName.TODAY) is None

    first = stage.window.open(ScreenName.TODAY)
    stage.window.open(ScreenName.CHECK)
    again = stage.window.open(ScreenName.TODAY)

    assert first is again
    assert made == [(ScreenName.TODAY, first)]
    assert [name for (name,) in opened] == [
        ScreenName.TODAY,
        ScreenName.CHECK,
        ScreenName.TODAY,
    ]


def test_a_scan_brings_its_screen_forward(stage: Stage) -> None:
    """From the settings a scan opens the check, asks, and the rest is kept."""
    asked = heard(stage.window.code_entered)
    settings = stage.window.open(ScreenName.SETTINGS)
    assert isinstance(settings, SettingsScreen)
    settings.show_settings(making.some_settings(same_code_seconds=7))

    stage.window.take_scan("KK12345678")

    assert stage.window.stack.current is ScreenName.CHECK
    assert asked == [("KK12345678",)]
    assert stage.window.field.text() == "KK12345678"
    assert stage.window.open(ScreenName.SETTINGS) is settings


def test_a_scan_replaces_the_card_on_the_screen(stage: Stage) -> None:
    """Before a record a new scan asks nothing; it is simply the next card."""
    asked = heard(stage.window.code_entered)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())

    stage.window.take_scan("BBBB2222")

    assert asked == [("BBBB2222",)]
    assert stage.window.field.selectedText() == "BBBB2222"


def test_a_distributors_scan_goes_to_the_form(open_stage: Open) -> None:
    """There the one field is the form's."""
    stage = open_stage(Role.DISTRIBUTOR)
    stage.window.open(ScreenName.TODAY)

    stage.window.take_scan("KK12345678")

    assert stage.window.stack.current is ScreenName.CARD
    assert stage.card.wished.code == "KK12345678"


def test_the_status_says_how_the_desk_stands(stage: Stage) -> None:
    """Each part says its word and number, before the desk is open too."""
    texts = [stage.window.status.text_of(part) for part in StatusPart]

    assert texts == [
        "No network since 18.05",
        "list from 08.12",
        "waiting 12",
        "needs a person 2",
        "confirmed 31",
    ]


def test_before_the_desk_is_open_the_status_says_that(open_stage: Open) -> None:
    """The window stands before the desk's files do, and does not pretend."""
    stage = open_stage()
    stage.window.status.show_status(None)

    assert stage.window.status.text_of(StatusPart.CONNECTION) == "Opening the desk"
    assert stage.window.status.text_of(StatusPart.WAITING) == "waiting –"


def test_each_part_of_the_status_opens_its_rows(stage: Stage) -> None:
    """Numbers lead to what they count."""
    expected = {
        StatusPart.CONNECTION: ScreenName.DESK,
        StatusPart.LIST: ScreenName.DESK,
        StatusPart.WAITING: ScreenName.TODAY,
        StatusPart.PERSON: ScreenName.PERSON,
        StatusPart.CONFIRMED: ScreenName.TODAY,
    }
    opened = {}
    for part in StatusPart:
        stage.window.status.open_part(part)
        opened[part] = stage.window.stack.current

    assert opened == expected


def test_waiting_opens_the_waiting_rows_only(stage: Stage) -> None:
    """The number and the rows behind it are the same thing."""
    screen = stage.window.open(ScreenName.TODAY)
    assert isinstance(screen, TodayScreen)
    screen.show_acts(making.some_acts())

    stage.window.status.open_part(StatusPart.WAITING)

    assert [row.state for row in screen.acts.rows] == [ActState.WAITING]


def test_what_needs_a_person_is_counted_on_the_left(stage: Stage) -> None:
    """The number stands beside its screen, and goes when it is nought."""
    assert "Needs a person (2)" in stage.window.navigation.texts()[2]

    stage.window.show_status(making.a_status(person=0))

    assert stage.window.navigation.texts()[2] == "F5  Needs a person"


def test_news_stands_quietly_above_every_screen(stage: Stage) -> None:
    """A sentence with an action to put it away, never a dialog."""
    news = ProblemShown("…56 is registered now.", "Close", Tone.NOTE)
    stage.window.news.show_problem(news)
    assert stage.window.news.isVisible()

    stage.window.news.acted.emit()

    assert not stage.window.news.isVisible()


def test_wishes_of_the_frame_are_told(stage: Stage) -> None:
    """Language, look and send reach whoever wires the window."""
    languages = heard(stage.window.language_chosen)
    looks, sends = heard(stage.window.theme_wished), heard(stage.window.send_wished)

    stage.window.header.choose_language("sv")
    stage.window.header.theme_wished.emit()
    stage.window.status.send_wished.emit()

    assert languages == [("sv",)]
    assert looks == [()]
    assert sends == [()]


def test_a_language_is_switched_at_once(stage: Stage) -> None:
    """Every fixed word follows, on screens shown and hidden."""
    stage.window.open(ScreenName.TODAY)
    stage.window.open(ScreenName.CHECK)

    stage.languages.use("fi")
    stage.settle()

    today = stage.window.stack.made(ScreenName.TODAY)
    assert isinstance(today, TodayScreen)
    assert today.title.text() == "Tänään"
    assert stage.window.navigation.texts()[1] == "F4  Tänään"


def test_the_keyboard_alone_reaches_everything(stage: Stage) -> None:
    """Tab walks through every control of the screen and comes back."""
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    start = QApplication.focusWidget()
    reached = set()
    for _ in range(80):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
    inside = stage.check.findChildren(QLineEdit)

    assert QApplication.focusWidget() is start
    assert stage.window.field in reached
    assert len(inside) >= 1
    assert {widget.accessibleName() for widget in reached} >= {
        "Code of the card",
        "Event",
        "Record",
        "Course place",
        "Help",
        "Screen: Check",
    }
