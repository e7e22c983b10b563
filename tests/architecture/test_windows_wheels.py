"""Every dependency of the desk has a wheel for Windows."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

ASK = [
    *(sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--no-deps"),
    *("--require-hashes", "--only-binary", ":all:", "--python-version", "3.11"),
    *("--python-platform", "x86_64-pc-windows-msvc", "--system-certs"),
]
OFFLINE = ("error sending request", "Failed to fetch", "dns error", "Connect")


def ask(lock: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Ask the package client what it would install on Windows; skip when offline."""
    where = ["--target", str(target), "--requirements", str(lock)]
    answer = subprocess.run([*ASK, *where], capture_output=True, text=True, check=False)
    if answer.returncode != 0 and any(sign in answer.stderr for sign in OFFLINE):
        pytest.skip("the package index is out of reach")
    return answer


def test_the_desk_installs_from_wheels_on_windows(tmp_path: Path) -> None:
    """The client finds a wheel for each pin, the ones for Windows alone included."""
    answer = ask(ROOT / "requirements" / "desk.txt", tmp_path)

    assert answer.returncode == 0, answer.stderr
    assert "pyside6-essentials" in answer.stderr
    assert "pywin32-ctypes" in answer.stderr


def test_a_package_without_a_wheel_is_refused(tmp_path: Path) -> None:
    """The client's yes means something: it says no to a package for Linux alone."""
    lock = tmp_path / "lock.txt"
    lock.write_text("dbus-python==1.3.2 --hash=sha256:" + "0" * 64, "utf-8")

    assert "no usable wheels" in ask(lock, tmp_path).stderr
