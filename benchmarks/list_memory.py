"""Plays a desk's first round and prints how many bytes of memory it took at most."""

import sys
from pathlib import Path
from typing import Final

from benchmarks.desks import opened, worker_of

_STATUS: Final = Path("/proc/self/status")
_PEAK_ANEW: Final = "5"


def main(folder: Path) -> None:
    """Open the desk, let the peak count from here, and load the list."""
    with opened(folder) as desk:
        worker = worker_of(desk)
        Path("/proc/self/clear_refs").write_text(_PEAK_ANEW, "ascii")
        before = _kilobytes("VmRSS")
        worker.play()
        print((_kilobytes("VmHWM") - before) * 1024)


def _kilobytes(name: str) -> int:
    lines = (line.split() for line in _STATUS.read_text("ascii").splitlines())
    return next(int(line[1]) for line in lines if line[0] == f"{name}:")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
