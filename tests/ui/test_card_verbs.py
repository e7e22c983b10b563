"""Lost, out of use, back, replaced, consent taken back: at a real desk’s window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kaikudesk import own_cards
from kaikudesk.ledger.registration import row_state
from kaikudesk.model import CardState, CardVerb, EntryKind
from kaikudesk.rules import DEFAULTS
from kaikudesk.rules.ruleset import RuleSet, Setting
from kaikudesk.seal import BoxName
from kaikudesk.storage import journal
from kaikudesk.wire.rows import CardRowWire
from tests.ui.keyboard import press
from tests.ui.listening import heard
from tests.ui.worker import CODE, Worker
from ui.card_verbs import CardVerbs
from ui.form_words import form_sentence

NEXT = "KK99998888"


@pytest.fixture
def verbs(worker: Worker) -> CardVerbs:
    """Give what may be done with a card that was just handed over and looked up."""
    worker.register()
    worker.panel.take_scan(CODE)
    return worker.panel.own.verbs


def offered(verbs: CardVerbs) -> set[CardVerb]:
    """Give the buttons that are seen."""
    return {verb for verb, one in verbs.buttons.items() if one.isVisible()}


def card(worker: Worker) -> CardRowWire:
    """Give the card that was registered first, as the desk sees it now."""
    row = own_cards.card(worker.desk, worker.registered[-1].entry.entry_id)
    assert row is not None
    return row


def test_a_card_in_use_offers_what_fits_it(verbs: CardVerbs) -> None:
    """Nothing is taken back into use, and nobody consented to questions."""
    assert offered(verbs) == {
        CardVerb.CORRECT_POSTCODE,
        CardVerb.REPORT_LOST,
        CardVerb.INACTIVATE,
        CardVerb.REPLACE,
        CardVerb.WITHDRAW_CONSENT,
    }
    assert not verbs.question.isVisible()
    assert not verbs.text.isVisible()


def test_a_lost_card_is_said_at_once_and_taken_back_when_found(
    worker: Worker, verbs: CardVerbs
) -> None:
    """One press each; the line says what the card is worth now."""
    told = heard(worker.handing.written)
    verbs.buttons[CardVerb.REPORT_LOST].click()
    assert "Lost: the card works nowhere" in worker.saved
    worker.panel.take_scan(CODE)
    assert "Lost" in worker.panel.own.story.text()
    assert not worker.panel.own.children_count.isEnabled()
    assert CardVerb.REPORT_LOST not in offered(verbs)
    verbs.buttons[CardVerb.REINSTATE].click()

    assert row_state(card(worker)) is CardState.ACTIVE
    assert len(told) == 2


def test_a_card_out_of_use_says_so(worker: Worker, verbs: CardVerbs) -> None:
    """It can still be taken back: no question is asked."""
    verbs.buttons[CardVerb.INACTIVATE].click()
    worker.panel.take_scan(CODE)

    assert "not in use" in worker.panel.own.story.text()
    assert CardVerb.REINSTATE in offered(verbs)


def test_what_cannot_be_undone_is_asked_for_twice(
    worker: Worker, verbs: CardVerbs
) -> None:
    """The first press only says what follows, with the keyboard on the harmless one."""
    verbs.buttons[CardVerb.WITHDRAW_CONSENT].click()
    assert "This cannot be undone" in verbs.question.text()
    assert QApplication.focusWidget() is verbs.keep
    assert offered(verbs) == set()
    assert worker.desk.acts.of_kind(EntryKind.CONSENT_WITHDRAWN) == []
    verbs.go_on.click()

    assert len(worker.desk.acts.of_kind(EntryKind.CONSENT_WITHDRAWN)) == 1
    assert "the card has ended" in worker.saved
    worker.panel.take_scan(CODE)
    assert worker.panel.own.key is None
    assert worker.panel.form.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_leave_the_card_as_it_is(
    worker: Worker, verbs: CardVerbs, key: Qt.Key
) -> None:
    """Whoever presses a key without reading changes nothing and stays at the card."""
    verbs.buttons[CardVerb.WITHDRAW_CONSENT].click()
    press(key)

    assert worker.panel.own.isVisible()
    assert verbs.asked is None
    assert QApplication.focusWidget() is verbs.buttons[CardVerb.WITHDRAW_CONSENT]
    assert worker.desk.acts.of_kind(EntryKind.CONSENT_WITHDRAWN) == []


def test_the_next_card_is_typed_and_saved_with_enter(
    worker: Worker, verbs: CardVerbs
) -> None:
    """Both entries are there; the saved line speaks of the new card."""
    verbs.buttons[CardVerb.REPLACE].click()
    assert QApplication.focusWidget() is verbs.text
    QTest.keyClicks(verbs.text, NEXT)
    press(Qt.Key.Key_Return)

    assert NEXT in worker.saved
    assert "children 2" in worker.saved
    assert row_state(card(worker)) is CardState.INACTIVATED
    worker.panel.take_scan(CODE)
    assert "Another card has replaced" in worker.panel.own.story.text()
    assert offered(verbs) == {CardVerb.WITHDRAW_CONSENT}


def test_a_holder_who_moved_gets_another_postcode(
    worker: Worker, verbs: CardVerbs
) -> None:
    """What is none is said at the field; what is one stands on the card's row."""
    verbs.buttons[CardVerb.CORRECT_POSTCODE].click()
    QTest.keyClicks(verbs.text, "331")
    press(Qt.Key.Key_Return)
    assert verbs.faults.shown == [form_sentence("postcode", "not five digits")]
    assert worker.desk.acts.of_kind(EntryKind.CARD_AMENDED) == []
    verbs.text.setText("331 00")
    verbs.go_on.click()

    assert card(worker).fields["postcode"].value == "33100"
    assert card(worker).fields["birth_year"].value == 1984
    assert "Saved" in worker.saved


ANSWERS = "3 - 2 47"


def asked(worker: Worker) -> CardVerbs:
    """Look a card up whose holder agreed to the questions of form 2."""
    form = Setting("wellbeing_form", 2)
    worker.desk.rules = RuleSet(2, (*DEFAULTS.settings, form))
    worker.panel.form.wellbeing.setChecked(True)
    worker.register()
    worker.panel.take_scan(CODE)
    return worker.panel.own.verbs


def test_questions_are_offered_only_where_a_form_is_in_use(worker: Worker) -> None:
    """The holder agreed, and yet there is nothing that could be asked."""
    worker.panel.form.wellbeing.setChecked(True)
    worker.register()
    worker.panel.take_scan(CODE)
    verbs = worker.panel.own.verbs

    assert CardVerb.WITHDRAW_ANSWERS in offered(verbs)
    assert CardVerb.ANSWER not in offered(verbs)


def test_answers_are_sealed_and_stand_nowhere_in_clear(
    worker: Worker,
) -> None:
    """By keyboard; afterwards neither screen nor journal can show them again."""
    verbs = asked(worker)
    verbs.buttons[CardVerb.ANSWER].click()
    assert QApplication.focusWidget() is verbs.text
    QTest.keyClicks(verbs.text, ANSWERS)
    press(Qt.Key.Key_Return)

    with worker.desk.files.journal.reading() as connection:
        *_, told = journal.own_entries(connection)
    assert told.entry.kind == EntryKind.WELLBEING_ANSWERED
    assert told.entry.plain.about == worker.registered[-1].entry.entry_id
    assert [name for name, _ in told.boxes] == [BoxName.WELLBEING]
    assert told.side is not None
    assert told.side.box_keys == ()
    assert "Saved" in worker.saved
    assert verbs.text.text() == ""
    verbs.text.undo()
    assert verbs.text.text() == ""
    shown = [one.text() for one in worker.panel.window().findChildren(QLabel)]
    assert not [text for text in shown if "47" in text]


@pytest.mark.parametrize("text", ["", "- -", "3 101", "well", "3,4"])
def test_answers_that_cannot_be_are_said_at_the_field(
    worker: Worker, text: str
) -> None:
    """What was typed stays to be mended, and nothing is written."""
    verbs = asked(worker)
    verbs.buttons[CardVerb.ANSWER].click()
    QTest.keyClicks(verbs.text, text)
    press(Qt.Key.Key_Return)

    assert verbs.faults.shown == [form_sentence("answers", "out of range")]
    assert verbs.text.text() == text
    assert worker.desk.acts.of_kind(EntryKind.WELLBEING_ANSWERED) == []


def test_a_scan_is_the_next_cards_code_while_it_is_asked_for(
    worker: Worker, verbs: CardVerbs
) -> None:
    """It opens no other card, and nothing is done before the button is pressed."""
    verbs.buttons[CardVerb.REPLACE].click()
    worker.panel.take_scan(NEXT)

    assert verbs.text.text() == NEXT
    assert worker.panel.own.isVisible()
    assert QApplication.focusWidget() is verbs.go_on
    assert len(worker.registered) == 1
    press(Qt.Key.Key_Return)
    assert len(worker.registered) == 2


@pytest.mark.parametrize(
    ("typed", "fault", "left"),
    [
        (CODE, "registered here already", CODE),
        ("", "empty", ""),
        ("131052-308T", "identity code", ""),
    ],
    ids=["its own", "nothing", "identity code"],
)
def test_a_code_that_cannot_be_the_next_ones_is_said_at_its_field(
    worker: Worker, typed: str, fault: str, left: str
) -> None:
    """An identity code goes at once; nothing is kept of it."""
    worker.register()
    worker.panel.take_scan(CODE)
    verbs = worker.panel.own.verbs
    verbs.buttons[CardVerb.REPLACE].click()
    verbs.take_code(typed)
    verbs.go_on.click()

    assert verbs.faults.shown == [form_sentence("code", fault)]
    assert verbs.text.text() == left
    assert len(worker.registered) == 1


def test_the_answers_alone_are_erased(worker: Worker) -> None:
    """Where the holder consented to questions, that consent is taken back alone."""
    worker.fill()
    worker.panel.form.wellbeing.setChecked(True)
    worker.panel.save()
    worker.panel.take_scan(CODE)
    verbs = worker.panel.own.verbs
    verbs.buttons[CardVerb.WITHDRAW_ANSWERS].click()
    assert "The card goes on" in verbs.question.text()
    verbs.go_on.click()

    assert not card(worker).wellbeing_consent
    assert row_state(card(worker)) is CardState.ACTIVE


def test_a_busy_journal_keeps_the_next_card_to_be_pressed_again(
    worker: Worker, verbs: CardVerbs
) -> None:
    """The very same act: one new card, however often it is pressed."""
    verbs.buttons[CardVerb.REPLACE].click()
    verbs.take_code(NEXT)
    with worker.desk.files.journal.transaction():
        verbs.go_on.click()
    assert worker.problem.startswith("Not saved")
    worker.panel.problem.acted.emit()

    assert NEXT in worker.saved
    assert len(worker.registered) == 2


def test_another_card_begins_without_the_question(
    worker: Worker, verbs: CardVerbs
) -> None:
    """What was asked of one card is never answered for another."""
    verbs.buttons[CardVerb.WITHDRAW_CONSENT].click()
    shown = worker.panel.last.cards.rows[0]
    worker.panel.show_card(replace(shown, key=b"another"))

    assert verbs.asked is None
    assert offered(verbs) == set(shown.verbs)
