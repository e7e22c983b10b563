"""PouchDB as a register and as a desk: two real processes, over real HTTP."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import msgspec
import requests

_HERE: Final = Path(__file__).parent
_PATIENCE: Final = 600


class Counts(msgspec.Struct, frozen=True):
    """What the server holds and did; `cpu` is microseconds, `bytes` go both ways."""

    documents: int
    bytes: int
    cpu: int


@dataclass(frozen=True, slots=True)
class Server:
    """PouchDB on LevelDB behind the protocol of CouchDB."""

    port: str

    def make(self, first: int, count: int) -> None:
        """Put invented cards into the database, from a number on."""
        self._post(f"made/{first}/{count}")

    def change(self, first: int, count: int) -> None:
        """Give cards that are there another day."""
        self._post(f"made/{first}/{count}?changed=yes")

    def counts(self) -> Counts:
        """Ask what went over the line so far, heads of HTTP included."""
        answer = requests.get(f"{self._address}/counts", timeout=_PATIENCE)
        return msgspec.json.decode(answer.content, type=Counts)

    def _post(self, path: str) -> None:
        requests.post(f"{self._address}/{path}", timeout=_PATIENCE).raise_for_status()

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class Client:
    """A desk's database that replicates with the server, default batches."""

    to: IO[str]
    said: IO[str]

    def pull(self) -> float:
        """Replicate from the server; seconds."""
        return self._do("pull")

    def push(self) -> float:
        """Replicate to the server; seconds."""
        return self._do("push")

    def record(self, first: int, count: int) -> float:
        """Write redemptions into its own database; seconds."""
        return self._do(f"record {first} {count}")

    def _do(self, line: str) -> float:
        self.to.write(f"{line}\n")
        self.to.flush()
        return float(self.said.readline()) / 1000


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve an empty database that lies in a new folder."""
    folder.mkdir()
    with _program("server.js", str(folder)) as process:
        yield Server(_heard(process).readline().strip())


@contextmanager
def client(folder: Path, server: Server) -> Iterator[Client]:
    """Start a client whose empty database lies in a new folder."""
    folder.mkdir()
    with _program("client.js", str(folder), server.port) as process:
        if process.stdin is None:
            raise RuntimeError("the client does not listen")
        yield Client(process.stdin, _heard(process))


@contextmanager
def _program(*words: str) -> Iterator[subprocess.Popen[str]]:
    node = shutil.which("node")
    if node is None:
        raise RuntimeError("bench-peers needs Node.js 20 or later")
    pipe = subprocess.PIPE
    line = [node, *words]
    with subprocess.Popen(
        line, cwd=_HERE, text=True, stdin=pipe, stdout=pipe
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _heard(process: subprocess.Popen[str]) -> IO[str]:
    if process.stdout is None:
        raise RuntimeError("the program's words are not heard")
    return process.stdout
