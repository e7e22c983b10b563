"""The frozen desk, built once for all tests of a run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from tests.architecture.reading import ROOT

BUILD_SECONDS = 480
NAME = "kaikudesk"


def built(factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the frozen program; the first who asks builds it."""
    shared = factory.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    lock = QLockFile(str(shared / "freeze.lock"))
    lock.setStaleLockTime(0)
    assert lock.tryLock(BUILD_SECONDS * 1000)
    try:
        return _build(shared / "freeze")
    finally:
        lock.unlock()


def _build(place: Path) -> Path:
    done = place / "done"
    if not done.exists():
        places = ("--workpath", str(place / "work"), "--distpath", str(place / "dist"))
        quiet = ("--noconfirm", "--log-level", "WARN")
        # The builder is none of the measured programs.
        plain = {n: word for n, word in os.environ.items() if not n.startswith("COV")}
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *quiet, *places, f"{NAME}.spec"],
            cwd=ROOT,
            env=plain,
            timeout=BUILD_SECONDS,
            check=True,
            capture_output=True,
        )
        shutil.rmtree(place / "work")
        done.touch()
    [folder] = (place / "dist").glob(f"{NAME}-*")
    return folder


def carried_to(folder: Path, program: Path) -> Path:
    """Carry the frozen program to another folder, and give what to start there."""
    shutil.copytree(program, folder, symlinks=True)
    return folder / (NAME + (".exe" if sys.platform == "win32" else ""))
