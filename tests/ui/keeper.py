"""A clerk at the screen *This desk*, with real files, and dialogs that are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kaikudesk.desk import Desk
from tests.ui.staging import Stage
from ui.background import Background
from ui.desk_screen import DeskScreen
from ui.section import Section
from ui.shown import ScreenName
from ui.working_day import WorkingDay

LONG_MS = 30_000


@dataclass
class Keeper:
    """Opens the screen, presses its buttons and reads what is said."""

    qtbot: QtBot
    stage: Stage
    desk: Desk
    day: WorkingDay
    background: Background

    @property
    def screen(self) -> DeskScreen:
        """Open the screen."""
        screen = self.stage.window.open(ScreenName.DESK)
        assert isinstance(screen, DeskScreen)
        return screen

    @property
    def news(self) -> str:
        """Read the line above the screens."""
        shown = self.stage.window.news.shown
        return shown.sentence if shown else ""

    def press(self, button: QPushButton, path: Path) -> None:
        """Press a button, answer the dialog with a path, and wait for the work."""
        button.click()
        answer_dialog(self.stage.window, path)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is done in the background."""
        self.qtbot.waitUntil(lambda: self.background.is_idle, timeout=LONG_MS)
        QApplication.sendPostedEvents()


def answer_dialog(window: object, path: Path) -> None:
    """Type a path into the dialog that is open and accept it."""
    [dialog] = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QFileDialog) and one.isVisible()
    ]
    assert dialog.parent() is window
    dialog.selectFile(str(path))
    accept: Callable[[], None] = dialog.accept
    accept()


def said(section: Section) -> str:
    """Read what came of the last press."""
    shown = section.result.shown
    return shown.sentence if shown else ""


def texts(screen: DeskScreen) -> list[str]:
    """Read everything that stands on the screen."""
    return [one.text() for one in screen.findChildren(QLabel)]
