"""Every screen's button can be reached, however large the text."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.staging import Stage
from ui.column_area import ColumnArea
from ui.shown import ScreenName
from ui.tokens import SCALES

SIZES = {"usual": (1024, 640), "smallest": (760, 480)}


def buttons_of(stage: Stage) -> list[QToolButton]:
    """Give the buttons from the top."""
    return stage.window.navigation.findChildren(QToolButton)


def right_edge(stage: Stage, one: QToolButton) -> int:
    """Give where a button ends in the navigation."""
    return one.mapTo(stage.window.navigation, one.rect().topRight()).x()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_button_is_cut(stage: Stage, size: tuple[int, int], scale: int) -> None:
    """Each has its own height and width, and none lies over the next."""
    stage.window.resize(*size)
    stage.theme.use(stage.theme.name, scale)
    stage.settle()
    buttons = buttons_of(stage)

    for one in buttons:
        assert one.height() >= one.minimumHeight() > 0
        assert one.width() >= one.sizeHint().width()
        assert right_edge(stage, one) < stage.window.navigation.width()
    for above, below in pairwise(buttons):
        assert above.geometry().bottom() < below.geometry().top()


def test_all_buttons_are_seen_at_200_percent_in_the_usual_window(
    stage: Stage,
) -> None:
    """Nobody has to guess that there is more below."""
    stage.theme.use(stage.theme.name, SCALES[-1])
    stage.settle()

    for one in buttons_of(stage):
        assert one.visibleRegion().boundingRect().size() == one.size()


def test_no_room_is_kept_for_a_bar_that_is_not_there(stage: Stage) -> None:
    """Where all buttons fit, their column is as wide as they are."""
    stage.settle()
    [area] = stage.window.navigation.findChildren(ColumnArea)
    column = area.widget()

    assert column is not None
    assert area.width() == column.sizeHint().width()


def test_the_chosen_screen_is_scrolled_to(stage: Stage) -> None:
    """In the smallest window F12 shows itself as the one that stands in front."""
    stage.window.resize(*SIZES["smallest"])
    stage.theme.use(stage.theme.name, SCALES[-1])
    stage.window.open(ScreenName.DESK)
    stage.settle()
    last = buttons_of(stage)[-1]

    assert last.isChecked()
    assert last.visibleRegion().boundingRect().size() == last.size()
