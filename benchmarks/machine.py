"""The machine that a run was measured on."""

import os
import platform
import re
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from kaikudesk.storage.driver import dbapi2

_LIBRARIES: Final = (
    "SQLAlchemy",
    "sqlcipher3",
    "PySide6-Essentials",
    "msgspec",
    "zstandard",
    "PyNaCl",
    "requests",
    "litestar",
    "uvicorn",
)
_GIB: Final = 1 << 30
_SYNCS: Final = 50


def describe(folder: Path) -> dict[str, str]:
    """Say what the machine is; `folder` lies on the disk that is measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return {
        "Processor": _processor(),
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory:.0f} GiB",
        "Kernel": f"{platform.system()} {platform.release().partition('-')[0]}",
        "Load at the start": f"{os.getloadavg()[0]:.1f}",
        "One fsync, p50": f"{_fsync_seconds(folder) * 1000:.2f} ms",
        "Python": platform.python_version(),
        "SQLite": dbapi2.sqlite_version,
        "Libraries": ", ".join(libraries),
    }


def _processor() -> str:
    said = Path("/proc/cpuinfo").read_text("utf-8")
    named = re.search(r"^model name\s*:\s*(.+)$", said, re.MULTILINE)
    return platform.machine() if named is None else named[1]


def _fsync_seconds(folder: Path) -> float:
    taken = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(_SYNCS):
            file.write(bytes(4096))
            begun = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - begun)
    return median(taken)
