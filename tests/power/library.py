"""Building the library that lets the power fail, and running programs under it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.power.cut import PowerCut

_SOURCE: Final = Path(__file__).with_name("power_cut.c")


def built(folder: Path) -> Path:
    """Build the library into a folder; skip the test where no compiler is."""
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler is installed here")
    library = folder / "power_cut.so"
    flags = ("-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
    command = [compiler, *flags, "-o", str(library), str(_SOURCE), "-lpthread"]
    subprocess.run(command, check=True)
    return library


@dataclass(frozen=True, slots=True)
class Mains:
    """What feeds the programs that work in one folder.

    `aside` lies on the folder's own disk, the log may lie anywhere. Where the program
    sees other mounts than we do, `root` is where its root is seen from here.
    """

    library: Path
    folder: Path
    aside: Path
    log: Path
    root: Path = Path("/")

    def here(self, path: Path) -> Path:
        """Give the place from which we reach what the program calls by this path."""
        return self.root / path.relative_to("/")

    def environment(self, *, dies_at: int = 0, slow_ms: int = 0) -> dict[str, str]:
        """Give what a program needs to be told, and begin a new log."""
        self.log.unlink(missing_ok=True)
        aside = self.here(self.aside)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        return {
            "LD_PRELOAD": str(self.library),
            "KAIKU_POWER_FOLDER": os.path.realpath(self.folder),
            "KAIKU_POWER_ASIDE": str(self.aside),
            "KAIKU_POWER_LOG": str(self.log),
            "KAIKU_POWER_AT": str(dies_at),
            "KAIKU_POWER_SLOW_MS": str(slow_ms),
        }

    def cut(self, dice: Random, lost: float) -> int:
        """Lose what the dead program had not synced; give how many calls that was."""
        folder, there = Path(os.path.realpath(self.folder)), self.here(self.folder)
        return PowerCut(folder, self.here(self.aside), dice, lost, there).play(self.log)
