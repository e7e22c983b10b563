"""The whole program at its window: enrolled, offline, recorded, sent, confirmed."""

from urllib.parse import urlsplit

import pytest

from kaikudesk.model import Tickets
from tests.journeys.conftest import Sit
from tests.journeys.seat import PASSPHRASE, Seat, type_into
from tests.journeys.town import Town
from tests.register.processes import command, serving
from ui.enrol_panel import EnrolPanel
from ui.shown import RecordWished, ScreenName, StatusPart
from ui.today_screen import TodayScreen
from ui.unlock_panel import UnlockPanel

CODE = "KK12345678"
OTHER = "KK87654321"
MANY = 50
OWN = RecordWished(Tickets(own=1))


def record(seat: Seat, code: str = CODE) -> None:
    """Scan a card and press Enter."""
    check = seat.check
    seat.opening.scanner.forget_last()
    seat.opening.scanner.scanned.emit(code)
    check.record_wished.emit(OWN)


@pytest.mark.slow
def test_a_clerk_works_without_a_network_and_everything_arrives(
    town: Town, sit: Sit
) -> None:
    """From an empty folder to a flagged redemption, with the register gone between."""
    with serving(town.url) as address:
        seat = sit(town.folder / "työpöytä 1")
        seat.enrol(town.enrolment_code(1, "venue", address))
        seat.send_until(StatusPart.CONNECTION, "Connected")
    record(seat)
    assert seat.status(StatusPart.WAITING) == "waiting 1"
    seat.send_until(StatusPart.CONNECTION, "No answer since")

    with serving(town.url, urlsplit(address).port or 0):
        seat.send_until(StatusPart.WAITING, "waiting 0")
        seat.send_until(StatusPart.PERSON, "needs a person 1")

    today = seat.opening.window.open(ScreenName.TODAY)
    assert isinstance(today, TodayScreen)
    assert [row.flag for row in today.acts.rows] == ["not yet registered"]


@pytest.mark.slow
def test_a_desk_opens_by_its_passphrase_and_answers_what_was_scanned_before(
    town: Town, sit: Sit
) -> None:
    """A wrong passphrase gets a sentence; a scan waits behind the gate."""
    with serving(town.url) as address:
        seat = sit(town.folder / "desk")
        seat.enrol(town.enrolment_code(1, "venue", address))
        record(seat)
        seat.leave()
    again = sit(town.folder / "desk", "venue")
    panel = again.gate(UnlockPanel)
    assert panel.problem.shown is None
    again.opening.scanner.scanned.emit(OTHER)
    type_into(panel, "Passphrase of this desk", "something else entirely")
    panel.try_it()
    again.wait(lambda: "This passphrase opens nothing." in " ".join(again.texts()))
    type_into(panel, "Passphrase of this desk", PASSPHRASE)
    panel.try_it()

    assert again.check.field.text() == OTHER
    assert again.program.is_open


@pytest.mark.slow
def test_a_desk_without_its_key_is_recovered_and_nothing_is_lost(
    town: Town, sit: Sit
) -> None:
    """Fifty redemptions wait; the code read aloud opens them, and is replaced."""
    with serving(town.url) as address:
        seat = sit(town.folder / "desk")
        seat.enrol(town.enrolment_code(1, "venue", address))
        seat.send_until(StatusPart.CONNECTION, "Connected")
    for number in range(MANY):
        record(seat, f"KK{number:08}")
    assert seat.status(StatusPart.WAITING) == f"waiting {MANY}"
    seat.leave()

    said = command(town.url, "recover-journal", "1").splitlines()[-1]
    again = sit(town.folder / "desk", "venue")
    panel = again.gate(UnlockPanel)
    type_into(panel, "Recovery code (26 signs)", said)
    panel.try_it()
    again.wait(lambda: bool(panel.problem.shown))
    for name in ("New passphrase", "The passphrase once more"):
        type_into(panel, name, PASSPHRASE)
    panel.try_it()
    again.wait(lambda: again.program.is_open)
    assert again.status(StatusPart.WAITING) == f"waiting {MANY}"

    with serving(town.url, urlsplit(address).port or 0):
        again.send_until(StatusPart.PERSON, f"needs a person {MANY}")
    assert command(town.url, "recover-journal", "1").splitlines()[-1] != said


@pytest.mark.slow
def test_an_enrolment_code_that_is_none_gets_a_sentence(town: Town, sit: Sit) -> None:
    """The clerk types it again; nothing was made of the wrong one."""
    seat = sit(town.folder / "desk")
    panel = seat.gate(EnrolPanel)
    type_into(panel, "Enrolment code", "ABCDE-FGHJK")
    panel.try_it()

    seat.wait(panel.isEnabled)
    assert panel.problem.shown is not None
    assert "mistyped" in panel.problem.shown.sentence
