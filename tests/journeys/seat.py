"""A clerk's seat: one start of the whole program in a folder, at its real window."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.enrol_panel import EnrolPanel
from ui.gate import GatePanel
from ui.opening import Look, Opening
from ui.program import Program
from ui.shown import StatusPart

PASSPHRASE = "viisi sanaa peräkkäin tässä"
LONG_MS = 20_000

AnyPanel = TypeVar("AnyPanel", bound=GatePanel)


class Seat:
    """The window of one desk; the machine has no key store."""

    def __init__(
        self, application: QApplication, qtbot: QtBot, folder: Path, role: str = ""
    ) -> None:
        """Open the window and let the program begin."""
        self.qtbot = qtbot
        self.left = False
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.opening = Opening(application, Look(role=role))
        self.background = Background(self.opening)
        self.opening.finish()
        self.program = Program(self.opening, self.background, folder)
        self.program.begin()

    def gate(self, kind: type[AnyPanel]) -> AnyPanel:
        """Wait for the gate that asks for something and give its panel."""
        window = self.opening.window
        self.wait(lambda: bool(window.findChildren(kind)))
        [panel] = window.findChildren(kind)
        return panel

    def enrol(self, code: str) -> None:
        """Type the code, and the passphrase once it is asked for."""
        panel = self.gate(EnrolPanel)
        type_into(panel, "Enrolment code", code)
        panel.try_it()
        self.wait(lambda: panel.asks_passphrase)
        for name in ("New passphrase", "The passphrase once more"):
            type_into(panel, name, PASSPHRASE)
        panel.try_it()
        self.wait(lambda: self.program.is_open)

    @property
    def check(self) -> CheckPanel:
        """Wait until the desk is open and give the venue's screen."""
        self.wait(lambda: self.program.is_open)
        panel = self.opening.window.main
        assert isinstance(panel, CheckPanel)
        return panel

    @property
    def card(self) -> CardPanel:
        """Wait until the desk is open and give the distributor's screen."""
        self.wait(lambda: self.program.is_open)
        panel = self.opening.window.main
        assert isinstance(panel, CardPanel)
        return panel

    def texts(self) -> list[str]:
        """Read everything that stands in the window."""
        return [one.text() for one in self.opening.window.findChildren(QLabel)]

    def status(self, part: StatusPart) -> str:
        """Read a part of the status bar."""
        return self.opening.window.status.text_of(part)

    def send_until(self, part: StatusPart, text: str) -> None:
        """Press *send and fetch* until a part of the status begins like this."""

        def sent() -> bool:
            self.opening.window.send_wished.emit()
            return self.status(part).startswith(text)

        self.wait(sent)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let Qt go on until something is so."""
        self.qtbot.waitUntil(until, timeout=LONG_MS)

    def leave(self) -> None:
        """Close the window, once."""
        if not self.left:
            self.left = True
            self.program.end()
            self.background.close()
            self.opening.leave()


def type_into(panel: GatePanel, name: str, text: str) -> None:
    """Fill the line of this name."""
    lines = panel.findChildren(QLineEdit)
    [line] = [one for one in lines if one.accessibleName() == name]
    line.setText(text)
