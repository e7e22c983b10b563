"""A line to the register that counts what goes over it."""

from dataclasses import dataclass, replace

from benchmarks.desks import worker_of
from kaikudesk.desk import Desk
from sync.driver import Transport
from sync.worker import Worker


@dataclass(slots=True)
class CountedLine:
    """Hands everything on; `sent` and `got` are bytes of bodies."""

    to: Transport
    requests: int = 0
    sent: int = 0
    got: int = 0

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Send a request and count both ways."""
        answer = self.to.send(path, body, token)
        self.requests += 1
        self.sent += len(body or b"")
        self.got += len(answer)
        return answer

    def begin_anew(self) -> None:
        """Count from nothing."""
        self.requests = self.sent = self.got = 0


def counted_worker(desk: Desk) -> tuple[Worker, CountedLine]:
    """Give a desk's worker, and the line that it uses."""
    worker = worker_of(desk)
    line = CountedLine(worker.driver.transport)
    worker.driver = replace(worker.driver, transport=line)
    return worker, line
