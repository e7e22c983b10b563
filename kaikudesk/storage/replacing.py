"""A journal made anew takes the place of the one in use, which is kept aside.

The new one lies whole beside the old under a name of its own before anything moves:
a stop anywhere is taken up again at the next start, and nothing is overwritten.
"""

from pathlib import Path
from typing import Final

from kaikudesk.errors import StorageError
from kaikudesk.keys.key_file import sync_folder

# The log goes first: it belongs to its file alone.
_PARTS: Final = ("-wal", "-shm", "")


def next_of(path: Path) -> Path:
    """Give the name under which a whole new file waits to take its place."""
    return path.with_name(f"{path.stem}.next{path.suffix}")


def take_place(path: Path) -> Path | None:
    """Let the new file, if one waits, take its place; give where an old one is kept.

    Nothing of either may be open. Raises StorageError where a file stays in the way.
    """
    new = next_of(path)
    if not new.exists():
        return None
    try:
        kept = _keep_aside(path) if path.exists() else None
        new.replace(path)
    except OSError as fault:
        raise StorageError(
            f"{path.name} cannot be replaced: {fault.strerror}"
        ) from fault
    sync_folder(path.parent)
    return kept


def _keep_aside(path: Path) -> Path:
    kept = _folder(path)
    kept.mkdir(exist_ok=True)
    for part in _PARTS:
        one = path.with_name(path.name + part)
        if one.exists():
            one.replace(kept / one.name)
    sync_folder(kept)
    return kept


def _folder(path: Path) -> Path:
    """Go on with a folder that a stop left without its file, else begin another."""
    number = 1
    while (path.with_name(f"kept-{number}") / path.name).exists():
        number += 1
    return path.with_name(f"kept-{number}")
