"""One serving process for a file: a lock that the system frees after a crash."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from register.errors import AlreadyServedError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock of this file; raises AlreadyServedError where it is held."""
    with path.open("ab") as file:
        try:
            _lock(file)
        except OSError as fault:
            raise AlreadyServedError(path.name) from fault
        yield
