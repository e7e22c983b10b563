"""A dressed window for each test, cleared away after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kaikudesk.model import Role
from tests.fakes import FixedClock
from tests.kaikudesk.desks import enrol, opened
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.sync.real_town import Town, a_town
from tests.ui.clerk import Clerk
from tests.ui.closed_desk import Closed, a_closed_desk
from tests.ui.door import Door, Stand, a_door
from tests.ui.staging import Stage
from tests.ui.worker import Worker
from ui.handing_over import HandingOver
from ui.languages import Languages
from ui.theme import Theme
from ui.working_day import WorkingDay

Open = Callable[..., Stage]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Let every test hear English with its plurals, whatever ran before it."""
    languages = Languages(qapp)
    languages.use("en")
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    delete(languages)


@pytest.fixture
def open_stage(qapp: QApplication) -> Iterator[Open]:
    """Give what opens a window: `open_stage(Role.VENUE, "fi")`."""
    stages: list[Stage] = []

    def open_one(role: Role = Role.VENUE, language: str = "en") -> Stage:
        stages.append(Stage(qapp, role, language))
        return stages[-1]

    yield open_one
    for stage in stages:
        stage.languages.use("en")
        stage.strike()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def stage(open_stage: Open) -> Stage:
    """Give a venue's window in English."""
    return open_stage()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give a theme without movement, for a single panel."""
    one = Theme(qapp)
    one.reduced_motion = True
    yield one
    one.deleteLater()


@pytest.fixture
def worker(open_stage: Open, tmp_path: Path) -> Iterator[Worker]:
    """Give a worker at a distributor's desk that has no card yet."""
    clock = FixedClock()
    stage = open_stage(Role.DISTRIBUTOR)
    enrol(tmp_path, clock, Role.DISTRIBUTOR).close()
    with opened(tmp_path, clock) as desk:
        handing = HandingOver(desk, stage.card)
        stage.window.code_entered.connect(handing.answer)
        yield Worker(stage, desk, handing)


@pytest.fixture
def clerk(open_stage: Open, tmp_path: Path) -> Iterator[Clerk]:
    """Give a clerk at a venue's desk with three cards on its list."""
    clock = FixedClock()
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        stage = open_stage()
        yield Clerk(stage, desk, clock, WorkingDay(desk, stage.window))


@pytest.fixture
def stand(qapp: QApplication, qtbot: QtBot) -> Iterator[Stand]:
    """Give what opens a window before a folder: `stand(folder, key_store)`."""
    doors: list[Door] = []

    def one(folder: Path, store: KeyStoreInMemory) -> Door:
        doors.append(a_door(qtbot, folder, store))
        return doors[-1]

    yield one
    for door in doors:
        door.leave()
    qapp.processEvents()


@pytest.fixture
def closed(tmp_path: Path) -> Closed:
    """Give an enrolled desk that is closed, with one redemption that waits."""
    return a_closed_desk(tmp_path / "työ pöytä")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register in this process, at which one card was registered."""
    with a_town(tmp_path) as made:
        made.distributor.hand_over("KK00000001")
        made.distributor.round([])
        yield made
