"""The whole program at its window: enrolled, offline, recorded, sent, confirmed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kaikudesk.model import Tickets
from tests.journeys.town import Town
from tests.register.processes import command, serving
from ui.background import Background
from ui.check_panel import CheckPanel
from ui.enrol_panel import EnrolPanel
from ui.opening import Look, Opening
from ui.program import Program
from ui.shown import RecordWished, ScreenName, StatusPart
from ui.today_screen import TodayScreen
from ui.unlock_panel import UnlockPanel

PASSPHRASE = "viisi sanaa peräkkäin tässä"
CODE = "KK12345678"
LONG_MS = 20_000


class Seat:
    """A clerk's seat: one start of the program in a folder."""

    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot) -> None:
        """Open the window and let the program begin."""
        self.qtbot = qtbot
        folder.mkdir(exist_ok=True)
        self.opening = Opening(application, Look())
        self.background = Background(self.opening)
        self.opening.finish()
        self.program = Program(self.opening, self.background, folder)
        self.program.begin()

    def gate(self, kind: type[EnrolPanel] | type[UnlockPanel]) -> EnrolPanel:
        """Wait for the gate that asks for something and give its panel."""
        window = self.opening.window
        self.qtbot.waitUntil(lambda: bool(window.findChildren(kind)), timeout=LONG_MS)
        [panel] = window.findChildren(kind)
        return panel

    def type_into(self, panel: EnrolPanel, name: str, text: str) -> None:
        """Fill the line of this name."""
        [line] = [
            one for one in panel.findChildren(QLineEdit) if one.accessibleName() == name
        ]
        line.setText(text)

    @property
    def check(self) -> CheckPanel:
        """Wait until the desk is open and give the venue's screen."""
        window = self.opening.window
        self.qtbot.waitUntil(lambda: self.program.is_open, timeout=LONG_MS)
        assert isinstance(window.main, CheckPanel)
        return window.main

    def status(self, part: StatusPart) -> str:
        """Read a part of the status bar."""
        return self.opening.window.status.text_of(part)

    def wait_for_status(self, part: StatusPart, text: str) -> None:
        """Wait until a part of the status says this."""
        self.qtbot.waitUntil(lambda: self.status(part) == text, timeout=LONG_MS)

    def leave(self) -> None:
        """Close the window."""
        self.program.end()
        self.background.close()
        self.opening.leave()


@pytest.fixture
def seats(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[list[Seat]]:
    """Keep what was opened, and close it whatever happens."""
    opened: list[Seat] = []
    yield opened
    for seat in opened:
        seat.leave()


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Found a register with two sites."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/register.db")
    town.found()
    return town


@pytest.mark.slow
def test_a_clerk_enrols_works_without_a_network_and_everything_arrives(
    town: Town, seats: list[Seat], qapp: QApplication, qtbot: QtBot
) -> None:
    """From an empty folder to a confirmed redemption, with the register gone between.

    There is no key store here, so that the desk opens by its passphrase.
    """
    folder = town.folder / "työpöytä 1"
    with serving(town.url) as address:
        words = ("enrolment-code", "1", "--role", "venue", "--address", address)
        code = command(town.url, *words).splitlines()[-1]
        seat = Seat(qapp, folder, qtbot)
        seats.append(seat)
        panel = seat.gate(EnrolPanel)
        seat.type_into(panel, "Enrolment code", code)
        panel.try_it()
        qtbot.waitUntil(lambda: panel.asks_passphrase, timeout=LONG_MS)
        for name in ("New passphrase", "The passphrase once more"):
            seat.type_into(panel, name, PASSPHRASE)
        panel.try_it()
        check = seat.check
        qtbot.waitUntil(
            lambda: seat.status(StatusPart.CONNECTION) == "Connected", timeout=LONG_MS
        )

    seat.opening.scanner.scanned.emit(CODE)
    check.record_wished.emit(RecordWished(Tickets(own=1)))
    assert seat.status(StatusPart.WAITING) == "waiting 1"
    seat.opening.window.send_wished.emit()
    qtbot.waitUntil(
        lambda: seat.status(StatusPart.CONNECTION).startswith("No answer since"),
        timeout=LONG_MS,
    )

    with serving(town.url, urlsplit(address).port or 0):
        seat.opening.window.send_wished.emit()
        seat.wait_for_status(StatusPart.WAITING, "waiting 0")
        seat.opening.window.send_wished.emit()
        seat.wait_for_status(StatusPart.PERSON, "needs a person 1")
        today = seat.opening.window.open(ScreenName.TODAY)
        assert isinstance(today, TodayScreen)
        [row] = today.acts.rows
        assert row.flag == "not yet registered"
