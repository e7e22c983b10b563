"""Performing a round's steps: on the desk's real files, over some transport."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kaikudesk.clock import Clock
from kaikudesk.errors import KaikuDeskError
from kaikudesk.storage.database import Database
from sync.steps import Commit, Draw, File, Played, Read, ReadClock, Send, Step, Tell

_Result = TypeVar("_Result")
Progress = Callable[[int, int], None]


class Transport(Protocol):
    """Carries a request to the register and gives the body of its answer."""

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Raise RegisterUnreachableError or RegisterRefusedError, or answer."""
        ...


def tell_nobody(_rows: int, _of: int) -> None:
    """Let the loading of a list pass unwatched."""


@dataclass(frozen=True, slots=True)
class Driver:
    """Drives rounds over a transport; `tell` hears how far a list has come."""

    transport: Transport
    journal: Database
    checklist: Database
    clock: Clock
    tell: Progress = tell_nobody

    def drive(self, played: Played[_Result]) -> _Result:
        """Perform one step after the other and give what came of it all.

        A typed error goes into the round, which knows what it means there.
        """
        try:
            step = next(played)
            while True:
                step = self._answer(played, step)
        except StopIteration as end:
            result: _Result = end.value
            return result

    def _answer(self, played: Played[_Result], step: Step[Any]) -> Step[Any]:
        try:
            self.perform(step)
        except KaikuDeskError as fault:
            return played.throw(fault)
        return next(played)

    def perform(self, step: Step[Any]) -> None:
        """Do what the step asks for and set its result."""
        match step:
            case Send():
                step.result = self.transport.send(step.path, step.body, step.token)
            case Read():
                with self._file(step.file).reading() as connection:
                    step.result = step.action(connection)
            case Commit():
                file = self._file(step.file)
                with file.transaction(erasing=step.erasing) as connection:
                    step.result = step.action(connection)
            case ReadClock():
                step.result = self.clock.now_ms()
            case Draw():
                step.result = self.clock.random_bytes(step.count)
            case Tell():
                self.tell(step.rows, step.of)
                step.result = None

    def _file(self, file: File) -> Database:
        return self.journal if file is File.JOURNAL else self.checklist
