"""The shadow log: what a screen called recorded or not, kept outside the desk."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kaikudesk.errors import StorageError
from tests.chaos.life import lines_of

_RECORDED: Final = "recorded"
_REFUSED: Final = "refused"


@dataclass
class Shadow:
    """Writes each act down at once and for good."""

    log: IO[str]

    def recorded(self, entry_id: bytes, kind: int) -> None:
        """Note what the screen calls recorded from now on."""
        self._write(f"{_RECORDED} {entry_id.hex()} {kind}")

    def refused(self, fault: StorageError) -> None:
        """Note that the screen says why nothing was recorded."""
        self._write(f"{_REFUSED} {type(fault).__name__}")

    def _write(self, line: str) -> None:
        self.log.write(f"{line}\n")
        self.log.flush()
        os.fsync(self.log.fileno())


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of a shadow log."""

    entry_id: bytes
    kind: int


def read_shadow(path: Path) -> list[Recorded]:
    """Read what was called recorded; a line that was cut off counts for nothing."""
    return [
        Recorded(bytes.fromhex(entry_id), int(kind))
        for entry_id, kind in _told(path, _RECORDED)
    ]


def read_refusals(path: Path) -> Counter[str]:
    """Count by their faults the acts that a screen called not recorded."""
    return Counter(fault for [fault] in _told(path, _REFUSED))


def _told(path: Path, what: str) -> Iterator[list[str]]:
    lines = (line.split() for line in lines_of(path))
    return (words for told, *words in lines if told == what)
