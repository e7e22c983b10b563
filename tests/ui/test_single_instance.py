"""A second start brings the first window to the front, and opens none of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.single_instance import LOCK_NAME, SingleInstance

KNOCK = (
    "import sys; from pathlib import Path; from ui.single_instance import "
    "SingleInstance; one = SingleInstance(Path(sys.argv[1])); "
    "print(one.is_first, one.knock())"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a desk's folder whose name is not a plain one."""
    place = tmp_path / "työ pöytä"
    place.mkdir()
    return place


def test_the_first_start_has_the_right(folder: Path) -> None:
    """Nobody else is there, and giving the right back lets the next one in."""
    first = SingleInstance(folder)
    assert first.is_first
    assert not SingleInstance(folder).is_first

    first.release()
    assert SingleInstance(folder).is_first


def test_two_desks_on_one_machine_do_not_meet(folder: Path, tmp_path: Path) -> None:
    """The right belongs to a desk's folder, not to the machine."""
    other = tmp_path / "other"
    other.mkdir()

    assert SingleInstance(folder).is_first
    assert SingleInstance(other).is_first


def test_a_second_program_knocks_and_the_first_hears(
    folder: Path, qtbot: QtBot
) -> None:
    """Two real processes: the second is told no, and the first comes forward."""
    came: list[bool] = []
    first = SingleInstance(folder)
    assert first.listen(lambda: came.append(True))

    command = [sys.executable, "-P", "-c", KNOCK, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as second:
        qtbot.waitUntil(lambda: came == [True], timeout=20_000)
        assert second.stdout is not None
        assert second.stdout.read().strip() == "False True"

    first.release()


def test_a_crash_does_not_lock_the_desk(folder: Path) -> None:
    """The lock of a program that is gone is taken over."""
    code = KNOCK.split("print", maxsplit=1)[0] + "import os; os._exit(9)"
    command = [sys.executable, "-P", "-c", code, str(folder)]
    subprocess.run(command, check=False)
    assert (folder / LOCK_NAME).exists()

    assert SingleInstance(folder).is_first


def test_knocking_at_nobody_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first one that hangs does not hang the second."""
    monkeypatch.setattr("ui.single_instance._PATIENCE_MS", 300)

    assert not SingleInstance(folder).knock()
