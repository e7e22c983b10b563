"""The help of a desk: the keys that do something there, and no others."""

import pytest
from PySide6.QtWidgets import QLabel

from kaikudesk.model import Role
from tests.ui.conftest import Open
from ui.shown import ScreenName

OF_BOTH = ["Scanner", "Enter", "Esc"]
OF_A_VENUE = ["Arrows, digits", "Ctrl+Enter", "Ctrl+Z", "F7", "F8", "F11"]


@pytest.mark.parametrize(
    ("role", "others"), [(Role.VENUE, OF_A_VENUE), (Role.DISTRIBUTOR, [])]
)
def test_the_help_names_the_keys_of_the_desk(
    open_stage: Open, role: Role, others: list[str]
) -> None:
    """Who registers cards has no customer to speak to and no ticket to take back."""
    screen = open_stage(role).window.open(ScreenName.HELP)
    said = [one.text() for one in screen.findChildren(QLabel)]

    assert [one for one in OF_BOTH + OF_A_VENUE if one in said] == OF_BOTH + others


def test_enter_is_what_it_does_at_each_desk(open_stage: Open) -> None:
    """It records at the one and saves at the other."""
    said = {
        role: open_stage(role).window.open(ScreenName.HELP).findChildren(QLabel)
        for role in (Role.VENUE, Role.DISTRIBUTOR)
    }
    words = {role: " ".join(one.text() for one in said[role]) for role in said}

    assert "once more, records it" in words[Role.VENUE]
    assert "in the form, saves the card" in words[Role.DISTRIBUTOR]
