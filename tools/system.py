"""Which libraries of the operating system are missing, and how to get them.

A library counts as there when the dynamic loader finds it: package names differ
between releases, the names that Qt's files ask for do not.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys

# Without these no window opens, not even one that nobody sees.
WINDOW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# With these a window also opens on an X11 screen.
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(table: dict[str, str]) -> list[str]:
    """Give the packages of those libraries that the loader does not find."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in table.items() if not _loads(library)]


def install(packages: list[str]) -> bool:
    """Install Debian packages where that needs no password; say whether it worked."""
    leave = _leave_to_install()
    if leave is None:
        return False
    print("Installing", *packages, flush=True)
    quiet = [*leave, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*quiet, "update"], check=False)
    chosen = [*quiet, "install", "--no-install-recommends", "-o=Dpkg::Use-Pty=0"]
    done = subprocess.run(
        [*chosen, "-y", *packages], check=False, stdout=subprocess.DEVNULL
    )
    return done.returncode == 0


def advice(packages: list[str]) -> str:
    """Give the exact command that a person with the password types."""
    if shutil.which("apt-get") is None:
        return "your system's packages for: " + " ".join(packages)
    command = ["apt-get", "install", "--no-install-recommends", *packages]
    return f"sudo apt-get update && sudo {shlex.join(command)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _leave_to_install() -> list[str] | None:
    """Give what stands before apt-get, or None where it may not be run."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run([*sudo, "true"], check=False, stderr=subprocess.DEVNULL)
    return sudo if asked.returncode == 0 else None
