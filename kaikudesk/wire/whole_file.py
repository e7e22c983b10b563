"""A file that is there whole or not at all, and for good once it is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from pathlib import Path
from typing import BinaryIO

from kaikudesk.errors import StorageError, StorageFullError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write beside the path, and take its name once all is on the disk.

    A file that stood there is replaced. Raises StorageFullError or StorageError, and
    then nothing is there that was not before.
    """
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _keep_name(path.parent)
    except OSError as fault:
        kind = StorageFullError if fault.errno == ENOSPC else StorageError
        raise kind(f"{path.name} cannot be written: {fault.strerror}") from fault
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Make the new name durable; Windows and some sticks cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def readable_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that may lie on a stick; raises StorageError where it is not read."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as fault:
        raise StorageError(f"{path.name} cannot be read: {fault.strerror}") from fault
