"""The program starts: the window first, and what costs time after it."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_the_program_opens_its_window_and_imports_the_rest(tmp_path: Path) -> None:
    """It starts, imports everything in its thread, and closes without a word."""
    ended = subprocess.run(
        [
            *(sys.executable, "-P", "-m", "kaikudesk", "--close-at-once"),
            *("--folder", str(tmp_path / "työpöytä")),
        ],
        cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    noise = [line for line in ended.stderr.splitlines() if "propagateSize" not in line]
    assert ended.returncode == 0
    assert noise == []


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
        timeout=60,
        check=False,
    )
    steps = json.loads((tmp_path / "tour" / "steps.json").read_text("utf-8"))

    assert ended.returncode == 0
    assert [step["seen"] for step in steps] == [step["expected"] for step in steps]
    for step in steps:
        for picture in step["pictures"]:
            assert (tmp_path / "tour" / picture).stat().st_size > 0
