"""Who lost a card seldom knows its code: the office finds it by what it knows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaikudesk import card_acts
from tests.ui.keyboard import press
from tests.ui.worker import CLEAN, CODE, NEIGHBOURS, Worker

OTHER = "KK77776666"


@pytest.fixture
def found(worker: Worker) -> Worker:
    """Hand two cards over to people of one birth year and two places."""
    worker.register()
    worker.fill(OTHER)
    worker.panel.form.postcode.setText("33100")
    worker.panel.save()
    return worker


def codes(worker: Worker) -> list[str]:
    """Read the codes in the list."""
    return [row.code for row in worker.panel.last.cards.rows]


def search(worker: Worker, text: str) -> list[str]:
    """Type into the field above the list, and read the list."""
    worker.panel.last.search.setText(text)
    return codes(worker)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("1984 33100", [OTHER]),
        ("88900", [CLEAN]),
        ("kk7777", [OTHER]),
        ("1984", [OTHER, CLEAN]),
        ("1985", []),
        ("   ", [OTHER, CLEAN]),
    ],
)
def test_code_birth_year_and_postcode_find_a_card(
    found: Worker, text: str, listed: list[str]
) -> None:
    """All words have to fit; without any the last cards stand there."""
    assert sorted(search(found, text)) == sorted(listed)


def test_a_card_of_the_neighbour_desk_is_found_too(worker: Worker) -> None:
    """The right is the site's."""
    worker.pull(worker.neighbours_card())
    assert codes(worker) == []

    assert search(worker, "5678") == [CLEAN]
    worker.panel.last.view.selectRow(0)
    worker.panel.last.open()
    assert worker.panel.own.key == NEIGHBOURS


def test_enter_goes_to_the_first_and_enter_opens_it(found: Worker) -> None:
    """By keyboard alone, and no form is saved on the way."""
    last = found.panel.last
    last.search.setFocus()
    QTest.keyClicks(last.search, "33100")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is last.view
    press(Qt.Key.Key_Return)

    assert found.panel.own.isVisible()
    assert len(found.registered) == 2


def test_escape_gives_the_last_cards_again(found: Worker) -> None:
    """Only the search goes; what stands in the form stays."""
    found.panel.form.birth_year.setText("1990")
    last = found.panel.last
    last.search.setFocus()
    search(found, "33100")
    press(Qt.Key.Key_Escape)

    assert codes(found) == [OTHER, CLEAN]
    assert found.panel.form.birth_year.text() == "1990"


def test_an_identity_code_is_not_searched_for(found: Worker) -> None:
    """It goes from the field at once."""
    assert search(found, "131052-308T") == [OTHER, CLEAN]
    assert found.panel.last.search.text() == ""


def test_what_ended_for_good_is_not_found(found: Worker) -> None:
    """Nothing of its holder leads to it any more."""
    [registration] = [
        one.entry.entry_id for one in found.registered if one.code == CLEAN
    ]
    card_acts.withdraw_consent(found.desk, registration)

    assert search(found, "88900") == []
    assert search(found, CODE) == []
