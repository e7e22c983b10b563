"""A card of this site is looked up, amended and renewed at its window."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from kaikudesk import own_cards
from kaikudesk.model import CardState
from kaikudesk.wire.rows import CardRowWire
from tests.ui.listening import heard
from tests.ui.worker import CODE, Worker
from ui.form_words import form_sentence
from ui.shown import ActState


def test_a_code_of_this_site_is_shown_and_not_asked_again(worker: Worker) -> None:
    """What the desk knows of it, and what may be changed, in the form's place."""
    worker.register()
    worker.panel.take_scan("kk12345678")

    assert worker.panel.own.isVisible()
    assert not worker.panel.form.isVisible()
    assert worker.panel.own.children_count.value() == 2
    assert QApplication.focusWidget() is worker.panel.own.children_count
    assert worker.panel.own.facts.text() == (
        "Last valid date 24.11.2027 · children 2 · ↑ waiting"
    )


def test_children_are_amended_in_place(worker: Worker) -> None:
    """The newest number stands on the card, and the entry may be sent."""
    worker.register()
    told = heard(worker.handing.written)
    worker.amend(3)

    (registered,) = worker.registered
    row = own_cards.card(worker.desk, registered.entry.entry_id)
    assert row is not None
    assert row.fields["children"].value == 3
    assert "children 3" in worker.saved
    assert told == [()]
    assert not worker.panel.own.isVisible()


def test_leaving_a_card_chooses_no_other(worker: Worker) -> None:
    """The keyboard goes back to the field and not by way of the list."""
    worker.register()
    worker.amend(3)

    assert QApplication.focusWidget() is worker.panel.field
    assert not worker.panel.last.view.selectionModel().hasSelection()


def test_a_change_of_a_confirmed_card_waits_for_itself(worker: Worker) -> None:
    """The card works meanwhile, and its line says so."""
    worker.register()
    worker.hear_the_register()
    worker.amend(0)

    (row,) = worker.panel.last.cards.rows
    assert row.state is ActState.WAITING
    assert row.story == "The card works; a change waits to be sent."


def test_a_renewal_shows_what_it_would_give_before_it_is_wished(
    worker: Worker,
) -> None:
    """The new last valid date follows the day; a day to come gets a sentence."""
    own = worker.panel.own
    worker.panel.form.granted.setDate(QDate(2026, 3, 1))
    worker.register()
    worker.panel.take_scan(CODE)
    assert own.follows.text() == "new last valid date 24.11.2027"

    own.granted.setDate(QDate(2031, 1, 1))
    assert own.faults.shown == [form_sentence("granted", "in the future")]
    own.renew()
    assert own.faults.shown == [form_sentence("granted", "in the future")]
    own.granted.setDate(QDate(2026, 11, 20))
    own.renew()

    assert "20.11.2027" in worker.saved
    assert worker.panel.last.cards.rows[0].last_valid == "20.11.2027"


def test_children_that_cannot_be_are_said_at_the_card(worker: Worker) -> None:
    """The fault stands at the number, and nothing is written."""
    worker.register()
    told = heard(worker.handing.written)
    worker.amend(-1)

    own = worker.panel.own
    assert own.faults.shown == [form_sentence("children", "out of range")]
    assert QApplication.focusWidget() is own.children_count
    assert told == []


def test_a_card_that_is_not_this_sites_gets_a_sentence(worker: Worker) -> None:
    """Only the granting site renews and corrects."""
    worker.panel.own.children_wished.emit(b"x" * 16, 2)

    assert "only that place renews and corrects" in worker.problem


def test_a_card_of_a_neighbour_desk_is_renewed_here(worker: Worker) -> None:
    """The right is the site's: its other desk's card is shown and renewed too."""
    worker.pull(worker.neighbours_card())
    worker.panel.take_scan(CODE)
    assert worker.panel.own.facts.text() == (
        "Last valid date 14.12.2026 · children 1 · ✔ confirmed"
    )
    worker.panel.own.renew()

    assert "24.11.2027" in worker.saved


def expired(row: CardRowWire) -> CardRowWire:
    """Let a card's last valid date lie long ago."""
    until = row.fields["last_valid"]
    past = msgspec.structs.replace(until, value=row.granted)
    return msgspec.structs.replace(row, fields={**row.fields, "last_valid": past})


def ended(row: CardRowWire) -> CardRowWire:
    """Let a card be inactivated."""
    states = ((b"i" * 16, int(CardState.INACTIVATED)),)
    return msgspec.structs.replace(row, states=states)


def disputed(row: CardRowWire) -> CardRowWire:
    """Let another registration keep the code."""
    return msgspec.structs.replace(row, disputed=True)


@pytest.mark.parametrize(
    ("made", "story"),
    [
        (expired, "has expired: it can be renewed"),
        (ended, "not in use"),
        (disputed, "Another registration has this code"),
    ],
    ids=["expired", "ended", "disputed"],
)
def test_a_card_that_does_not_work_says_why(
    worker: Worker, made: Callable[[CardRowWire], CardRowWire], story: str
) -> None:
    """The worker reads what to tell the client."""
    worker.pull(made(worker.neighbours_card()))
    worker.panel.take_scan(CODE)

    assert story in worker.panel.own.story.text()


def test_a_busy_journal_keeps_a_change_to_be_pressed_again(worker: Worker) -> None:
    """The card stays open with the worker's number."""
    worker.register()
    with worker.desk.files.journal.transaction():
        worker.amend(4)
    assert worker.problem.startswith("Not saved")
    worker.panel.problem.acted.emit()

    assert "children 4" in worker.saved
    assert worker.problem == ""


def test_an_act_of_the_list_opens_its_card(worker: Worker) -> None:
    """From Today: registration and amendment both lead to the card."""
    worker.register()
    worker.amend(3)
    registered, amended = worker.desk.acts.acts()
    for act in (registered, amended):
        worker.handing.withdraw(act.entry.entry_id)
        assert worker.panel.own.key == registered.entry.entry_id
        worker.panel.clear()
