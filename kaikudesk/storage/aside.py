"""A database file that is of no use any more, set aside until another one is whole.

SQLite's own files beside it go along: what stands in a log belongs to its file alone.
No connection may be open: on Windows renaming would fail, elsewhere it would corrupt.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from kaikudesk.errors import StorageError

# The log goes first: a crash in between must not leave it beside a file that it
# never belonged to.
_PARTS: Final = ("-wal", "-shm", "")
_ASIDE: Final = ".aside"


def set_aside(path: Path) -> None:
    """Take a file out of the way, in the place of one that was set aside before.

    Raises StorageError where that cannot be done.
    """
    try:
        for part in _PARTS:
            with suppress(FileNotFoundError):
                _named(path, part).replace(_named(path, _ASIDE + part))
    except OSError as fault:
        words = f"{path.name} cannot be set aside: {fault.strerror}"
        raise StorageError(words) from fault


def stands_aside(path: Path) -> bool:
    """Tell whether a file of this name was set aside, and is still there."""
    return _named(path, _ASIDE).exists()


def drop_aside(path: Path) -> None:
    """Delete what was set aside, so that no copy outlives what is erased."""
    for part in _PARTS:
        # Where another program reads it just now, the next time will do.
        with suppress(OSError):
            _named(path, _ASIDE + part).unlink(missing_ok=True)


def _named(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
