"""The lists: item models that Qt finds sound, and screens that say what to do."""

from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui import making
from tests.ui.listening import heard
from tests.ui.staging import Stage
from ui.acts_table import ActsTableModel, Column
from ui.cards_table import CardsTableModel
from ui.cases_table import CasesTableModel
from ui.figures_screen import FiguresScreen
from ui.figures_table import FiguresTableModel
from ui.person_screen import PersonScreen
from ui.shown import ActState, ScreenName
from ui.today_screen import TodayScreen


class ModelTester(Protocol):
    """What pytest-qt offers, with the types that it does not tell."""

    def check(self, model: QAbstractItemModel) -> None:
        """Fail where a model breaks a rule of Qt's."""
        ...


def acts() -> QAbstractItemModel:
    """Make the model of the day's acts."""
    model = ActsTableModel()
    model.show_rows(making.some_acts())
    return model


def cases() -> QAbstractItemModel:
    """Make the model of the open cases."""
    model = CasesTableModel()
    model.show_rows((making.a_case(),))
    return model


def cards() -> QAbstractItemModel:
    """Make the model of the last cards."""
    model = CardsTableModel()
    model.show_rows(making.some_cards())
    return model


def figures() -> QAbstractItemModel:
    """Make the model of the day's figures."""
    model = FiguresTableModel()
    model.show_rows(making.some_figures())
    return model


MODELS = [acts, cases, cards, figures]


@pytest.mark.parametrize("make", MODELS)
def test_qt_finds_the_model_sound(
    qtmodeltester: ModelTester, qtbot: QtBot, make: object
) -> None:
    """Rows, columns, parents and roles keep to what item views rely on."""
    assert callable(make)
    model = make()

    qtmodeltester.check(model)


@pytest.mark.parametrize("make", MODELS)
def test_every_column_has_a_name_and_every_cell_a_text(
    qtbot: QtBot, make: object
) -> None:
    """A reader hears what a cell is and what it says."""
    assert callable(make)
    model = make()
    across = Qt.Orientation.Horizontal
    columns = range(model.columnCount())

    assert all(model.headerData(column, across) for column in columns)
    assert all(model.index(0, column).data() for column in columns)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_a_flag_stands_beside_the_state(qtbot: QtBot) -> None:
    """A redemption of a card nobody registered yet says so in its row."""
    model = ActsTableModel()
    model.show_rows((making.an_act(flag="not yet registered"),))

    assert model.index(0, Column.STATE).data() == "↑ waiting, not yet registered"


def today(stage: Stage) -> TodayScreen:
    """Open Today with one act of each state."""
    screen = stage.window.open(ScreenName.TODAY)
    assert isinstance(screen, TodayScreen)
    screen.show_acts(making.some_acts())
    return screen


def test_today_can_show_one_state_only(stage: Stage) -> None:
    """Each filter leaves the acts of its state, and All brings them back."""
    screen = today(stage)

    screen.show_only(ActState.PERSON)
    assert [row.state for row in screen.acts.rows] == [ActState.PERSON]

    screen.show_only(None)
    assert len(screen.acts.rows) == len(ActState)


def test_today_says_the_story_of_a_row(stage: Stage) -> None:
    """The chosen act is told in full below the list."""
    screen = today(stage)

    screen.view.selectRow(0)

    assert screen.story.text() == making.an_act().story


def test_today_withdraws_the_chosen_act(stage: Stage) -> None:
    """The button acts on the chosen row, and only where that can be withdrawn."""
    screen = today(stage)
    screen.show_acts((making.an_act(1, can_be_voided=False), making.an_act(2)))
    voids = heard(screen.void_wished)

    screen.view.selectRow(0)
    screen.withdraw()
    screen.view.selectRow(1)
    screen.withdraw()

    assert voids == [(bytes([2]),)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_on_a_row_opens_what_can_be_done(stage: Stage) -> None:
    """The keyboard alone reaches the row's actions."""
    screen = today(stage)
    screen.view.selectRow(1)
    screen.view.setFocus()

    QTest.keyClick(screen.view, Qt.Key.Key_Return)

    menus = screen.findChildren(QMenu)
    assert [action.text() for action in menus[0].actions()] == ["Withdraw the record"]
    menus[0].close()


def test_typing_finds_a_row(stage: Stage) -> None:
    """Type to find: the first signs of a time jump to it."""
    screen = today(stage)
    screen.view.setCurrentIndex(screen.acts.index(0, Column.TIME))

    screen.view.keyboardSearch("19.04")

    assert screen.view.currentIndex().row() == 3


def test_tab_leaves_a_list(stage: Stage) -> None:
    """A list is one stop on the way through the screen, not one for each cell."""
    screen = today(stage)
    screen.view.setFocus()

    QTest.keyClick(screen.view, Qt.Key.Key_Tab)

    assert not screen.view.hasFocus()


def test_empty_screens_say_what_will_stand_there(stage: Stage) -> None:
    """Today, cases and figures each explain themselves while they are empty."""
    names = (ScreenName.TODAY, ScreenName.PERSON, ScreenName.FIGURES)
    for name in names:
        screen = stage.window.open(name)
        assert isinstance(screen, TodayScreen | PersonScreen | FiguresScreen)

        assert screen.empty.isVisible()
        assert len(screen.empty.text()) > 20
        assert not screen.view.isVisible()


def test_a_case_says_what_it_is_and_what_to_do(stage: Stage) -> None:
    """The chosen case is told in full; the list already names the next step."""
    screen = stage.window.open(ScreenName.PERSON)
    assert isinstance(screen, PersonScreen)
    screen.show_cases((making.a_case(),))

    screen.view.selectRow(0)

    assert screen.story.text() == making.a_case().sentence
    assert screen.cases.index(0, 3).data() == making.a_case().next_step


def test_figures_say_when_they_were_made(stage: Stage) -> None:
    """A figure has a number in the language's form, and its as-of."""
    screen = stage.window.open(ScreenName.FIGURES)
    assert isinstance(screen, FiguresScreen)

    screen.show_figures(making.some_figures(), "as of 19.02")

    assert screen.figures.index(0, 1).data() == "34"
    assert screen.as_of.text() == "as of 19.02"
