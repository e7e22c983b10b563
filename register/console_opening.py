"""How a command opens the register that its line names."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from kaikudesk.clock import SystemClock
from register.acts_taken import take_in
from register.engines import open_database, sqlite_path
from register.epochs import begin_run
from register.opened import Register, found, open_register
from register.refold import fold_as_now, following_rules
from register.wording import Wording

Say = Callable[[str], None]
Run = Callable[[Namespace, Wording, Say], int]
Offer = Callable[[str, Run], ArgumentParser]
DEFAULT_DATABASE: Final = "sqlite:///register.db"
_ROOT_KEY: Final = "root.key"
_ACTS: Final = "register.acts"


@contextmanager
def opened(
    asked: Namespace, words: Wording, say: Say, *, serving: bool = False
) -> Iterator[Register]:
    """Open the register that the command line names, a new one where none is.

    A run begins before anything is written, and then what its acts file holds and its
    database lacks is taken in: else the numbers that this gives would pass for those
    that a database which was set back had told to desks.
    """
    with ExitStack() as held:
        database = open_database(asked.database, serving=serving)
        held.callback(database.close)
        root = found(database, SystemClock())
        if root is not None:
            path = root_key_path(asked)
            _put_away(path, root)
            say(words.say("founded", path=path))
        register = open_register(
            database,
            SystemClock(),
            acts=acts_folder(asked),
            standby=getattr(asked, "standby", False),
        )
        held.callback(register.close)
        begin_run(register)
        _take_in(register, words, say)
        if not register.standby:
            fold_as_now(register)
        yield register


def _take_in(register: Register, words: Wording, say: Say) -> None:
    with following_rules(register):
        taken = 0 if register.standby else take_in(register)
    if taken:
        say(words.say("acts taken in", count=taken))


def acts_folder(asked: Namespace) -> Path:
    """Tell where acts are written down: beside the database if nothing is said."""
    return Path(asked.acts) if asked.acts else beside_database(asked, _ACTS)


def root_key_path(asked: Namespace) -> Path:
    """Tell where the root key of a new register goes."""
    if asked.root_key is not None:
        return Path(asked.root_key)
    return beside_database(asked, _ROOT_KEY)


def beside_database(asked: Namespace, name: str) -> Path:
    """Name a file beside the database's own, or here where it is no file."""
    file = sqlite_path(asked.database)
    return Path(name) if file is None else file.with_name(name)


def _put_away(path: Path, root: bytes) -> None:
    """Write the root key for its owner's eyes only, and over nothing."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"{root.hex()}\n", "ascii")
