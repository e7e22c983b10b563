"""Seats at windows, and a town with a register, for every journey."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.bad_days import Place, a_place
from tests.journeys.seat import Seat
from tests.journeys.town import Town

Sit = Callable[..., Seat]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot) -> Iterator[Sit]:
    """Give what opens a seat: `sit(folder)`; all are closed at the end."""
    seats: list[Seat] = []

    def one(folder: Path, role: str = "") -> Seat:
        seats.append(Seat(qapp, qtbot, folder, role))
        return seats[-1]

    yield one
    for seat in seats:
        seat.leave()


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Found a register with a venue (1) and a distributor (2)."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/register.db")
    town.found()
    return town


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Serve one register for all tests of a file, behind a line of its own."""
    with a_place(tmp_path_factory.mktemp("register")) as one:
        yield one
