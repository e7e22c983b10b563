"""One desk as the storm sees it: its folder, its lives, and its deaths."""

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from tests.chaos import forge
from tests.chaos.life import Ending, Life
from tests.power.library import Mains

_LOST: Final = (1.0, 0.9, 0.5, 0.1)
_SLOW_MS: Final = 30
_LATEST_CALL: Final = 600
_PAGES_LEFT: Final = 4
_PAGE: Final = 4096


class DeskBrokeError(Exception):
    """A life ended in a fault that neither a kill nor a full disk explains."""


@dataclass(frozen=True, slots=True)
class Forge:
    """The process that forks desks."""

    process: subprocess.Popen[str]

    def start(self, life: Life) -> int:
        """Start a life and give the number of its process."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(msgspec.json.encode(life).decode() + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def a_forge(library: Path, disk: Path | None) -> Iterator[Forge]:
    """Start a forge; `disk` is where it mounts a small disk that only it sees."""
    program = [sys.executable, "-P", "-m", forge.__name__]
    if disk is not None:
        program = ["unshare", "-m", *program, str(disk)]
    with subprocess.Popen(
        program,
        env={**os.environ, "LD_PRELOAD": str(library)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield Forge(process)
        finally:
            process.kill()


@dataclass
class Seat:
    """A desk's folder and its present process.

    `notes` is where its shadow log lies. `full` bounds its journal, where no small
    disk could be mounted for it.
    """

    mains: Mains
    notes: Path
    dice: Random
    full: bool = False
    kills: int = 0
    cuts: int = 0
    slow: int = 0
    _dies_at: int = 0
    _handle: int = -1
    _poll: select.poll = field(default_factory=select.poll)

    @property
    def shadow(self) -> Path:
        """Give the shadow log."""
        return self.notes / "shadow"

    def took(self, *, slow: bool) -> Path:
        """Give where it stands what the acts took, on a slow disk or on this one."""
        return self.notes / ("took on a slow disk" if slow else "took")

    def begin(self, forge: Forge, *, closing: bool = False) -> None:
        """Start a life."""
        self._ending.unlink(missing_ok=True)
        slow = not closing and self.dice.random() < 0.35
        doomed = not closing and self.dice.random() < 0.4
        self._dies_at = self.dice.randint(1, _LATEST_CALL) if doomed else 0
        self.slow += slow
        power = self.mains.environment(
            dies_at=self._dies_at, slow_ms=_SLOW_MS if slow else 0
        )
        life = Life(
            folder=str(self.mains.folder),
            shadow=str(self.shadow),
            took=str(self.took(slow=slow)),
            ending=str(self._ending),
            seed=self.dice.getrandbits(32),
            power=power,
            closing=closing,
            most_pages=self._most_pages() if self.full and not closing else 0,
        )
        process = forge.start(life)
        # It may have ended already.
        with suppress(ProcessLookupError):
            self._handle = os.pidfd_open(process)
            self._poll = select.poll()
            self._poll.register(self._handle, select.POLLIN)

    def has_ended(self, *, within: float = 0.0) -> bool:
        """Tell whether the process is gone."""
        return self._handle < 0 or bool(self._poll.poll(within * 1000))

    def strike(self) -> None:
        """Kill the process, perhaps with the power."""
        signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        self.has_ended(within=10)
        self.kills += 1
        self._bury(cut=self.dice.random() < 0.4)

    def bury(self) -> None:
        """Take care of one that ended by itself: with the power, or on a full disk."""
        ending = self.ending()
        if ending is not None and ending.fault:
            raise DeskBrokeError(ending.fault)
        doomed = self._dies_at > 0 and ending is None
        self.kills += doomed
        self._bury(cut=doomed)

    def ending(self) -> Ending | None:
        """Give what the last life said of its end, if it came to one."""
        if not self._ending.exists():
            return None
        return msgspec.json.decode(self._ending.read_bytes(), type=Ending)

    def _bury(self, *, cut: bool) -> None:
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1
        if cut:
            self.mains.cut(self.dice, self.dice.choice(_LOST))
            self.cuts += 1

    @property
    def _ending(self) -> Path:
        return self.notes / "ending"

    def _most_pages(self) -> int:
        size = self.mains.here(self.mains.folder / "journal.db").stat().st_size
        return size // _PAGE + _PAGES_LEFT


@dataclass
class SmallDisk:
    """A disk of a few MB, seen from here at `place`, that is filled and freed."""

    place: Path
    fills: int = 0

    def fill(self, left: int) -> None:
        """Leave so many bytes."""
        free = shutil.disk_usage(self.place).free
        with suppress(OSError), self._ballast.open("wb") as file:
            file.write(bytes(max(0, free - left)))
        self.fills += 1

    def free(self) -> None:
        """Take the ballast away."""
        self._ballast.unlink(missing_ok=True)

    @property
    def _ballast(self) -> Path:
        return self.place / "ballast"
