"""The last three acts: short, masked, and true about what was not recorded."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import making
from ui.just_now_line import JustNowLine
from ui.shown import ActState
from ui.theme import Theme


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> JustNowLine:
    """Give a line on its own."""
    one = JustNowLine(theme)
    qtbot.addWidget(one)
    return one


def test_a_card_that_was_passed_over_stands_as_not_recorded(line: JustNowLine) -> None:
    """Time, last two signs and the state; nothing was given, so nothing is named."""
    passed = making.an_act(given="", state=ActState.NOT_RECORDED, can_be_voided=False)

    line.show_acts((passed, making.an_act(2)))

    assert line.texts() == [
        "19.01 …77 × not recorded",
        "19.02 …76 own + 1 ↑ waiting",
    ]


def test_what_was_not_recorded_is_not_taken_back(line: JustNowLine) -> None:
    """Undo is for the newest record below it."""
    told: list[bytes] = []
    line.void_wished.connect(told.append)
    passed = making.an_act(given="", state=ActState.NOT_RECORDED, can_be_voided=False)

    line.show_acts((passed, making.an_act(2)))
    line.wish_void()

    assert told == [bytes([2])]


def test_a_flag_stands_behind_the_state(line: JustNowLine) -> None:
    """Not yet registered is seen on the act itself."""
    line.show_acts((making.an_act(flag="not yet registered"),))

    assert line.texts() == ["19.01 …77 own + 1 ↑ waiting (not yet registered)"]
