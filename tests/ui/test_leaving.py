"""The window closes: whatever is open by then is closed, however far a start had come.

A database that is closed leaves no log beside its file.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.wire.enrolment_code import EnrolmentCode, write_code
from tests.journeys.seat import Seat, type_into
from tests.ui.closed_desk import PASSPHRASE, a_desk_with_a_passphrase
from ui.enrol_panel import EnrolPanel
from ui.unlock_panel import UnlockPanel

NOWHERE = write_code(EnrolmentCode("http://127.0.0.1:1", b"s" * 16, b"f" * 16))

Sit = Callable[[Path], Seat]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Give what opens a window whose role is not known yet: `sit(folder)`."""
    seats: list[Seat] = []

    def one(folder: Path) -> Seat:
        seats.append(Seat(qapp, qtbot, folder))
        return seats[-1]

    yield one
    for seat in seats:
        seat.opening.finish()
        seat.leave()
    qapp.processEvents()


def logs(folder: Path) -> list[str]:
    """Name the logs beside the files that are open."""
    return [path.name for path in folder.glob("*-wal")]


def test_a_desk_that_opened_just_now_is_closed(sit: Sit, tmp_path: Path) -> None:
    """Its window has no screens yet, and its day never began."""
    a_desk_with_a_passphrase(tmp_path)
    seat = sit(tmp_path)
    panel = seat.gate(UnlockPanel)
    type_into(panel, "Passphrase of this desk", PASSPHRASE)
    panel.try_it()
    seat.wait(lambda: bool(seat.opening.role))
    before, began = logs(tmp_path), seat.program.is_open
    seat.program.end()

    assert (bool(before), began) == (True, False)
    assert logs(tmp_path) == []


def test_a_desk_that_opens_too_late_is_closed(sit: Sit, tmp_path: Path) -> None:
    """Its keys were still being opened when the window closed."""
    a_desk_with_a_passphrase(tmp_path)
    seat = sit(tmp_path)
    panel = seat.gate(UnlockPanel)
    type_into(panel, "Passphrase of this desk", PASSPHRASE)
    panel.try_it()
    seat.program.end()
    seat.wait(lambda: seat.background.is_idle)

    assert logs(tmp_path) == []
    assert not seat.program.is_open


def test_an_enrolment_left_undone_is_closed(sit: Sit, tmp_path: Path) -> None:
    """The register was not there, and the clerk gave up for today."""
    seat = sit(tmp_path)
    panel = seat.gate(EnrolPanel)
    type_into(panel, "Enrolment code", NOWHERE)
    panel.try_it()
    seat.wait(lambda: panel.asks_passphrase)
    for name in ("New passphrase", "The passphrase once more"):
        type_into(panel, name, PASSPHRASE)
    panel.try_it()
    seat.wait(lambda: panel.isEnabled() and bool(logs(tmp_path)))
    seat.program.end()

    assert logs(tmp_path) == []
