"""A card that is there already stands in the form's place, and may be changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kaikudesk.model import Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.keyboard import press
from tests.ui.listening import heard
from ui.card_panel import CardPanel
from ui.shown import ActState, CardFormShown


@pytest.fixture
def panel(open_stage: Open) -> CardPanel:
    """Give a distributor's screen."""
    return open_stage(Role.DISTRIBUTOR).card


@pytest.fixture
def shown(panel: CardPanel) -> CardPanel:
    """Show a card with two children in the form's place."""
    panel.show_card(making.some_cards()[0])
    panel.own.show_changes(CardFormShown(last_valid="24.11.2027"))
    return panel


def test_enter_at_the_number_wishes_for_other_children(shown: CardPanel) -> None:
    """The keyboard is there at once; the wish names card and number."""
    wishes, forms = heard(shown.own.children_wished), heard(shown.register_wished)

    QTest.keyClicks(shown.own.children_count, "3")
    press(Qt.Key.Key_Return)

    assert wishes == [(b"1", 3)]
    assert forms == []


def test_enter_at_the_date_wishes_for_a_renewal(shown: CardPanel) -> None:
    """Granted anew today, unless the clerk says another day."""
    wishes = heard(shown.own.renewal_wished)

    shown.own.granted.setFocus()
    press(Qt.Key.Key_Return)

    assert wishes == [(b"1", making.TODAY)]


def test_what_would_change_nothing_is_not_wished_for(shown: CardPanel) -> None:
    """The same number and the same last valid date leave both buttons off."""
    children, renewals = (
        heard(shown.own.children_wished),
        heard(shown.own.renewal_wished),
    )
    shown.own.show_changes(CardFormShown(last_valid="23.11.2027"))

    shown.own.change()
    shown.own.renew()

    assert children == renewals == []


def test_a_card_that_ended_offers_no_change(panel: CardPanel) -> None:
    """What is not in use any more is only read."""
    panel.show_card(replace(making.some_cards()[0], can_be_amended=False))
    wishes = heard(panel.own.children_wished)

    panel.own.children_count.setValue(5)
    panel.own.change()

    assert wishes == []
    assert not panel.own.children_count.isEnabled()


def test_the_same_card_told_again_keeps_what_is_being_typed(shown: CardPanel) -> None:
    """A round that confirms the card does not undo the clerk's number."""
    shown.own.children_count.setValue(5)
    shown.show_card(replace(making.some_cards()[0], state=ActState.CONFIRMED))

    assert shown.own.children_count.value() == 5


def test_escape_leaves_a_card_and_brings_back_the_form(panel: CardPanel) -> None:
    """Who looked a card up in between finds the form as it was; then it clears."""
    panel.form.birth_year.setText("1984")
    panel.show_card(making.some_cards()[0])
    assert not panel.form.isVisible()
    cleared = heard(panel.cleared)

    press(Qt.Key.Key_Escape)
    assert panel.form.isVisible()
    assert panel.wished.birth_year == "1984"
    press(Qt.Key.Key_Escape)

    assert panel.wished.birth_year == ""
    assert cleared == [()]
