"""A small server on loopback that answers wrongly, over real sockets."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from select import select

Answer = Callable[[socket.socket], None]
_END_OF_HEAD = b"\r\n\r\n"
_TLS_HELLO = b"\x16\x03"


@dataclass
class FaultServer:
    """Answers each request with the next answer, the last one for ever.

    `requests` are the heads that came, `bodies` what followed them, and
    `connections` how many were opened. `release` lets answers go on that hang.
    """

    answers: list[Answer]
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0
    tls: ssl.SSLContext | None = None
    release: threading.Event = field(default_factory=threading.Event)
    _open: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Give the address as a desk knows it."""
        scheme = "http" if self.tls is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}"

    def serve(self, listening: socket.socket) -> None:
        """Serve each connection in a thread until the socket is closed."""
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                self.connections += 1
                thread = threading.Thread(
                    target=self._serve_one, args=(connection,), daemon=True
                )
                # Whoever hangs up joins all that stand here.
                thread.start()
                self._threads.append(thread)

    def hang_up(self) -> None:
        """End the connections that are open."""
        self.release.set()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in tuple(self._threads):
            thread.join()

    def _serve_one(self, accepted: socket.socket) -> None:
        with suppress(OSError), self._secured(accepted) as connection:
            self._open.append(connection)
            while self._read_request(connection):
                answer = self._next_answer()
                answer(connection)
                if answer in CLOSING:
                    return

    def _secured(self, accepted: socket.socket) -> socket.socket:
        if self.tls is None:
            return accepted
        return self.tls.wrap_socket(accepted, server_side=True)

    def _next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def _read_request(self, connection: socket.socket) -> bytes:
        head, body = read_message(connection)
        if head:
            self.requests.append(head)
            self.bodies.append(body)
        return head

    def ask(self, port: int) -> bytes:
        """Ask the register at this port what was last asked here."""
        with socket.create_connection(("127.0.0.1", port)) as register:
            register.sendall(self.requests[-1] + _END_OF_HEAD + self.bodies[-1])
            head, body = read_message(register)
        return head + _END_OF_HEAD + body


def read_message(connection: socket.socket) -> tuple[bytes, bytes]:
    """Read the head and the body of a request or an answer; nothing at the end."""
    read = b""
    while _END_OF_HEAD not in read:
        piece = connection.recv(65_536)
        if not piece:
            return b"", b""
        read += piece
        if read.startswith(_TLS_HELLO):
            return read, b""
    head, _, body = read.partition(_END_OF_HEAD)
    while len(body) < _length_of(head):
        piece = connection.recv(65_536)
        if not piece:
            return b"", b""
        body += piece
    return head, body


def _length_of(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def says(
    status: str, body: bytes = b"", kind: str = "text/html", **headers: str
) -> Answer:
    """Answer whole, with this status line and body."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    raw = "\r\n".join(lines).encode() + _END_OF_HEAD + body

    return lambda connection: connection.sendall(raw)


def breaks_off(connection: socket.socket) -> None:
    """Promise a body and send half of it."""
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.kaikudesk+zstd\r\n"
        b"Content-Length: 100\r\n\r\n" + b"x" * 50
    )


def cut_inside_its_head(at: int, status: str = "200 OK") -> Answer:
    """Send so many bytes of the head of an answer of the register, and hang up."""
    head = (
        f"HTTP/1.1 {status}\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\n"
        "Content-Type: application/vnd.kaikudesk+zstd\r\nContent-Length: 100\r\n\r\n"
    )

    def send(connection: socket.socket) -> None:
        connection.sendall(head.encode()[:at])
        connection.shutdown(socket.SHUT_WR)

    return send


def says_nothing(_connection: socket.socket) -> None:
    """Hang up without a word."""


def garbage(connection: socket.socket) -> None:
    """Speak something that is no HTTP."""
    connection.sendall(b"\x16\x03\x01 what is this\r\n\r\n")


CLOSING = {breaks_off, says_nothing, garbage}


def hangs(server: "FaultServer") -> Answer:
    """Keep the line open and say nothing until the server is released."""

    def wait(_connection: socket.socket) -> None:
        server.release.wait()

    return wait


def trickles(server: "FaultServer") -> Answer:
    """Send one byte now and then, so that no single read is ever too late."""

    def send(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.kaikudesk+zstd\r\n"
            b"Content-Length: 1000000\r\n\r\n"
        )
        while not server.release.wait(0.01):
            connection.sendall(b"x")

    return send


def passes_on(server: "FaultServer", port: int) -> Answer:
    """Let the register at this port answer, and hand its answer back."""
    return lambda connection: connection.sendall(server.ask(port))


def tunnels(port: int) -> Answer:
    """Carry bytes both ways, as a proxy does that was asked to connect."""

    def carry(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 Connected" + _END_OF_HEAD)
        with socket.create_connection(("127.0.0.1", port)) as there:
            ways = {connection: there, there: connection}
            while True:
                ready, _, _ = select(list(ways), [], [])
                for side in ready:
                    if not (piece := side.recv(65_536)):
                        return
                    ways[side].sendall(piece)

    return carry


@contextmanager
def a_fault_server(
    *answers: Answer, tls: ssl.SSLContext | None = None
) -> Iterator[FaultServer]:
    """Run a server that gives these answers, in a thread."""
    server = FaultServer(list(answers), tls=tls)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]
        thread = threading.Thread(target=server.serve, args=(listening,), daemon=True)
        thread.start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)
        server.hang_up()
        thread.join()


def a_closed_port() -> int:
    """Give a port of loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port
