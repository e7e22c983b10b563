"""Needs a person at every size of the text: nothing narrow, nothing out of sight."""

from dataclasses import replace

import pytest

from tests.ui import making
from tests.ui.staging import Stage
from ui.person_screen import PersonScreen
from ui.shown import ScreenName
from ui.tokens import SCALES

MANY = 12


def opened(stage: Stage, scale: int) -> PersonScreen:
    """Choose the last of many cases, with text of this size."""
    stage.theme.use(stage.theme.name, scale)
    screen = stage.window.open(ScreenName.PERSON)
    assert isinstance(screen, PersonScreen)
    screen.show_cases((making.a_case(),) * MANY)
    screen.view.selectRow(MANY - 1)
    stage.settle()
    return screen


@pytest.mark.parametrize("scale", SCALES)
def test_the_chosen_row_stays_in_sight(stage: Stage, scale: int) -> None:
    """Both sides below take room, and the list gives it without hiding the row."""
    view = opened(stage, scale).view
    place = view.visualRect(view.currentIndex())

    assert view.viewport().rect().contains(place.center())


def test_the_sides_stand_beside_each_other_where_there_is_room(stage: Stage) -> None:
    """At the usual size three columns are read at a glance."""
    card = opened(stage, SCALES[0]).card

    assert card.here.y() == card.there.y()
    assert card.here.x() < card.there.x()


def test_two_sides_share_the_room_of_three(stage: Stage) -> None:
    """Where nobody has said anything yet, nothing stays free for it."""
    screen = opened(stage, SCALES[0])
    case = making.a_case().case
    assert case is not None
    screen.show_cases((replace(making.a_case(), case=replace(case, trace=())),))
    screen.view.selectRow(0)
    stage.settle()

    assert screen.card.there.geometry().right() > 0.9 * screen.card.width()


def test_the_sides_stand_below_each_other_where_the_text_is_large(
    stage: Stage,
) -> None:
    """Three narrow columns would break every word."""
    card = opened(stage, SCALES[-1]).card

    assert card.here.x() == card.there.x()
    assert card.here.y() < card.there.y()
