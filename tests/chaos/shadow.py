"""The shadow log: what the screen called recorded, written down outside the desk."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.chaos.life import lines_of


@dataclass
class Shadow:
    """Writes each act down at once and for good."""

    log: IO[str]

    def recorded(self, entry_id: bytes, kind: int) -> None:
        """Note what the screen calls recorded from now on."""
        self.log.write(f"{entry_id.hex()} {kind}\n")
        self.log.flush()
        os.fsync(self.log.fileno())


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of a shadow log."""

    entry_id: bytes
    kind: int


def read_shadow(path: Path) -> list[Recorded]:
    """Read what was called recorded; a line that was cut off counts for nothing."""
    pairs = (line.split() for line in lines_of(path))
    return [Recorded(bytes.fromhex(entry_id), int(kind)) for entry_id, kind in pairs]
