"""The distributor's screen: a form without a name, and Enter that makes room."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kaikudesk.model import Gender, LifeSituation, Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.card_panel import CardPanel
from ui.shown import CardFormShown, CardWished


@pytest.fixture
def panel(open_stage: Open) -> CardPanel:
    """Give a distributor's screen."""
    return open_stage(Role.DISTRIBUTOR).card


def filled(panel: CardPanel) -> CardWished:
    """Fill the form for one client, and give what it should wish for."""
    panel.take_scan("KK12345678")
    panel.form.birth_year.setText("1984")
    panel.form.postcode.setText(" 889 00 ")
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


def press(which: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, which)


def test_a_scan_goes_on_to_the_birth_year(panel: CardPanel) -> None:
    """The code is there; the next thing to fill has the keyboard."""
    codes = heard(panel.code_entered)

    panel.take_scan("KK12345678")

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
    """The sentence stands below the field, is read with it, and has the keyboard."""
    panel.show_form(CardFormShown({"postcode": "Five digits"}, "23.11.2027"))

    assert QApplication.focusWidget() is panel.form.postcode
    assert panel.form.postcode.accessibleDescription() == "Five digits"
    assert panel.form.shown_faults() == ["Five digits"]


def test_a_fault_of_the_code_stands_below_the_field(panel: CardPanel) -> None:
    """A code that was registered here already is said at the one field."""
    panel.show_form(CardFormShown({"code": "Registered here already"}))

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

    panel.mobile_buttons[mark].click()

    assert codes == [(mark,)]
    assert panel.wished.code == mark


def test_the_last_five_stand_there_by_code(panel: CardPanel) -> None:
    """A sixth card pushes the oldest out."""
    panel.show_cards(making.some_cards() * 3)

    assert panel.last.cards.rowCount() == 5
    assert panel.last.cards.index(0, 0).data() == "KK12345678"


def test_the_child_count_of_a_card_can_be_changed(panel: CardPanel) -> None:
    """Choose the card, set the number, and the wish names both."""
    panel.show_cards(making.some_cards())
    wishes = heard(panel.children_wished)

    panel.last.view.selectRow(0)
    panel.last.count.setValue(3)
    panel.last.change()

    assert wishes == [(b"1", 3)]


def test_without_a_chosen_card_nothing_is_changed(panel: CardPanel) -> None:
    """The button is off, and asking all the same wishes for nothing."""
    panel.show_cards(making.some_cards())
    wishes = heard(panel.children_wished)

    panel.last.change()

    assert wishes == []


def test_there_is_no_field_for_what_must_not_be_stored(panel: CardPanel) -> None:
    """Code, birth year and postcode are the only texts; none takes a name."""
    texts = [
        one
        for one in panel.findChildren(QLineEdit)
        if type(one.parent()).__name__ not in {"QSpinBox", "QDateEdit"}
    ]
    named = {QWidget.accessibleName(one) for one in texts}

    assert named == {"Code of the card", "Birth year", "Postcode"}


def test_narrow_text_puts_the_form_into_one_column(open_stage: Open) -> None:
    """At 200 % nothing needs scrolling sideways."""
    stage: Stage = open_stage(Role.DISTRIBUTOR)
    stage.theme.use(stage.theme.name, 200)
    stage.settle()

    assert stage.card.form.birth_year.x() == stage.card.form.postcode.x()
    assert stage.window.stack.sideways() == 0
