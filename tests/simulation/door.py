"""The register's door without a socket: a request goes into the application itself.

All of it runs where it is asked, on a loop of its own; what the application gives
to a thread is done at once, since a town takes one step after the other.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from litestar import Litestar
from litestar.concurrency import set_asyncio_executor

_Result = TypeVar("_Result")
_SUCCESS: Final = range(200, 300)


class _AtOnce(ThreadPoolExecutor):
    """Does what it is given before anything else."""

    def submit(
        self, fn: Callable[..., _Result], /, *args: object, **kwargs: object
    ) -> "Future[_Result]":
        """Do it, and give what came of it."""
        done: Future[_Result] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as fault:  # noqa: BLE001 - it is raised where it is waited for
            done.set_exception(fault)
        return done


_AT_ONCE: Final = _AtOnce()


@dataclass(slots=True)
class Exchange:
    """One request as the application reads it, and the answer as it writes it."""

    body: bytes
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def is_success(self) -> bool:
        """Tell whether the register did what it was asked for."""
        return self.status in _SUCCESS

    async def receive(self) -> Any:  # noqa: ANN401 - a message as ASGI has it
        """Give the whole body at once."""
        return {"type": "http.request", "body": self.body, "more_body": False}

    async def send(self, message: Any) -> None:  # noqa: ANN401 - the same
        """Take the answer's head, or a part of its body."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            said = message["headers"]
            self.headers = {k.decode().title(): v.decode() for k, v in said}
        else:
            self.content += message["body"]


@dataclass(slots=True)
class Door:
    """Lets requests into an application, one after the other."""

    app: Litestar
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def request(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> Exchange:
        """Make a request and give what came of it."""
        exchange = Exchange(body)
        length = {"content-length": str(len(body))} if body else {}
        sent = {"host": "register"} | headers | length
        scope: Any = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(k.lower().encode(), v.encode()) for k, v in sent.items()],
            "client": ("desk", 1),
            "server": ("register", 80),
            "extensions": {},
        }
        set_asyncio_executor(_AT_ONCE)
        try:
            self.loop.run_until_complete(
                self.app(scope, exchange.receive, exchange.send)
            )
        finally:
            set_asyncio_executor(None)
        return exchange

    def close(self) -> None:
        """Close the loop."""
        self.loop.close()
