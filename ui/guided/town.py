"""A demo register on this machine: filled once, started and stopped as processes."""

import socket
import subprocess
import sys
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from kaikudesk.wire import paths
from kaikudesk.wire.parcel import ANSWER_SUFFIX

_REGISTER = (sys.executable, "-P", "-m", "register")
_PORT_FILE = "port"
_WAIT_SECONDS = 2.0
SITES = {"venue": 1, "distributor": 2}


@dataclass(frozen=True, slots=True)
class Known:
    """Codes of the demo country whose verdict never depends on its seed."""

    valid: str = "KD00000001"
    expired: str = "KD00000002"
    inactive: str = "KD00000003"
    not_in_area: str = "KD00000004"
    community: str = "KD00000005"
    expiring: str = "KD00000006"
    unknown: str = "KD00000007"
    mistyped: str = "KD0000000O"


KNOWN = Known()


@dataclass(slots=True)
class Town:
    """The register of one folder, with its demo country."""

    folder: Path
    _serving: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    @property
    def file(self) -> Path:
        """Name the register's database."""
        return self.folder / "register.db"

    @property
    def port(self) -> int:
        """Give the port that this register keeps; its desks know it."""
        kept = self.folder / _PORT_FILE
        if not kept.exists():
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                kept.write_text(str(free.getsockname()[1]), "ascii")
        return int(kept.read_text("ascii"))

    @property
    def address(self) -> str:
        """Give the address at which desks find the register."""
        return f"http://127.0.0.1:{self.port}"

    def answers(self) -> bool:
        """Tell whether another run serves this register already."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=_WAIT_SECONDS)
        try:
            line.request("GET", paths.KEYS)
            return line.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def fill(self, cards: int) -> None:
        """Make the country, unless it is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(self._line("demo", "--cards", str(cards)), check=True)

    def open(self) -> None:
        """Serve; gives when the register answers.

        Raises RuntimeError where it does not start, after it has said why.
        """
        line = self._line("serve", "--port", str(self.port))
        self._serving = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
        said = self._serving.stdout
        if said is None or not said.readline():
            raise RuntimeError("the register did not start")

    def close(self) -> None:
        """Stop serving, as a network does that is gone."""
        if self._serving is not None:
            self._serving.terminate()
            self._serving.communicate()
            self._serving = None

    def enrolment_code(self, role: str) -> str:
        """Let the administrator make a code for the demo's desk of a role."""
        line = self._line(
            *("enrolment-code", str(SITES[role])),
            *("--role", role, "--address", self.address),
        )
        said = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True)
        return said.stdout.splitlines()[-1]

    def import_file(self, post: Path) -> Path:
        """Let the administrator take a desk's file in; gives the answer's file."""
        subprocess.run(self._line("import-file", str(post)), check=True)
        return post.with_suffix(ANSWER_SUFFIX)

    def withdraw(self, desk: int) -> None:
        """Let the administrator end a desk's right."""
        subprocess.run(self._line("withdraw-desk", str(desk)), check=True)

    def ask_witness(self, question: str, code: str = "") -> int:
        """Ask the register's database by a process that knows nothing of ours."""
        witness = Path(__file__).with_name("witness.py")
        line = (sys.executable, "-I", str(witness), str(self.file), question, code)
        said = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True)
        return int(said.stdout)

    def _line(self, *words: str) -> tuple[str, ...]:
        return (*_REGISTER, "--database", f"sqlite:///{self.file.absolute()}", *words)
