"""A relay that counts what goes over a connection, heads of HTTP included."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Final

_PIECE: Final = 1 << 16


@dataclass(slots=True)
class Relay:
    """Hands everything on to a port of this machine; `passed` is both ways."""

    target: int
    port: int
    passed: int = 0

    def serve(self, listening: socket.socket) -> None:
        """Take connections until the socket is closed."""
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.target))
            for one, other in ((near, far), (far, near)):
                Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while piece := one.recv(_PIECE):
                self.passed += len(piece)
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            other.close()


@contextmanager
def relay_to(target: int) -> Iterator[Relay]:
    """Relay a free port of this machine to another one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = Relay(target, listening.getsockname()[1])
        Thread(target=relay.serve, args=(listening,), daemon=True).start()
        yield relay
        listening.shutdown(socket.SHUT_RDWR)
