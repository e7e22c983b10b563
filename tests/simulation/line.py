"""The line between a desk and the register, and all that may happen on it."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NoReturn

from kaikudesk.errors import KaikuDeskError, RegisterUnreachableError
from kaikudesk.model import Unreached
from sync.driver import Transport
from sync.refusals import answered_no
from tests.simulation.dice import Dice

# A frame of zstd begins with so many bytes that say how the rest is to be read.
_HEAD = 6


class Fate(StrEnum):
    """What becomes of one request."""

    ARRIVES = "arrives"
    DROPPED = "request dropped"
    ANSWER_LOST = "answer lost after commit"
    DUPLICATED = "request duplicated"
    LATE = "request delayed and reordered"
    CUT = "answer cut in the body"
    GARBLED = "answer garbled"
    REQUEST_GARBLED = "request garbled"
    BUSY = "register busy"
    FAULT = "register fault"
    LOGIN_PAGE = "login page"


FAULTS = tuple(fate for fate in Fate if fate is not Fate.ARRIVES)


@dataclass(frozen=True, slots=True)
class Letter:
    """A request on its way."""

    path: str
    body: bytes | None = field(repr=False)
    token: bytes | None = field(repr=False)


@dataclass(slots=True)
class Mailbag:
    """Requests whose senders have given up; each still arrives some day."""

    register: Transport
    letters: list[Letter] = field(default_factory=list)

    def deliver(self, dice: Dice) -> None:
        """Let one of them arrive, whichever it is; nobody hears the answer."""
        letter = self.letters.pop(dice.number(0, len(self.letters) - 1))
        try:
            self.register.send(letter.path, letter.body, letter.token)
        except KaikuDeskError:
            return


@dataclass(slots=True)
class Line:
    """Carries the requests of one desk, each to the fate that its dice show.

    Those to the path that it `loses` never arrive.
    """

    register: Transport
    late: Mailbag
    met: Counter[str]
    dice: Dice = field(default_factory=lambda: Dice("no line"))
    share: float = 0.0
    fates: tuple[Fate, ...] = ()
    loses: str = ""

    def trouble(self, dice: Dice, share: float, fates: tuple[Fate, ...]) -> None:
        """Say in which share of requests one of these fates comes."""
        self.dice, self.share, self.fates, self.loses = dice, share, fates, ""

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Let a request meet its fate."""
        letter = Letter(path, body, token)
        if path == self.loses:
            self._turn_back(Fate.DROPPED, letter)
        if not self.fates or not self.dice.chance(self.share):
            return self._arrive(letter)
        fate = self.dice.pick(self.fates)
        self.met[fate] += 1
        return self._meet(fate, letter)

    def _meet(self, fate: Fate, letter: Letter) -> bytes:
        match fate:
            case Fate.DROPPED | Fate.LATE | Fate.FAULT | Fate.BUSY | Fate.LOGIN_PAGE:
                self._turn_back(fate, letter)
            case Fate.REQUEST_GARBLED:
                body = None if letter.body is None else self._garble(letter.body)
                return self._arrive(Letter(letter.path, body, letter.token))
            case Fate.DUPLICATED:
                self._arrive(letter)
        answer = self._arrive(letter)
        match fate:
            case Fate.ANSWER_LOST:
                raise RegisterUnreachableError(Unreached.NO_ANSWER, fate)
            case Fate.CUT:
                return answer[: self.dice.number(0, len(answer) - 1)]
            case Fate.GARBLED:
                return self._garble(answer)
        return answer

    def _turn_back(self, fate: Fate, letter: Letter) -> NoReturn:
        match fate:
            case Fate.BUSY:
                raise answered_no(503, {"Retry-After": "7"}, b"")
            case Fate.FAULT:
                raise answered_no(500, {}, b"")
            case Fate.LOGIN_PAGE:
                raise answered_no(200, {"Content-Type": "text/html"}, b"")
            case Fate.LATE:
                self.late.letters.append(letter)
        raise RegisterUnreachableError(Unreached.NO_ANSWER, fate)

    def _arrive(self, letter: Letter) -> bytes:
        return self.register.send(letter.path, letter.body, letter.token)

    def _garble(self, body: bytes) -> bytes:
        """Turn one bit behind the frame's head, where its checksum notices."""
        at = self.dice.number(min(_HEAD, len(body) - 1), len(body) - 1)
        turned = body[at] ^ 1 << self.dice.number(0, 7)
        return body[:at] + bytes([turned]) + body[at + 1 :]
