"""The program starts: the window first, and what costs time after it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ui.single_instance import LOCK_NAME

OFFSCREEN = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
LONG_SECONDS = 60


def the_desk_in(folder: Path) -> tuple[str, ...]:
    """Give the command that starts the desk of a folder."""
    return (sys.executable, "-P", "-m", "kaikudesk", "--folder", str(folder))


def test_the_program_opens_its_window_and_imports_the_rest(tmp_path: Path) -> None:
    """It starts, imports everything in its thread, and closes without a word."""
    line = (*the_desk_in(tmp_path / "työpöytä"), "--close-at-once")
    ended = subprocess.run(
        line,
        cwd=tmp_path,
        env=OFFSCREEN,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    noise = [line for line in ended.stderr.splitlines() if "propagateSize" not in line]
    assert ended.returncode == 0
    assert noise == []


@pytest.mark.slow
def test_a_second_start_leaves_the_desk_to_the_first(tmp_path: Path) -> None:
    """It knocks, and ends at once; the first window goes on."""
    line = the_desk_in(tmp_path / "desk")
    with subprocess.Popen(line, env=OFFSCREEN, stderr=subprocess.DEVNULL) as first:
        end = time.monotonic() + LONG_SECONDS
        # The first has the lock before anything else; until then both are first.
        while not (tmp_path / "desk" / LOCK_NAME).exists():
            assert time.monotonic() < end
        second = subprocess.run(line, env=OFFSCREEN, timeout=LONG_SECONDS, check=False)
        still_open = first.poll() is None
        first.terminate()

    assert second.returncode == 0
    assert still_open


@pytest.mark.slow
def test_the_guided_day_happens_without_a_display(tmp_path: Path) -> None:
    """Each step is told with what was expected and what was seen."""
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "ui.first_run"],
        cwd=tmp_path,
        env={
            name: value
            for name, value in os.environ.items()
            if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
        },
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    steps = json.loads((tmp_path / "tour" / "steps.json").read_text("utf-8"))

    assert ended.returncode == 0
    assert [step["seen"] for step in steps] == [step["expected"] for step in steps]
    for step in steps:
        for picture in step["pictures"]:
            assert (tmp_path / "tour" / picture).stat().st_size > 0
