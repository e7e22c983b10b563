"""The last cards of a desk: by code, with their state, opened by Enter."""

import pytest
from PySide6.QtCore import Qt

from kaikudesk.model import Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.keyboard import press
from tests.ui.listening import heard
from ui.card_panel import CardPanel


@pytest.fixture
def panel(open_stage: Open) -> CardPanel:
    """Give a distributor's screen."""
    return open_stage(Role.DISTRIBUTOR).card


def test_the_last_five_stand_there_by_code(panel: CardPanel) -> None:
    """A sixth card pushes the oldest out."""
    panel.show_cards(making.some_cards() * 3)

    assert panel.last.cards.rowCount() == 5
    assert panel.last.cards.index(0, 0).data() == "KK12345678"


def test_enter_opens_a_card_of_the_list(panel: CardPanel) -> None:
    """The keyboard goes down the list and wishes for the chosen card."""
    panel.show_cards(making.some_cards())
    wishes = heard(panel.last.card_wished)

    panel.last.view.setFocus()
    panel.last.view.selectRow(1)
    press(Qt.Key.Key_Return)

    assert wishes == [(b"2",)]


def test_the_chosen_card_stays_chosen_when_the_list_is_told_again(
    panel: CardPanel,
) -> None:
    """A round in the background takes nothing out of the clerk's hands."""
    panel.show_cards(making.some_cards())
    panel.last.view.selectRow(1)
    panel.show_cards((making.some_cards()[1], making.some_cards()[0]))
    wishes = heard(panel.last.card_wished)
    panel.last.open()

    assert wishes == [(b"2",)]


def test_without_a_chosen_card_nothing_is_opened(panel: CardPanel) -> None:
    """The button is off, and asking all the same wishes for nothing."""
    panel.show_cards(making.some_cards())
    wishes = heard(panel.last.card_wished)

    panel.last.open()

    assert wishes == []
