"""What a round asks of the world around it, one step at a time.

A round is a generator of steps and does no input or output itself: a driver
performs each step and sets its result, or throws the typed error that came of
it into the round. So the same round runs over HTTP, over a transport that
loses and repeats, and over virtual time.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from kaikudesk.storage.tables import Connection

Result = TypeVar("Result")


class File(Enum):
    """One of the desk's two files."""

    JOURNAL = "journal"
    CHECKLIST = "checklist"


@dataclass(slots=True)
class Step(Generic[Result]):
    """One thing that a round asks for; the driver sets the result."""

    result: Result = field(init=False, repr=False)


@dataclass(slots=True)
class Send(Step[bytes]):
    """Send a request to the register and give its answer's body.

    Without a body it is a GET. `token` is None before enrolment.
    """

    path: str
    body: bytes | None = field(default=None, repr=False)
    token: bytes | None = field(default=None, repr=False)


@dataclass(slots=True)
class Read(Step[Result]):
    """Read several things of one file from one snapshot."""

    file: File
    action: Callable[[Connection], Result]


@dataclass(slots=True)
class Commit(Step[Result]):
    """Do this in one transaction of one file, or not at all.

    With `erasing`, what is deleted is overwritten in the file as well.
    """

    file: File
    action: Callable[[Connection], Result]
    erasing: bool = False


@dataclass(slots=True)
class ReadClock(Step[int]):
    """Give the wall clock's milliseconds since 1970."""


@dataclass(slots=True)
class Draw(Step[bytes]):
    """Give so many unpredictable bytes."""

    count: int


@dataclass(slots=True)
class Tell(Step[None]):
    """Tell whoever watches how far the loading of a list has come."""

    rows: int
    of: int


Played: TypeAlias = Generator[Step[Any], None, Result]


def ask(step: Step[Result]) -> Played[Result]:
    """Yield a step and give its result, with its type."""
    yield step
    return step.result
