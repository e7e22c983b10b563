"""The desk's own identity decides its screens, whatever `settings.json` says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.clock import SystemClock
from kaikudesk.model import Role
from kaikudesk.settings import Settings, load_settings, save_settings
from tests.journeys.seat import Seat, type_into
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.ui.closed_desk import PASSPHRASE, a_desk_with_a_passphrase
from tests.ui.listening import heard
from ui.background import Background
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.opening import Look, Opening
from ui.program import Program
from ui.shown import ScreenName
from ui.unlock_panel import UnlockPanel
from ui.unlocking import Unlocking
from ui.way_in import WayIn
from ui.working_day import WorkingDay

Sit = Callable[[Path], Seat]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Give what opens a window that looks as `settings.json` says: `sit(folder)`."""
    seats: list[Seat] = []

    def one(folder: Path) -> Seat:
        role = load_settings(folder).role
        seats.append(Seat(qapp, qtbot, folder, role or ""))
        return seats[-1]

    yield one
    for seat in seats:
        seat.leave()
    qapp.processEvents()


OTHER = {Role.VENUE: Role.DISTRIBUTOR, Role.DISTRIBUTOR: Role.VENUE}


@pytest.mark.parametrize("role", OTHER, ids=str)
def test_a_desk_has_the_screens_of_its_own_role(
    sit: Sit, tmp_path: Path, role: Role
) -> None:
    """Another role in the settings costs a moment, and is put right there."""
    a_desk_with_a_passphrase(tmp_path, role)
    save_settings(tmp_path, Settings(role=OTHER[role].value, scale=150))
    seat = sit(tmp_path)
    window = seat.opening.window
    kept = window.field
    seat.opening.scanner.scanned.emit("KK12345678")
    panel = seat.gate(UnlockPanel)
    type_into(panel, "Passphrase of this desk", PASSPHRASE)
    panel.try_it()
    seat.wait(lambda: seat.program.is_open)

    wanted = CardPanel if role is Role.DISTRIBUTOR else CheckPanel
    assert isinstance(window.main, wanted)
    assert window.isAncestorOf(kept)
    assert len(window.findChildren(type(window.main))) == 1
    settings = load_settings(tmp_path)
    assert (settings.role, settings.scale) == (role, 150)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.stack.current is ScreenName.HELP


def test_a_desk_that_opens_while_the_other_screens_are_built_gets_its_own(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """The day begins once, and not at the screens that are taken away."""
    a_desk_with_a_passphrase(tmp_path)
    opening = Opening(qapp, Look(role=Role.DISTRIBUTOR))
    lit = heard(opening.lit)
    steps = opening.steps()
    while not lit:
        next(steps)
    background = Background(opening)
    program = Program(opening, background, tmp_path)
    opened = WayIn(tmp_path, SystemClock(), KeyStoreInMemory()).by_passphrase(
        PASSPHRASE
    )
    [unlocking] = opening.findChildren(Unlocking)
    unlocking.opened.emit(opened)
    qtbot.waitUntil(lambda: program.is_open)
    main, day = opening.window.main, opening.window.findChildren(WorkingDay)
    program.end()
    background.close()
    opening.leave()
    qapp.processEvents()

    assert isinstance(main, CheckPanel)
    assert len(day) == 1
