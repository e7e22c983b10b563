"""The register as processes that are killed, each at a port that it keeps."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.fault_server import a_closed_port
from tests.postgresql import crash
from tests.power.library import Mains

_LOST: Final = (1.0, 0.9, 0.5, 0.1)


class RegisterBrokeError(Exception):
    """A process of the register ended that nobody had killed."""


@dataclass
class Central:
    """The processes that serve one database; `mains` feed its file, if it is one.

    `server` is the folder of the database's own server, if it has one, and `places`
    are the words that tell where the register keeps what else it writes then.
    """

    url: str
    complaints: Path
    mains: Mains | None = None
    server: str = ""
    places: tuple[str, ...] = ()
    processes: int = 1
    kills: int = 0
    cuts: int = 0
    crashes: int = 0
    doors: list[int] = field(default_factory=list)
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def serve(self) -> None:
        """Start all processes."""
        self.doors = [a_closed_port() for _ in range(self.processes)]
        self._running = [self._start(door) for door in self.doors]
        self._wait_until_ready()

    def strike(self, dice: Random) -> None:
        """Kill one process, perhaps with the power, and start it again."""
        self.require_alive()
        at = dice.randrange(len(self._running))
        _kill(self._running[at])
        self.kills += 1
        if self.mains is not None and dice.random() < 0.5:
            self.mains.cut(dice, dice.choice(_LOST))
            self.cuts += 1
        self._running[at] = self._start(self.doors[at])

    def crash_database(self) -> None:
        """Let the database's own server crash and come back."""
        self._wait_until_ready()
        crash(self.server)
        self.crashes += 1

    def require_alive(self) -> None:
        """Raise RegisterBrokeError where a process ended by itself."""
        if any(one.poll() is not None for one in self._running):
            raise RegisterBrokeError(self.complaints.read_text("utf-8")[-4000:])

    def close(self) -> None:
        """Kill what runs."""
        while self._running:
            _kill(self._running.pop())

    def _wait_until_ready(self) -> None:
        """Let a process that has just started come to its door."""
        for one in self._running:
            assert one.stdout is not None
            if not one.stdout.closed:
                one.stdout.readline()
                one.stdout.close()

    def _start(self, door: int) -> subprocess.Popen[bytes]:
        power = self.mains.environment() if self.mains else {}
        line = [sys.executable, "-P", "-m", "register", "--database", self.url]
        with self.complaints.open("ab") as complaints:
            return subprocess.Popen(
                [*line, *self.places, "serve", "--port", str(door)],
                env={**os.environ, **power},
                stdout=subprocess.PIPE,
                stderr=complaints,
            )


def _kill(running: subprocess.Popen[bytes]) -> None:
    with running as process:
        process.kill()
