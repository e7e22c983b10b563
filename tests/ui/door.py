"""A window before a folder that is closed, with a key store in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kaikudesk.model import Role
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import KeyStoreInMemory
from ui.background import Background
from ui.enrol_panel import EnrolPanel
from ui.gate import GatePanel
from ui.opening import Look, Opening
from ui.unlock_panel import UnlockPanel
from ui.unlocking import Unlocking
from ui.way_in import Opened, WayIn

# A passphrase is dear to derive, and other tests run beside.
LONG_MS = 30_000


@dataclass
class Door:
    """A window before one folder, with the key store of a test."""

    qtbot: QtBot
    opening: Opening
    background: Background
    folder: Path
    store: KeyStoreInMemory
    unlocking: Unlocking
    way_in: WayIn
    opened: list[Opened] = field(default_factory=list)

    def begin(self) -> None:
        """Try by itself, and wait until it opened or the gate stands."""
        self.unlocking.begin()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is tried any more."""
        self.qtbot.waitUntil(lambda: self.background.is_idle, timeout=LONG_MS)
        QApplication.sendPostedEvents()

    @property
    def panel(self) -> GatePanel:
        """Give what asks at the gate."""
        return self.opening.window.findChildren(GatePanel)[-1]

    @property
    def problem(self) -> str:
        """Read what stands in the way."""
        shown = self.panel.problem.shown
        return shown.sentence if shown else ""

    @property
    def asks_for(self) -> list[str]:
        """Name the lines that are to be filled in."""
        lines = self.panel.findChildren(QLineEdit)
        shown = [one for one in lines if one.isVisibleTo(self.panel)]
        return [one.accessibleName() for one in shown]

    def type(self, name: str, text: str) -> None:
        """Fill a line in."""
        lines = self.panel.findChildren(QLineEdit)
        [line] = [one for one in lines if one.accessibleName() == name]
        line.setText(text)

    def press(self) -> None:
        """Press the panel's main button and wait for what comes of it."""
        panel = self.panel
        assert isinstance(panel, UnlockPanel | EnrolPanel)
        panel.try_it()
        self.settle()

    def press_action(self) -> None:
        """Press what the problem's line offers."""
        [action] = self.panel.problem.findChildren(QPushButton)
        assert action.isVisibleTo(self.panel)
        action.click()
        self.settle()

    def leave(self) -> None:
        """Close the desk, or what was begun of one, and the window."""
        self.background.close()
        for opened in self.opened:
            opened.desk.close()
        self.way_in.close()
        self.opening.leave()


def a_door(qtbot: QtBot, folder: Path, store: KeyStoreInMemory) -> Door:
    """Open a window before a folder."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    opening = Opening(application, Look(role=Role.VENUE))
    opening.finish()
    background = Background(opening)
    way_in = WayIn(folder, FixedClock(), store)
    unlocking = Unlocking(opening, background, way_in)
    door = Door(qtbot, opening, background, folder, store, unlocking, way_in)
    unlocking.opened.connect(door.opened.append)
    return door


Stand = Callable[[Path, KeyStoreInMemory], Door]
