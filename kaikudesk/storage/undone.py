"""A mark beside files of a desk that the register never took in.

Their keys may be lost before anybody has a recovery code, and nobody can read then
that the journal is empty. The mark is there before the journal is and is gone, for
good, before a first entry can be written: where it stands, nothing was recorded.
"""

from pathlib import Path
from typing import Final

from kaikudesk.errors import StorageError
from kaikudesk.keys.key_file import sync_folder

MARK: Final = "enrolment.undone"


def mark(folder: Path) -> None:
    """Say that the desk of this folder is not enrolled yet."""
    try:
        (folder / MARK).touch()
    except OSError as fault:
        raise StorageError(f"{MARK} cannot be written: {fault.strerror}") from fault


def is_marked(folder: Path) -> bool:
    """Tell whether the desk of this folder was never enrolled."""
    return (folder / MARK).exists()


def take_mark_away(folder: Path) -> None:
    """Let entries be written from now on; also a power cut brings no mark back."""
    if not is_marked(folder):
        return
    try:
        (folder / MARK).unlink()
    except OSError as fault:
        raise StorageError(f"{MARK} cannot be removed: {fault.strerror}") from fault
    sync_folder(folder)


def set_all_aside(folder: Path, names: tuple[str, ...]) -> None:
    """Move what was begun into a folder of its own, each file with its logs.

    The mark goes last, so that a stop in between is no end. Raises StorageError.
    """
    try:
        aside = _free(folder)
        aside.mkdir()
        for path in (*_with_logs(folder, names), folder / MARK):
            path.replace(aside / path.name)
    except OSError as fault:
        raise StorageError(f"nothing can be moved: {fault.strerror}") from fault


def _with_logs(folder: Path, names: tuple[str, ...]) -> list[Path]:
    parts = (f"{name}{part}" for name in names for part in ("-wal", "-shm", ""))
    return [folder / part for part in parts if (folder / part).exists()]


def _free(folder: Path) -> Path:
    number = 1
    while (folder / f"undone-{number}").exists():
        number += 1
    return folder / f"undone-{number}"
