"""The venue's screen: told verdicts, emits wishes, holds no rule."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kaikudesk.model import Channel, Tickets
from tests.ui import making
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.check_panel import CheckPanel
from ui.shown import ActState, RecordWished
from ui.tokens import Tone


def focused() -> QWidget:
    """Give what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(which: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the keyboard is."""
    modifier = Qt.KeyboardModifier.ControlModifier
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focused(), which, modifier if ctrl else none)


def valid(stage: Stage, **counts: object) -> CheckPanel:
    """Let a valid card stand on the screen."""
    stage.check.field.setText("KK12345678")
    stage.check.show_verdict(making.a_verdict(), making.some_counts(**counts))
    return stage.check


def test_the_field_has_the_keyboard_from_the_start(stage: Stage) -> None:
    """A clerk may type at once."""
    assert focused() is stage.check.field


def test_a_typed_code_is_asked_about(stage: Stage) -> None:
    """Enter in the field asks, and does not record what it asks about."""
    asked, records = heard(stage.check.code_entered), heard(stage.check.record_wished)
    stage.check.code_entered.connect(lambda: valid(stage))
    stage.check.field.setText("kk 123")

    press(Qt.Key.Key_Return)

    assert asked == [("kk 123",)]
    assert records == []


def test_enter_records_a_valid_card(stage: Stage) -> None:
    """One key after the verdict, and the counts go as they stand."""
    records = heard(valid(stage).record_wished)

    press(Qt.Key.Key_Return)

    assert records == [(RecordWished(Tickets(own=1)),)]


def test_a_held_enter_records_nothing(stage: Stage) -> None:
    """A key that repeats itself, because a sleeve lies on it, is no wish."""
    panel = valid(stage)
    records = heard(panel.record_wished)
    target = focused()

    for repeated in (True, True):
        event = making.enter_key(repeated=repeated)
        QApplication.sendEvent(target, event)

    assert records == []


def test_digits_and_arrows_change_the_children(stage: Stage) -> None:
    """The keyboard stands on the children's number of a card that has some."""
    panel = valid(stage)
    records = heard(panel.record_wished)

    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert records == [(RecordWished(Tickets(own=1, children=1)),)]


def test_tab_goes_through_the_counts(stage: Stage) -> None:
    """Own, children, assistants and course place follow each other."""
    panel = valid(stage)
    records = heard(panel.record_wished)

    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)

    tickets = Tickets(own=1, assistants=1, course_places=1)
    assert records == [(RecordWished(tickets),)]


def test_a_letter_begins_a_new_code(stage: Stage) -> None:
    """Typing a code needs no way back to the field."""
    panel = valid(stage)

    press(Qt.Key.Key_A)

    assert panel.field.text() == "a"
    assert focused() is panel.field


def test_escape_clears(stage: Stage) -> None:
    """The card goes, the keyboard goes back, and Enter records nothing more."""
    panel = valid(stage)
    records, cleared = heard(panel.record_wished), heard(panel.cleared)

    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)

    assert panel.verdict.shown is None
    assert panel.field.text() == ""
    assert cleared == [()]
    assert records == []


def test_a_stopped_card_needs_more_than_enter(stage: Stage) -> None:
    """Enter does not record against the verdict; Ctrl+Enter does, deliberately."""
    panel = valid(stage, guarded=True)
    records = heard(panel.record_wished)

    panel.counts.setFocus()
    press(Qt.Key.Key_Return)
    assert records == []

    panel.field.setFocus()
    press(Qt.Key.Key_Return, ctrl=True)
    assert records == [(RecordWished(Tickets(own=1), deliberate=True),)]


def test_beyond_the_limit_the_row_says_so(stage: Stage) -> None:
    """More children than the register says: allowed, and marked before Enter."""
    panel = valid(stage)

    for _ in range(3):
        press(Qt.Key.Key_Up)

    assert "register says 2" in panel.counts.warning


def test_nothing_at_all_is_not_recorded(stage: Stage) -> None:
    """With every count at nought Enter wishes nothing and the row says why."""
    panel = valid(stage, tickets=Tickets())
    records = heard(panel.record_wished)

    press(Qt.Key.Key_Return)

    assert records == []
    assert "0" in panel.counts.warning


def test_a_course_has_no_child_tickets(stage: Stage) -> None:
    """For a course the children's count is not there at all."""
    panel = valid(stage, tickets=Tickets(course_places=1), course=True)
    records = heard(panel.record_wished)

    press(Qt.Key.Key_Return)

    assert records == [(RecordWished(Tickets(course_places=1)),)]


def test_the_channel_goes_with_the_record(stage: Stage) -> None:
    """Asked by phone is recorded so, and the next card begins at the desk again."""
    panel = valid(stage)
    records = heard(panel.record_wished)

    panel.counts.choose_channel(Channel.PHONE)
    panel.counts.record(deliberate=False)
    valid(stage)
    panel.counts.record(deliberate=False)

    channels = [wish.channel for (wish,) in records if isinstance(wish, RecordWished)]
    assert channels == [Channel.PHONE, Channel.DESK]


def test_recorded_is_said_and_cannot_be_recorded_twice(stage: Stage) -> None:
    """After the record Enter records nothing more; the field waits for the next."""
    panel = valid(stage)
    records = heard(panel.record_wished)

    panel.show_recorded("Recorded at 19.02")
    panel.counts.record(deliberate=True)

    assert records == []
    assert panel.recorded.shown is not None
    assert panel.recorded.shown.tone is Tone.GOOD
    assert focused() is panel.field


def test_not_recorded_lets_enter_try_again(stage: Stage) -> None:
    """After a fault the very same wish can be made once more."""
    panel = valid(stage)
    records = heard(panel.record_wished)

    panel.show_not_recorded("Not recorded – press Enter again.")
    press(Qt.Key.Key_Return)

    assert len(records) == 1
    assert panel.recorded.shown is not None
    assert panel.recorded.shown.tone is Tone.STOP


def test_a_mistyped_code_is_kept_and_pointed_at(stage: Stage) -> None:
    """The field keeps the text and selects the sign to look at."""
    stage.check.field.setText("KK1234567O")
    stage.check.show_verdict(making.a_verdict(place=9), None)

    assert stage.check.field.selectedText() == "O"


def test_no_card_offers_nothing_to_record(stage: Stage) -> None:
    """Where the text is no card, every count is off."""
    records = heard(stage.check.record_wished)
    stage.check.show_verdict(making.a_verdict(), None)

    stage.check.counts.record(deliberate=True)

    assert records == []


def test_the_last_three_stand_there_masked(stage: Stage) -> None:
    """Time, last two signs, what was given and how far it has come."""
    stage.check.show_acts(making.some_acts())

    texts = stage.check.just_now.texts()
    assert len(texts) == 3
    assert texts[0] == "19.01 …77 own + 1 ↑ waiting"


def test_undo_takes_the_newest_that_can_be_withdrawn(stage: Stage) -> None:
    """Ctrl+Z skips what was withdrawn already."""
    gone = making.an_act(1, state=ActState.WITHDRAWN, can_be_voided=False)
    stage.check.show_acts((gone, making.an_act(2)))
    voids = heard(stage.check.void_wished)
    stage.settle()

    QTest.keyClick(
        stage.window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )

    assert voids == [(bytes([2]),)]


def test_while_a_code_is_typed_undo_is_the_fields(stage: Stage) -> None:
    """Ctrl+Z on half a code takes a sign back, not a ticket."""
    stage.check.show_acts((making.an_act(2),))
    voids = heard(stage.check.void_wished)
    QTest.keyClick(stage.check.field, Qt.Key.Key_A)

    QTest.keyClick(
        stage.window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )

    assert voids == []


def test_details_can_be_hidden(stage: Stage) -> None:
    """Hide details leaves sign and word."""
    panel = valid(stage)

    press(Qt.Key.Key_F8)
    hidden = panel.verdict.visible_texts()
    panel.verdict.toggle_details()

    assert hidden == ["VALID"]
    assert "until 3.3.2027" in panel.verdict.visible_texts()


def test_the_customers_sentence_is_neutral_and_shown_on_demand(stage: Stage) -> None:
    """One key shows what may be said aloud; the next verdict hides it again."""
    panel = valid(stage)
    panel.verdict.toggle_customer_sentence()
    assert "The ticket is ready." in panel.verdict.visible_texts()

    valid(stage)
    assert "The ticket is ready." not in panel.verdict.visible_texts()
