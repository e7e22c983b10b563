"""What keeps the desk from opening ends in a sentence, and not in a trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.errors import KaikuDeskError
from ui.background import Background
from ui.opening import Look, Opening
from ui.own_faults import OwnFaults
from ui.single_instance import SingleInstance

OFFSCREEN = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
LONG_SECONDS = 60
# Starts the program in a place where one package cannot be imported.
WITHOUT = (
    "import sys; sys.modules[sys.argv[1]] = None; from ui.starting import start; "
    "sys.exit(start(sys.argv[1:]))"
)


def ended(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these words until the program ends."""
    return subprocess.run(
        [sys.executable, "-P", *words],
        env=OFFSCREEN,
        capture_output=True,
        text=True,
        timeout=LONG_SECONDS,
        check=False,
    )


def started(folder: Path, *words: str) -> tuple[int, list[str]]:
    """Start the desk of a folder; gives its exit status and what it said."""
    end = ended("-m", "kaikudesk", "--folder", str(folder), *words)
    return end.returncode, end.stderr.splitlines()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file lies where the folder should be."""
    (tmp_path / "työ").touch()
    folder = tmp_path / "työ" / "pöytä"

    status, [sentence] = started(folder, "--language", "en")
    assert status == 1
    assert sentence.startswith(f"This folder cannot hold a desk: {folder}.")


@pytest.mark.skipif(sys.platform != "linux", reason="has no folder closed to all")
def test_a_folder_that_cannot_be_written_is_named() -> None:
    """Nobody, not even the superuser, can make a file there."""
    status, [sentence] = started(Path("/proc/self"), "--language", "sv")

    assert status == 1
    assert sentence.startswith("Arbetsplatsen kan inte ligga i den här mappen: /proc/")


@pytest.mark.slow
def test_a_first_window_that_does_not_answer_is_told_of(tmp_path: Path) -> None:
    """It has the lock and hears no knock: the second start says so and ends."""
    hung = SingleInstance(tmp_path)
    assert hung.is_first

    status, [sentence] = started(tmp_path, "--language", "fi")
    assert status == 1
    assert sentence.startswith("Tämä työasema on jo auki, mutta sen ikkuna ei vastaa.")


@pytest.mark.slow
@pytest.mark.parametrize("package", ["sqlcipher3", "truststore", "PySide6.QtNetwork"])
def test_a_program_with_a_part_missing_does_not_pass(
    tmp_path: Path, package: str
) -> None:
    """The worker's imports and the window's own are both heard; the log has why."""
    words = ("--folder", str(tmp_path), "--language", "en", "--close-at-once")
    end = ended("-c", WITHOUT, package, *words)

    assert end.returncode == 1
    assert f"import of {package} halted" in end.stderr
    assert end.stderr.splitlines()[-1].startswith("Something went wrong in the program")


@pytest.mark.logs("a job in the background failed")
def test_a_fault_while_a_clerk_works_is_said_in_the_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """The sentence says that the records are safe, and the work goes on."""
    opening = Opening(qapp, Look(role="venue"))
    background = Background(opening)
    opening.finish()
    OwnFaults(qapp, opening, works=lambda: True).listen_to(background)
    background.run(lambda: 1 // 0, on_result=_unwanted, on_error=_unwanted)
    news = opening.window.news
    qtbot.waitUntil(lambda: news.shown is not None)

    assert news.shown is not None
    assert "What was recorded is safe." in news.shown.sentence
    background.close()
    opening.leave()


def _unwanted(end: int | KaikuDeskError) -> None:
    raise AssertionError(end)
