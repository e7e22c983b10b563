"""A box to choose from says it where its text does not fit."""

from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.choice_box import ChoiceBox
from ui.theme import Theme

LONG = "Metsän väki – lastenteatteri, 13.00"


def drawn(box: ChoiceBox, width: int) -> str:
    """Give what the box draws when it is so wide."""
    box.setFixedWidth(width)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def test_a_text_that_is_too_long_ends_in_dots(theme: Theme, qtbot: QtBot) -> None:
    """An hour that is cut off in silence would be another hour."""
    theme.use(theme.name, theme.scale)
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem(LONG)
    box.show()

    assert drawn(box, 900) == LONG
    short, dots = drawn(box, 200)[:-1], drawn(box, 200)[-1]
    assert LONG.startswith(short)
    assert (dots, box.currentText()) == ("…", LONG)
