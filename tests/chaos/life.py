"""One life of a desk: what its process is told when it starts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec


class Life(msgspec.Struct, frozen=True):
    """From the start of a desk's process to its end.

    `shadow` and `took` are files outside the desk's folder: what its screen called
    recorded, and how long that took. `ending` is where it says how it ended, which it
    only does where nobody kills it. A life that is `closing` records nothing and ends
    once the register has everything. `most_pages` bounds its journal, where no small
    disk can be mounted.
    """

    folder: str
    shadow: str
    took: str
    ending: str
    seed: int
    power: dict[str, str]
    closing: bool = False
    most_pages: int = 0


class Ending(msgspec.Struct, frozen=True):
    """How a life ended by itself; `fault` is empty where it ended well."""

    fault: str = ""
    waiting: int = 0


def lines_of(path: Path) -> list[str]:
    """Read the lines that were written whole."""
    text = path.read_text("utf-8") if path.exists() else ""
    return text.split("\n")[:-1]


@contextmanager
def going_on(path: Path) -> Iterator[IO[str]]:
    """Write on behind the last whole line; one that a kill cut off counts for nothing.

    Else the next line would stand behind its half, and be read as neither.
    """
    whole = sum(len(line.encode()) + 1 for line in lines_of(path))
    with path.open("a", encoding="utf-8") as log:
        os.ftruncate(log.fileno(), whole)
        yield log
