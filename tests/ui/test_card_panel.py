"""The distributor's screen: a form without a name, and Enter that makes room."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kaikudesk.model import Gender, LifeSituation, Role
from tests.ui.conftest import Open
from tests.ui.keyboard import press
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.card_panel import CardPanel
from ui.languages import LANGUAGES
from ui.shown import CardFormShown, CardWished

FAULTY = CardFormShown({"postcode": "Five digits"}, "23.11.2027")


@pytest.fixture
def panel(open_stage: Open) -> CardPanel:
    """Give a distributor's screen."""
    return open_stage(Role.DISTRIBUTOR).card


def filled(panel: CardPanel) -> CardWished:
    """Fill the form for one client, and give what it should wish for."""
    panel.take_scan("KK12345678")
    panel.form.birth_year.setText("1984")
    panel.form.postcode.setText("889 00")
    panel.form.children_count.setValue(2)
    panel.form.gender.setCurrentIndex(1)
    panel.form.life_situation.setCurrentIndex(2)
    panel.form.store.setChecked(True)
    panel.form.granted.setDate(QDate(2026, 11, 20))
    return CardWished(
        code="KK12345678",
        birth_year="1984",
        postcode="889 00",
        children="2",
        gender=Gender.WOMAN,
        life_situation=LifeSituation.STUDENT,
        consent_to_store=True,
        consent_to_wellbeing=False,
        granted=date(2026, 11, 20),
    )


def test_after_the_code_comes_the_birth_year(panel: CardPanel) -> None:
    """A scan is told; where it is a new card, the next field has the keyboard."""
    codes = heard(panel.code_entered)

    panel.take_scan("KK12345678")
    panel.ask_client()

    assert codes == [("KK12345678",)]
    assert QApplication.focusWidget() is panel.form.birth_year


def test_enter_wishes_for_the_card(panel: CardPanel) -> None:
    """From any field Enter tells the whole form, as it was typed."""
    wanted, wishes = filled(panel), heard(panel.register_wished)

    panel.form.postcode.setFocus()
    press(Qt.Key.Key_Return)

    assert wishes == [(wanted,)]


def test_no_answer_is_the_answer_until_somebody_answers(panel: CardPanel) -> None:
    """Gender and life situation begin with an explicit no answer."""
    wish = panel.wished

    assert wish.gender is Gender.NO_ANSWER
    assert wish.life_situation is LifeSituation.NO_ANSWER
    assert not wish.consent_to_store
    assert not wish.consent_to_wellbeing


def test_each_change_is_told_with_the_whole_form(panel: CardPanel) -> None:
    """The last valid date can follow while the clerk fills the form."""
    changes = heard(panel.form_changed)

    QTest.keyClicks(panel.form.birth_year, "19")

    assert [c.birth_year for (c,) in changes if isinstance(c, CardWished)] == [
        "1",
        "19",
    ]


def test_faults_stand_at_their_fields(panel: CardPanel) -> None:
    """The sentence stands below the field and is read with it; typing replaces."""
    panel.form.postcode.setText("8890")
    panel.show_form(FAULTY, refused=True)

    assert QApplication.focusWidget() is panel.form.postcode
    assert panel.form.postcode.accessibleDescription() == "Five digits"
    assert panel.form.postcode.selectedText() == "8890"
    assert panel.form.faults.shown == ["Five digits"]


def test_a_fault_of_the_code_stands_below_the_field(panel: CardPanel) -> None:
    """A code that was registered here already is said at the one field."""
    faults = {"code": "Registered here already", "postcode": "Five digits"}
    panel.show_form(CardFormShown(faults), refused=True)

    assert QApplication.focusWidget() is panel.field
    assert panel.problem.shown is not None
    assert panel.problem.shown.sentence == "Registered here already"


def test_saved_makes_room_and_keeps_the_grant_date(panel: CardPanel) -> None:
    """The next client finds an empty form, today's work keeps its day."""
    filled(panel)
    panel.show_saved("Saved.")

    assert panel.wished == CardWished(
        code="",
        birth_year="",
        postcode="",
        children="0",
        gender=Gender.NO_ANSWER,
        life_situation=LifeSituation.NO_ANSWER,
        consent_to_store=False,
        consent_to_wellbeing=False,
        granted=date(2026, 11, 20),
    )
    assert QApplication.focusWidget() is panel.field
    assert panel.saved.shown is not None


def test_escape_clears_the_form(panel: CardPanel) -> None:
    """A client who changes their mind leaves nothing behind."""
    filled(panel)

    press(Qt.Key.Key_Escape)

    assert panel.wished.code == ""
    assert panel.wished.birth_year == ""


@pytest.mark.parametrize("mark", ["X", "Z"])
def test_mobile_only_cards_need_no_code(panel: CardPanel, mark: str) -> None:
    """Their buttons put the programme's mark where the code would stand."""
    codes = heard(panel.code_entered)

    kinds = panel.kinds
    {"X": kinds.personal, "Z": kinds.shared}[mark].click()

    assert codes == [(mark,)]
    assert panel.wished.code == mark
    assert panel.wished.community == (mark == "Z")


def test_enter_on_a_button_presses_the_button(panel: CardPanel) -> None:
    """Only Save and the fields save; Clear clears."""
    filled(panel)
    wishes, cleared = heard(panel.register_wished), heard(panel.cleared)
    clear = next(
        one for one in panel.findChildren(QPushButton) if one.text() == "Clear"
    )

    clear.setFocus()
    press(Qt.Key.Key_Return)

    assert wishes == []
    assert cleared == [()]


def test_arrows_stay_in_sense_but_what_is_typed_stays(panel: CardPanel) -> None:
    """Never silently another number: −1 is told as −1, and 99 as 99."""
    box = panel.form.children_count
    box.stepDown()
    assert panel.wished.children == "0"
    box.selectAll()
    QTest.keyClicks(box, "-1")
    assert panel.wished.children == "-1"
    box.selectAll()
    QTest.keyClicks(box, "99")

    assert panel.wished.children == "99"


def test_a_click_and_a_digit_replace_the_number_of_children(
    panel: CardPanel, qtbot: QtBot
) -> None:
    """Two children are 2, and neither 20 nor 02, wherever the click went."""
    box = panel.form.children_count
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(14, 14))
    qtbot.waitUntil(lambda: box.lineEdit().hasSelectedText())
    QTest.keyClick(box, Qt.Key.Key_2)

    assert panel.wished.children == "2"


def test_there_is_no_field_for_what_must_not_be_stored(panel: CardPanel) -> None:
    """Codes, birth year and postcode are the only texts, and the last two digits."""
    texts = {
        QWidget.accessibleName(one): one
        for one in panel.findChildren(QLineEdit)
        if not isinstance(one.parent(), QAbstractSpinBox)
    }

    assert set(texts) == {
        "Code of the card",
        "Code of the new card",
        "Find a card of this site",
        "Birth year",
        "Postcode",
    }
    assert texts["Birth year"].maxLength() == 4
    assert texts["Postcode"].maxLength() == 6
    assert not panel.findChildren(QTextEdit)
    assert not panel.findChildren(QPlainTextEdit)
    assert not any(one.isEditable() for one in panel.findChildren(QComboBox))


@pytest.mark.parametrize("typed", ["Aino Virtanen", "Kauppakatu", "131052-308T"])
def test_a_name_cannot_be_typed_into_the_form(panel: CardPanel, typed: str) -> None:
    """Letters do not get into any field of the form, and digits not beyond its end."""
    for one in (panel.form.birth_year, panel.form.postcode):
        QTest.keyClicks(one, typed)

        assert not any(sign.isalpha() for sign in one.text())
        assert len(one.text()) <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrow_text_puts_the_form_into_one_column(
    open_stage: Open, language: str
) -> None:
    """At 200 % nothing needs scrolling sideways, the last valid date told."""
    stage: Stage = open_stage(Role.DISTRIBUTOR, language)
    stage.theme.use(stage.theme.name, 200)
    stage.card.show_form(FAULTY)
    stage.settle()

    assert stage.card.form.birth_year.x() == stage.card.form.postcode.x()
    assert stage.window.stack.sideways() == 0


def in_sight(control: QWidget) -> bool:
    """Tell whether any of a control is to be seen."""
    return not control.visibleRegion().isEmpty()


def test_the_keyboard_goes_where_it_can_be_seen(open_stage: Open) -> None:
    """With large text and the page scrolled down, a fault and the next client too."""
    stage: Stage = open_stage(Role.DISTRIBUTOR)
    stage.theme.use(stage.theme.name, 200)
    panel = stage.card
    for point, target in (
        (partial(panel.show_saved, "Saved."), panel.field),
        (partial(panel.show_form, FAULTY, refused=True), panel.form.postcode),
    ):
        scroll_to_the_end(stage)
        assert not in_sight(target)
        point()
        stage.settle()

        assert in_sight(target)


def scroll_to_the_end(stage: Stage) -> None:
    """Scroll as far down as the page goes."""
    stage.settle()
    page = stage.window.stack.currentWidget()
    assert isinstance(page, QScrollArea)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
