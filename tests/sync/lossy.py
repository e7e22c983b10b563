"""A transport that loses, repeats, delays, cuts and garbles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from kaikudesk.errors import KaikuDeskError, RegisterUnreachableError
from kaikudesk.model import Unreached
from sync.driver import Transport


class Fate(Enum):
    """What becomes of one request."""

    ARRIVES = auto()
    LOST = auto()
    ANSWER_LOST = auto()
    REPEATED = auto()
    DELAYED = auto()
    ANSWER_CUT = auto()
    ANSWER_GARBLED = auto()
    FAULT = auto()


@dataclass
class LossyTransport:
    """Hands requests to a register by a list of fates, then faithfully.

    A delayed request arrives behind the next one, when its sender has long
    given up; its answer reaches nobody.
    """

    register: Transport
    fates: Iterable[Fate] = ()
    delayed: list[tuple[str, bytes | None, bytes | None]] = field(default_factory=list)
    _coming: Iterator[Fate] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the first fate."""
        self.doom(self.fates)

    def doom(self, fates: Iterable[Fate]) -> None:
        """Say what becomes of the next requests."""
        self._coming = iter(fates)

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Let a request meet its fate."""
        fate = next(self._coming, Fate.ARRIVES)
        try:
            return self._meet(fate, path, body, token)
        finally:
            if fate is not Fate.DELAYED:
                self._deliver_late()

    def _meet(
        self, fate: Fate, path: str, body: bytes | None, token: bytes | None
    ) -> bytes:
        if fate is Fate.DELAYED:
            self.delayed.append((path, body, token))
        if fate in {Fate.LOST, Fate.DELAYED}:
            raise RegisterUnreachableError(Unreached.NO_ANSWER, fate.name)
        if fate is Fate.FAULT:
            raise RegisterUnreachableError(Unreached.REGISTER_FAULT, fate.name)
        answer = self.register.send(path, body, token)
        if fate is Fate.ANSWER_LOST:
            raise RegisterUnreachableError(Unreached.NO_ANSWER, fate.name)
        if fate is Fate.REPEATED:
            return self.register.send(path, body, token)
        if fate is Fate.ANSWER_CUT:
            return answer[: len(answer) // 2]
        return answer[::-1] if fate is Fate.ANSWER_GARBLED else answer

    def _deliver_late(self) -> None:
        late, self.delayed = self.delayed, []
        for request in late:
            try:
                self.register.send(*request)
            except KaikuDeskError:
                # Its sender has given up: nobody hears the refusal.
                continue
