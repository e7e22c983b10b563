"""A card is registered at the window of a real desk, waits, and is confirmed."""

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from kaikudesk import own_cards
from kaikudesk.model import CardKind, Gender, Medium
from kaikudesk.wire.bodies import CardRegistered
from tests.fakes import FixedClock
from tests.ui.listening import heard
from tests.ui.worker import CLEAN, CODE, Worker
from ui.shown import ActState


def test_a_card_is_registered_and_waits_visibly(worker: Worker) -> None:
    """One entry, a line in the list, and the sentence that it must be sent first."""
    told = heard(worker.handing.written)
    worker.fill()
    worker.panel.form.gender.setCurrentIndex(1)
    worker.panel.save()

    (registered,) = worker.registered
    assert registered.code == CLEAN
    assert registered.background is not None
    assert registered.background.postcode == "88900"
    assert registered.background.gender == Gender.WOMAN
    assert told == [()]
    assert "24.11.2027" in worker.saved
    assert "works only once it has been sent" in worker.saved
    (row,) = worker.panel.last.cards.rows
    assert (row.code, row.state) == (CLEAN, ActState.WAITING)


def test_the_last_valid_date_stands_there_while_the_form_is_filled(
    worker: Worker,
) -> None:
    """Twelve months from granting; a day to come has none."""
    last_valid = worker.panel.row.last_valid
    assert last_valid.text() == "Last valid date: 24.11.2027"

    worker.panel.form.granted.setDate(QDate(2026, 2, 28))
    assert last_valid.text() == "Last valid date: 28.2.2027"
    worker.panel.form.granted.setDate(QDate(2031, 1, 1))

    assert last_valid.text() == ""


def test_the_next_client_keeps_the_grant_date(worker: Worker) -> None:
    """Everything else is empty, and the field has the keyboard."""
    worker.panel.form.granted.setDate(QDate(2026, 11, 20))
    worker.register()

    assert worker.panel.wished.granted == date(2026, 11, 20)
    assert worker.panel.wished.birth_year == ""
    assert not worker.panel.wished.consent_to_store
    assert QApplication.focusWidget() is worker.panel.field


def test_consent_to_wellbeing_is_asked_for_itself(worker: Worker) -> None:
    """Storing alone is enough; the other answer travels as it was given."""
    worker.register()
    worker.fill("KK2")
    worker.panel.form.wellbeing.setChecked(True)
    worker.panel.save()

    said = [one.body for one in worker.registered]
    assert [
        one.wellbeing_consent for one in said if isinstance(one, CardRegistered)
    ] == [True, False]


@pytest.mark.parametrize(
    ("mark", "kind"), [("X", CardKind.PERSONAL), ("Z", CardKind.COMMUNITY)]
)
def test_a_mobile_only_card_waits_without_a_code(
    worker: Worker, mark: str, kind: CardKind
) -> None:
    """The desk says that it works nowhere until the register has assigned its code."""
    kinds = worker.panel.kinds
    {"X": kinds.personal, "Z": kinds.shared}[mark].click()
    assert "works nowhere" in worker.panel.note.text()
    worker.register(mark)

    (registered,) = worker.registered
    assert isinstance(registered.body, CardRegistered)
    assert registered.code is None
    assert registered.body.medium == Medium.MOBILE_ONLY
    assert registered.body.kind == kind
    assert "works nowhere until the register has assigned its code" in worker.saved
    assert worker.panel.last.cards.rows[0].code == f"{mark} – no code yet"


def test_a_community_card_of_cardboard_says_so(worker: Worker) -> None:
    """Its code does not tell; the worker does."""
    worker.fill()
    worker.panel.kinds.community.setChecked(True)
    worker.panel.save()

    (registered,) = worker.registered
    assert isinstance(registered.body, CardRegistered)
    assert registered.body.kind == CardKind.COMMUNITY
    assert registered.body.medium == Medium.CARDBOARD


def test_a_card_of_another_place_looks_like_an_unknown_one(worker: Worker) -> None:
    """The site's own right is said for both; only the register tells them apart."""
    worker.panel.take_scan("KK99999999")

    assert "renewed and corrected only there" in worker.panel.note.text()
    assert QApplication.focusWidget() is worker.panel.form.birth_year
    assert worker.problem == ""


def test_the_state_follows_the_receipts(worker: Worker) -> None:
    """Waiting, then confirmed, also in the line that said it waits."""
    worker.register()
    worker.hear_the_register()

    assert worker.panel.last.cards.rows[0].state is ActState.CONFIRMED
    assert "the card works" in worker.saved


def test_a_mobile_only_card_that_was_sent_still_works_nowhere(worker: Worker) -> None:
    """The receipt is not a code."""
    worker.register("X")
    worker.hear_the_register()

    (row,) = worker.panel.last.cards.rows
    assert row.state is ActState.CONFIRMED
    assert "works nowhere" in row.story


def test_a_mobile_only_card_works_under_the_code_that_it_was_given(
    worker: Worker,
) -> None:
    """The register's row brings the code, and the list shows it."""
    worker.register("X")
    (registered,) = worker.registered
    row = own_cards.card(worker.desk, registered.entry.entry_id)
    assert row is not None
    given = msgspec.structs.replace(row, code="MB1234")
    worker.pull(given, registered.entry.entry_id)
    worker.hear_the_register()

    (shown,) = worker.panel.last.cards.rows
    assert shown.code == "MB1234"
    assert shown.story == "The register has it: the card works."


def test_the_preset_grant_date_follows_the_day(worker: Worker) -> None:
    """Left open overnight, the desk grants today; a day that was chosen stays."""
    clock = worker.desk.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(86_400)
    worker.register("KK1")
    assert worker.panel.wished.granted == date(2026, 11, 25)

    worker.panel.form.set_granted(date(2026, 11, 20))
    clock.pass_seconds(86_400)
    worker.register("KK2")

    assert worker.panel.wished.granted == date(2026, 11, 20)


def test_a_full_disk_keeps_the_form_and_its_entry_id(worker: Worker) -> None:
    """Not saved, and it says so; pressed again with room, it is there once."""
    journal = worker.desk.journal_connection
    pages = journal.exec_driver_sql("PRAGMA page_count").scalar_one()
    journal.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    while not worker.problem:
        kept = len(worker.registered)
        worker.register(f"KK{kept}")
    assert worker.problem.startswith("Not saved – press Enter again.")
    assert worker.panel.wished.birth_year == "1984"
    worker.handing.tell()
    assert worker.problem

    journal.exec_driver_sql("PRAGMA max_page_count = 1000000")
    worker.panel.problem.acted.emit()

    assert len(worker.registered) == kept + 1
    assert f"KK{kept}" in worker.saved


def test_telling_again_moves_nothing(worker: Worker) -> None:
    """A round in the background takes neither the keyboard nor a typed number."""
    worker.register()
    worker.panel.save()
    worker.panel.form.gender.setFocus()
    blamed = worker.faults
    worker.handing.tell()
    assert QApplication.focusWidget() is worker.panel.form.gender
    assert worker.faults == blamed

    worker.panel.take_scan(CODE)
    worker.panel.own.children_count.setValue(5)
    worker.panel.own.granted.setFocus()
    worker.handing.tell()

    assert QApplication.focusWidget() is worker.panel.own.granted
    assert worker.panel.own.children_count.value() == 5


def test_a_new_language_is_spoken_by_what_was_told(worker: Worker) -> None:
    """Faults, states and the saved line are told again in Finnish."""
    worker.register()
    english = worker.saved
    worker.stage.languages.use("fi")
    worker.handing.tell()
    assert worker.saved != english
    assert "viimeinen voimassaolopäivä" in worker.saved

    worker.panel.save()
    finnish = worker.faults
    worker.stage.languages.use("en")
    worker.handing.tell()

    assert finnish
    assert not set(finnish) & set(worker.faults)
