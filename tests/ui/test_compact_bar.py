"""The bar above another program: small, with the same keys, and a way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kaikudesk.model import Role, Tickets, Verdict
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.listening import heard
from tests.ui.staging import Stage
from tests.ui.verdicts import put_verdict
from ui.languages import LANGUAGES
from ui.shown import ProblemShown, RecordWished, ScreenName
from ui.tokens import SCALES, ThemeName, Tone

# The agreed height, and the most that a long sentence may add to it, in px at 100 %.
HEIGHT = 120
ROOM_FOR_WORDS = 90
MOST_TURNS = 4


def in_bar(stage: Stage) -> tuple[int, int]:
    """Shrink the window and give its size."""
    stage.bar.enter()
    return size_of(stage)


def size_of(stage: Stage) -> tuple[int, int]:
    """Give the window's size, once every part has told its own."""
    for _ in range(MOST_TURNS):
        stage.settle()
    return (stage.window.width(), stage.window.height())


def press(which: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which)


def accessible_names(stage: Stage) -> set[str]:
    """Name the controls that can be seen."""
    shown = (one for one in stage.window.findChildren(QWidget) if one.isVisible())
    return {one.accessibleName() for one in shown} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_is_as_small_as_agreed(open_stage: Open, language: str) -> None:
    """480 × 120 at 100 %, without a card and with a valid one."""
    stage = open_stage(language=language)

    assert in_bar(stage) == (480, HEIGHT)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    assert size_of(stage) == (480, HEIGHT)


@pytest.mark.parametrize("scale", [SCALES[0], SCALES[-1]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_shows_every_word_it_has(
    open_stage: Open, language: str, scale: int
) -> None:
    """It grows with the text and by what a long sentence needs, and cuts nothing."""
    stage = open_stage(language=language)
    stage.theme.use(ThemeName.LIGHT, scale)
    in_bar(stage)
    for verdict in Verdict:
        put_verdict(stage.check, verdict)
        width, height = size_of(stage)

        assert width == stage.theme.px(480), verdict
        assert height <= stage.theme.px(HEIGHT + ROOM_FOR_WORDS), verdict
        assert height == stage.check.height(), verdict
        assert stage.window.stack.sideways() == 0, verdict


def test_only_the_essentials_stand_in_the_bar(stage: Stage) -> None:
    """Field, counts, Record and the way back; header, events and tools are away."""
    in_bar(stage)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    stage.settle()

    assert accessible_names(stage) == {
        "Code of the card",
        "Whole window",
        "Own",
        "Under 18",
        "Assistant",
        "Record",
    }


def test_word_and_sentence_stand_in_the_bar(stage: Stage) -> None:
    """The word, and in one line when the card ends and what it gives."""
    in_bar(stage)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())

    assert stage.check.verdict.visible_texts() == [
        "VALID",
        "until 3.3.2027 · Own ticket and up to 2 children",
    ]


def test_the_same_keys_work_in_the_bar(stage: Stage) -> None:
    """Digits count, Enter records, F7 and F8 show and hide, Escape clears."""
    in_bar(stage)
    records = heard(stage.check.record_wished)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F7)
    customer = stage.check.verdict.visible_texts()
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F8)
    hidden = stage.check.verdict.visible_texts()
    press(Qt.Key.Key_Escape)

    assert records == [(RecordWished(Tickets(own=1, children=2)),)]
    assert customer == ["VALID", "The ticket is ready."]
    assert hidden == ["VALID"]
    assert stage.check.verdict.shown is None


def test_what_became_of_a_card_stands_in_its_verdicts_place(stage: Stage) -> None:
    """Recorded and not recorded are read where the verdict was, without growing."""
    in_bar(stage)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    stage.check.show_recorded("Recorded: own ticket, 2 child tickets")
    stage.settle()

    assert stage.check.recorded.isVisible()
    assert not stage.check.verdict.isVisible()
    assert size_of(stage) == (480, HEIGHT)

    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    assert stage.check.verdict.isVisible()


def test_a_problem_makes_room_for_itself(stage: Stage) -> None:
    """What stands in the way is said in the bar too, whole, and goes again."""
    in_bar(stage)
    stage.check.show_problem(ProblemShown("The disk is full.", "Try again", Tone.STOP))
    higher = size_of(stage)[1]
    stage.check.show_problem(None)

    assert higher > HEIGHT
    assert size_of(stage) == (480, HEIGHT)


def test_a_course_can_be_given_where_there_are_any(stage: Stage) -> None:
    """The course place stands in the bar only where one may be given."""
    in_bar(stage)
    stage.check.show_verdict(
        making.a_verdict(), making.some_counts(most_course_places=2)
    )
    stage.settle()

    assert "Course place" in accessible_names(stage)


def test_back_is_the_window_as_it_was(stage: Stage) -> None:
    """Size, parts and what stands on the screen return; quiet news stays away."""
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    before, usual = accessible_names(stage), size_of(stage)
    field = stage.window.field.height()

    in_bar(stage)
    stage.bar.leave()
    stage.settle()

    assert accessible_names(stage) == before
    assert size_of(stage) == usual
    assert stage.window.field.height() == field
    assert not stage.window.news.isVisible()


def test_the_keyboard_stays_where_it_was(stage: Stage) -> None:
    """Shrinking in the middle of a card costs no key."""
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    before = QApplication.focusWidget()

    in_bar(stage)
    inside = QApplication.focusWidget()
    stage.bar.leave()
    stage.settle()

    assert before is not stage.window.field
    assert inside is before
    assert QApplication.focusWidget() is before


def test_a_code_that_is_being_typed_stays(stage: Stage) -> None:
    """Half a code in the field is there in the bar, and typing goes on."""
    press(Qt.Key.Key_K)
    in_bar(stage)
    press(Qt.Key.Key_1)

    assert stage.window.field.text() == "k1"


def test_the_next_code_replaces_the_one_before(stage: Stage) -> None:
    """What was marked in the field is marked in the bar too, and back again."""
    stage.check.field.setText("KK12345678")
    stage.check.show_recorded("Recorded: own ticket")
    in_bar(stage)
    inside = stage.check.field.selectedText()
    stage.bar.leave()
    press(Qt.Key.Key_A)

    assert inside == "KK12345678"
    assert stage.check.field.text() == "a"


def test_one_key_leads_there_and_back(stage: Stage) -> None:
    """F11 in the window and in the bar."""
    stage.bar.leave()
    press(Qt.Key.Key_F11)
    stage.settle()
    there = stage.bar.is_on
    press(Qt.Key.Key_F11)

    assert (there, stage.bar.is_on) == (True, False)


def test_another_screen_gets_the_whole_window(stage: Stage) -> None:
    """F1 in the bar opens the help, and not in 120 dots."""
    in_bar(stage)

    press(Qt.Key.Key_F1)

    assert stage.window.stack.current is ScreenName.HELP
    assert not stage.bar.is_on


def test_from_another_screen_the_bar_takes_scans(stage: Stage) -> None:
    """The bar is always the check screen's."""
    stage.window.open(ScreenName.SETTINGS)

    in_bar(stage)

    assert stage.window.stack.current is ScreenName.CHECK


def test_the_bar_stays_above_other_windows(stage: Stage) -> None:
    """Ticketing or the till may have the screen; the bar is not covered."""
    above = Qt.WindowType.WindowStaysOnTopHint
    in_bar(stage)
    in_front = bool(stage.window.windowFlags() & above)
    stage.bar.leave()

    assert in_front
    assert not stage.window.windowFlags() & above


def test_a_distributor_has_no_bar(open_stage: Open) -> None:
    """A card is not registered in passing: no button, and the key does nothing."""
    stage = open_stage(Role.DISTRIBUTOR)
    wished = heard(stage.window.header.compact_wished)

    press(Qt.Key.Key_F11)

    assert "Compact bar" not in accessible_names(stage)
    assert wished == []
