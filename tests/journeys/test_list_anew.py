"""A damaged list, from the start of the program to the list that takes its place."""

from urllib.parse import urlsplit

import pytest

from kaikudesk.desk import CHECKLIST_FILE
from kaikudesk.model import Tickets
from tests.journeys.conftest import Sit
from tests.journeys.seat import PASSPHRASE, Seat, type_into
from tests.journeys.town import Town
from tests.register.processes import command, serving
from ui.shown import RecordWished, StatusPart
from ui.unlock_panel import UnlockPanel

CODE = "KK12345678"
SAID = "The list of cards on this desk was damaged"


def says(seat: Seat) -> bool:
    """Tell whether the window says that the list is missing."""
    shown = seat.opening.window.news.shown
    return shown is not None and shown.sentence.startswith(SAID)


@pytest.mark.slow
def test_a_damaged_list_is_fetched_anew_and_the_desk_works_meanwhile(
    town: Town, sit: Sit
) -> None:
    """Offline it records without a list; the next round brings one, and sends."""
    folder = town.folder / "desk"
    with serving(town.url) as address:
        seat = sit(folder)
        words = ("enrolment-code", "1", "--role", "venue", "--address", address)
        seat.enrol(command(town.url, *words).splitlines()[-1])
        seat.send_until(StatusPart.LIST, "list from")
        seat.leave()
    (folder / CHECKLIST_FILE).write_bytes(b"\x00" * 8192)

    again = sit(folder, "venue")
    panel = again.gate(UnlockPanel)
    type_into(panel, "Passphrase of this desk", PASSPHRASE)
    panel.try_it()
    check = again.check
    again.send_until(StatusPart.CONNECTION, "No answer since")
    assert says(again)
    assert again.status(StatusPart.LIST) == "no list yet"
    again.opening.scanner.scanned.emit(CODE)
    check.record_wished.emit(RecordWished(Tickets(own=1)))
    assert again.status(StatusPart.WAITING) == "waiting 1"

    with serving(town.url, urlsplit(address).port or 0):
        again.send_until(StatusPart.LIST, "list from")
        again.send_until(StatusPart.WAITING, "waiting 0")
    assert not says(again)
