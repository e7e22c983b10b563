"""A line between desks and the register that does to requests what lines do."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.chaos.faults import END_OF_HEAD, TREATS, Fault, HungUpError, Request
from tests.fault_server import read_message

_PATIENCE_SECONDS: Final = 30.0


@dataclass
class FaultProxy:
    """Passes each request on to one of the register's `doors`, or does a fault to it.

    Of the `weather` a fault befalls a `share` of all requests; `done` counts them.
    """

    dice: Random
    doors: list[int]
    port: int = 0
    weather: tuple[Fault, ...] = ()
    share: float = 0.4
    done: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    _over: threading.Event = field(default_factory=threading.Event)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def address(self) -> str:
        """Give the address as a desk knows it."""
        return f"http://127.0.0.1:{self.port}"

    def serve(self, listening: socket.socket) -> None:
        """Serve each connection in a thread until the socket is closed."""
        with suppress(OSError):
            while True:
                desk, _ = listening.accept()
                serving = threading.Thread(
                    target=self._serve, args=(desk,), daemon=True
                )
                serving.start()

    def end(self) -> None:
        """Let whoever waits go on."""
        self._over.set()

    def _serve(self, desk: socket.socket) -> None:
        with suppress(OSError, HungUpError), desk:
            desk.settimeout(_PATIENCE_SECONDS)
            while True:
                head, body = read_message(desk)
                if not head:
                    return
                self._treat(desk, head + END_OF_HEAD + body)

    def _treat(self, desk: socket.socket, raw: bytes) -> None:
        request = Request(
            desk, raw, self._connect, self._ask, self._over.wait, self._between
        )
        fault = self._next_fault()
        if fault is None:
            request.pass_on()
        else:
            TREATS[fault](request)

    def _next_fault(self) -> Fault | None:
        with self._turn:
            self.requests += 1
            if not self.weather or self.dice.random() > self.share:
                return None
            fault = self.dice.choice(self.weather)
            self.done[fault] += 1
            return fault

    def _ask(self, request: bytes) -> bytes:
        """Let the register answer; hang up where it is not there."""
        with self._connect() as register:
            register.sendall(request)
            head, body = read_message(register)
        if not head:
            raise HungUpError
        return head + END_OF_HEAD + body

    def _connect(self) -> socket.socket:
        with self._turn:
            door = self.dice.choice(self.doors)
        return socket.create_connection(("127.0.0.1", door), _PATIENCE_SECONDS)

    def _between(self, first: int, last: int) -> int:
        with self._turn:
            return self.dice.randint(first, max(first, last))


@contextmanager
def a_fault_proxy(dice: Random, *doors: int) -> Iterator[FaultProxy]:
    """Serve a line that holds until its weather is set."""
    proxy = FaultProxy(dice, list(doors))
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        proxy.port = listening.getsockname()[1]
        thread = threading.Thread(target=proxy.serve, args=(listening,), daemon=True)
        thread.start()
        yield proxy
        proxy.end()
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
