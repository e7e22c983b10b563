"""A program that ends anywhere: at a statement, in a commit, around a request.

At the end of a fuse the desk's files are copied as they lie there, with whatever
their logs hold, and the desk goes on with the copies. What the old program still
does meanwhile, nobody sees.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kaikudesk.errors import KaikuDeskError
from kaikudesk.storage.tables import Connection
from sync.steps import Commit, Played, Step

_Result = TypeVar("_Result")
_NOT_COPIED = ("-shm", ".lock", "-journal")


class StoppedError(Exception):
    """The program ended here; it is no fault that a round could foresee."""


@dataclass(frozen=True, slots=True)
class Stop:
    """After how many spots a program ends; 0 for never.

    With `at_commits`, what it does between its commits is no spot. `damage` is done
    to the copy of the files that it leaves.
    """

    after: int = 0
    at_commits: bool = False
    damage: Callable[[Path, Path], None] = lambda _folder, _photo: None


NEVER = Stop()


@dataclass(slots=True)
class Fuse:
    """Burns down by one at each spot that the program passes."""

    left: int
    folder: Path
    photo: Path
    at_commits: bool = False

    @property
    def burnt(self) -> bool:
        """Tell whether the program has ended."""
        return self.left <= 0

    def burn(self) -> None:
        """Pass a spot; at the end of the fuse the files are copied."""
        if self.burnt:
            return
        self.left -= 1
        if self.left == 0:
            copy_files(self.folder, self.photo)

    def stop(self) -> None:
        """Pass a spot, and end the program where the fuse does."""
        self.burn()
        if self.burnt:
            raise StoppedError


def copy_files(folder: Path, to: Path, *, only: str = "*") -> None:
    """Copy files of a folder as a power switch would leave them, with their logs."""
    to.mkdir(exist_ok=True)
    for path in sorted(folder.glob(only)):
        if path.is_file() and not path.name.endswith(_NOT_COPIED):
            shutil.copyfile(path, to / path.name)


def stoppable(played: Played[_Result], fuse: Fuse) -> Played[_Result]:
    """Play a round that ends before, in or behind a step where the fuse does."""
    try:
        step = next(played)
        while True:
            counts = isinstance(step, Commit) or not fuse.at_commits
            _pass(fuse, counts=counts)
            try:
                yield _watched(step, fuse)
            except KaikuDeskError as fault:
                step = played.throw(fault)
            else:
                _pass(fuse, counts=counts)
                step = next(played)
    except StopIteration as end:
        result: _Result = end.value
        return result


def _pass(fuse: Fuse, *, counts: bool) -> None:
    if counts:
        fuse.stop()


def _watched(step: Step[Any], fuse: Fuse) -> Step[Any]:
    if isinstance(step, Commit):
        action = step.action

        def act(connection: Connection) -> object:
            done = action(connection)
            fuse.stop()
            return done

        step.action = act
    return step


def watch_statements(connection: Connection, fuse: Fuse) -> None:
    """Let each statement of a held connection be a spot."""
    driver: Any = connection.connection.dbapi_connection
    driver.set_trace_callback(lambda _statement: fuse.burn())


def look_away(connection: Connection) -> None:
    """Let statements pass again."""
    driver: Any = connection.connection.dbapi_connection
    driver.set_trace_callback(None)
