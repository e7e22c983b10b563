"""What a line can do to a request, one function for each fault."""

import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

END_OF_HEAD: Final = b"\r\n\r\n"
_LOGIN_PAGE: Final = b"<html><body><form>Log in to the network</form></body></html>"
# Closing with this set resets the connection.
_RESET: Final = struct.pack("ii", 1, 0)


class Fault(StrEnum):
    """What can happen to a request."""

    LATENCY = "latency"
    RATE = "rate"
    BLACK_HOLE = "black hole"
    REFUSE = "refuse"
    CUT_REQUEST = "cut in the request"
    CUT_ANSWER = "cut in the answer"
    GARBLE = "garble"
    GARBLE_REQUEST = "garble the request"
    DUPLICATE = "duplicate"
    PAGE = "page in place of the answer"
    ANSWER_LOST = "answer lost after commit"


class HungUpError(Exception):
    """One side is gone; so goes the other."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request on its way from a desk.

    `connect` reaches the register, `ask` lets it answer, `pause` waits for so many
    seconds, and `between` chooses a whole number, both ends included.
    """

    desk: socket.socket
    raw: bytes
    connect: Callable[[], socket.socket]
    ask: Callable[[bytes], bytes]
    pause: Callable[[float], object]
    between: Callable[[int, int], int]

    def pass_on(self) -> None:
        """Do what a line is for."""
        self.desk.sendall(self.ask(self.raw))


def _late(request: Request) -> None:
    request.pause(request.between(20, 800) / 1000)
    request.pass_on()


def _slowly(request: Request) -> None:
    answer = request.ask(request.raw)
    piece = max(64, len(answer) // 20)
    for start in range(0, len(answer), piece):
        request.desk.sendall(answer[start : start + piece])
        request.pause(0.02)


def _swallow(request: Request) -> None:
    request.pause(request.between(500, 6000) / 1000)
    _refuse(request)


def _refuse(request: Request) -> None:
    request.desk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    raise HungUpError


def _cut_request(request: Request) -> None:
    with request.connect() as register:
        register.sendall(request.raw[: request.between(1, len(request.raw) - 1)])
    raise HungUpError


def _cut_answer(request: Request) -> None:
    answer = request.ask(request.raw)
    request.desk.sendall(answer[: request.between(1, len(answer) - 1)])
    raise HungUpError


def _garble(request: Request) -> None:
    request.desk.sendall(_garbled(request.ask(request.raw), request))


def _garble_request(request: Request) -> None:
    request.desk.sendall(request.ask(_garbled(request.raw, request)))


def _garbled(message: bytes, request: Request) -> bytes:
    """Change a byte of the body."""
    head = message.index(END_OF_HEAD) + len(END_OF_HEAD)
    if head == len(message):
        return message
    at, by = request.between(head, len(message) - 1), request.between(1, 255)
    return message[:at] + bytes([message[at] ^ by]) + message[at + 1 :]


def _twice(request: Request) -> None:
    request.ask(request.raw)
    request.pass_on()


def _page(request: Request) -> None:
    length = f"Content-Length: {len(_LOGIN_PAGE)}".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + length
    request.desk.sendall(head + END_OF_HEAD + _LOGIN_PAGE)


def _lose_answer(request: Request) -> None:
    request.ask(request.raw)
    _refuse(request)


TREATS: Final[dict[Fault, Callable[[Request], None]]] = {
    Fault.LATENCY: _late,
    Fault.RATE: _slowly,
    Fault.BLACK_HOLE: _swallow,
    Fault.REFUSE: _refuse,
    Fault.CUT_REQUEST: _cut_request,
    Fault.CUT_ANSWER: _cut_answer,
    Fault.GARBLE: _garble,
    Fault.GARBLE_REQUEST: _garble_request,
    Fault.DUPLICATE: _twice,
    Fault.PAGE: _page,
    Fault.ANSWER_LOST: _lose_answer,
}
