"""Make `.venv` with what the lock file names, and nothing else.

Runs on the system's own Python and says in one sentence what is missing. When
nothing has changed since the last time it does nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import system

OLDEST = (3, 11)
NEWEST_MINOR = 15
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "dev.txt"
VENV = ROOT / ".venv"
READY = VENV / "ready"


def main() -> int:
    """Bring this folder to where `make run` and `make test` work."""
    if sys.version_info < OLDEST:
        return _with_a_newer_python()
    venv_packages = [] if _can_make_venv() else ["python3-venv"]
    if not _provide(venv_packages + system.missing(system.WINDOW), needed=True):
        return 1
    _provide(system.missing(system.SCREEN), needed=False)
    wanted = fingerprint()
    made = READY.read_text("utf-8") if READY.exists() else ""
    if made != wanted:
        _fill_venv(moved=not made.endswith(f" {VENV}\n"))
    READY.write_text(wanted, "utf-8")
    return 0


def fingerprint() -> str:
    """Give what the environment depends on: lock, Python and place, as one line."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[0]}.{sys.version_info[1]} {VENV}\n"


def lives_here(python: Path) -> bool:
    """Whether this interpreter runs, is of our version and knows its own place."""
    asked = "import sys; print(*sys.version_info[:2], sys.prefix)"
    try:
        said = subprocess.run(
            [str(python), "-c", asked], check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    here = f"{sys.version_info[0]} {sys.version_info[1]} {VENV}"
    return said.stdout.strip() == here


def _with_a_newer_python() -> int:
    """Start again with a Python that is new enough, if the path has one."""
    for minor in range(NEWEST_MINOR, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A version switcher may put a name on the path that then refuses to run.
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([found, "-m", "tools.setup"], cwd=str(ROOT))
    print(
        "KaikuDesk needs Python 3.11 or newer; this is "
        f"{sys.version_info[0]}.{sys.version_info[1]} and the path has no newer one.",
        file=sys.stderr,
    )
    return 1


def _can_make_venv() -> bool:
    """Whether venv works: Debian keeps its second half in a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


def _provide(packages: list[str], *, needed: bool) -> bool:
    """Install system packages, or say how; give whether one can go on."""
    if not packages or system.install(packages):
        return True
    purpose = "is needed first" if needed else "lets the window open on an X11 screen"
    print(f"This {purpose}:\n  {system.advice(packages)}", file=sys.stderr)
    return not needed


def _fill_venv(*, moved: bool) -> None:
    """Make the environment where it is missing or was moved, and fill it.

    The scripts in an environment name its place, so it cannot be carried along.
    """
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if moved or not lives_here(python):
        print("Making .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    print("Installing the dependencies of requirements/dev.txt", flush=True)
    pip = [str(python), "-m", "pip", "install", "-qq", "--no-input"]
    # The lock names everything. Left to look for itself, pip prefers the newest release
    # of what is wanted with an extra, and then refuses it for having no hash here.
    locked = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(LOCK)]
    _run_pip([*pip, *locked])
    _run_pip([*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def _run_pip(command: list[str]) -> None:
    """Run pip where the user's settings say; only what would bend our tree is off."""
    settings = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PIP_PREFIX", "PIP_TARGET", "PIP_REQUIRE_HASHES"}
    }
    settings.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    if subprocess.call(command, env=settings, cwd=str(ROOT)) != 0:
        sys.exit("The dependencies could not be installed; see the lines above.")


if __name__ == "__main__":
    sys.exit(main())
