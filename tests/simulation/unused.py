"""Files that nobody has used yet: made once in a process, and copied for each town.

They hold empty tables and nothing else; keys and names are each town's own.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kaikudesk.desk import open_files
from register.engines import open_database
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS

REGISTER_FILE = "register.db"


def lay_out_desk(folder: Path) -> None:
    """Lay the files of a desk that is not enrolled into a folder."""
    _lay_out(_desk, folder)


def lay_out_register(folder: Path) -> None:
    """Lay the file of a register that is not founded into a folder."""
    _lay_out(_register, folder)


def _lay_out(make: Callable[[Path], None], folder: Path) -> None:
    for name, content in _made(make).items():
        (folder / name).write_bytes(content)


@cache
def _made(make: Callable[[Path], None]) -> dict[str, bytes]:
    with TemporaryDirectory(prefix="kaiku-unused-") as folder:
        make(Path(folder))
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.db")}


def _desk(folder: Path) -> None:
    files = open_files(folder, KEYS, FixedClock())
    for file in (files.journal, files.checklist):
        file.checkpoint(truncate=True)
    files.close()


def _register(folder: Path) -> None:
    open_database(f"sqlite:///{folder / REGISTER_FILE}").close()
