"""A power cut at a desk: what its check list had not yet written down for good is lost.

Each commit of the journal is synced, and is there whatever happens. The check list
is synced at its checkpoints only: of the commits since then a power cut keeps a part,
and of the next one perhaps a torn beginning.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.simulation.dice import Dice

_LOG: Final = "checklist.db-wal"
_INDEX: Final = "checklist.db-shm"
# As SQLite's own description of its files has it.
_A_PAGE: Final = 4096
_HEADER, _FRAME_HEADER = 32, 24
_PAGE_SIZE: Final = slice(8, 12)
_SALTS: Final = slice(16, 24)
_PAGES_AFTER_COMMIT: Final = slice(4, 8)
_SALTS_OF_FRAME: Final = slice(8, 16)
_WRITTEN_BACK: Final = slice(96, 100)


def lose_last_commits(folder: Path, photo: Path, dice: Dice) -> None:
    """Take commits off the end of the log in `photo`, a copy of what `folder` holds."""
    log = photo / _LOG
    content = log.read_bytes() if log.exists() else b""
    if len(content) <= _HEADER:
        return
    synced = _written_back(folder / _INDEX)
    ends = [end for frame, end in _commits(content) if frame >= synced]
    kept = dice.pick(ends if synced else [0, *ends])
    torn = bytearray(content[kept : kept + dice.number(1, _A_PAGE)])
    if kept and torn:
        torn[-1] ^= 1
        log.write_bytes(content[:kept] + torn)
    else:
        log.write_bytes(content[:kept])


def _written_back(index: Path) -> int:
    """Tell how many frames lie in the file itself: those were synced before."""
    return int.from_bytes(index.read_bytes()[_WRITTEN_BACK], sys.byteorder)


def _commits(content: bytes) -> Iterator[tuple[int, int]]:
    """Give the number of the last frame of each commit, and where it ends."""
    size = _FRAME_HEADER + int.from_bytes(content[_PAGE_SIZE])
    for number, end in enumerate(range(_HEADER + size, len(content) + 1, size), 1):
        frame = content[end - size : end - size + _FRAME_HEADER]
        if frame[_SALTS_OF_FRAME] != content[_SALTS]:
            return
        if any(frame[_PAGES_AFTER_COMMIT]):
            yield number, end
