"""The central register of a town: the real application, without a socket."""

import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kaikudesk.storage.driver import dbapi2
from kaikudesk.wire import paths
from kaikudesk.wire.packing import MEDIA_TYPE
from register.acts_taken import take_in
from register.app import make_app
from register.engines import open_database
from register.epochs import begin_run
from register.opened import Register, found, open_register
from register.refold import following_rules, refold
from register.restore import Into, restore
from sync.refusals import answered_no
from tests.simulation.door import Door
from tests.simulation.eyes import Eye
from tests.simulation.fuse import copy_files
from tests.simulation.unused import REGISTER_FILE, lay_out_register
from tests.simulation.virtual_time import TownClock


@dataclass
class Central:
    """A register that may be stopped, started, backed up and put back.

    `answered` are the pushes that it took in.
    """

    folder: Path
    clock: TownClock
    _open: ExitStack = field(default_factory=ExitStack)
    answered: list[tuple[str, bytes | None, bytes | None]] = field(default_factory=list)
    _lives: int = 0
    register: Register = field(init=False)
    door: Door = field(init=False)
    eye: Eye = field(init=False)

    def __post_init__(self) -> None:
        """Found the register and open its door."""
        self.folder.mkdir()
        lay_out_register(self.folder)
        self._start()

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Answer a request as it would be over HTTP; a refusal is raised."""
        headers = {"Content-Type": MEDIA_TYPE} if body is not None else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token.hex()}"
        method = "GET" if body is None else "POST"
        said = self.door.request(method, path, body or b"", headers)
        if said.is_success:
            if path == paths.PUSH:
                self.answered.append((path, body, token))
            return said.content
        raise answered_no(said.status, said.headers, said.content)

    def power_off(self) -> None:
        """Lose the process; what its files hold at this moment is all there is."""
        photo = self.back_up()
        self.restore(photo)

    def back_up(self) -> Path:
        """Copy the files as they lie there."""
        self._lives += 1
        photo = self.folder.with_name(f"{self.folder.name} {self._lives}")
        copy_files(self.folder, photo)
        return photo

    def restore(self, photo: Path) -> None:
        """Go on with a copy of the files, behind the register's back."""
        self.close()
        shutil.rmtree(self.folder)
        copy_files(photo, self.folder)
        self._start()

    def rebuild(self, backup: Path, *, dead: bool) -> None:
        """Restore a backup as the command does, on another disk where one is dead."""
        self.close()
        if dead:
            shutil.rmtree(self.folder)
            self.folder.mkdir()
        url = f"sqlite:///{self.folder / REGISTER_FILE}"
        with closing(open_database(url, serving=True)) as database:
            restore(Into(database, self.clock, self._acts), backup)
            refold(open_register(database, self.clock))
        self._start()

    def close(self) -> None:
        """End the process in order."""
        self.eye.close()
        self._open.close()

    @property
    def _acts(self) -> Path:
        return self.folder.with_name("acts")

    def _start(self) -> None:
        path = self.folder / REGISTER_FILE
        database = open_database(f"sqlite:///{path}", serving=True)
        watch = partial(dbapi2.connect, str(path), isolation_level=None)
        self.eye = Eye(path, watch)
        found(database, self.clock)
        self.register = open_register(database, self.clock, acts=self._acts)
        self._open.callback(self.register.close)
        begin_run(self.register)
        with following_rules(self.register):
            take_in(self.register)
        self.door = Door(make_app(self.register))
        self._open.callback(self.door.close)
