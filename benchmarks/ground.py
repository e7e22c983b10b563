"""What the benchmarks of one run share: a register, and a desk that holds its list.

All of it is made when it is first wanted, in a temporary folder.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Final, Self

from benchmarks import key_store
from benchmarks.desks import GIVEN, enrolled, todays_event, worker_of
from benchmarks.made_cards import code_of
from benchmarks.registers import Serving, command, fill_list, serving
from kaikudesk import counter
from kaikudesk.model import Role
from kaikudesk.wire.enrolment_code import EnrolmentCode, read_code

WAITING: Final = 500
_SITES: Final = {Role.VENUE: "1", Role.DISTRIBUTOR: "2"}


@dataclass
class Ground:
    """One run's folder; `cards` is how long the register's list is.

    Its register is on SQLite, unless the URL of an empty database is given.
    """

    folder: Path
    cards: int
    database: str = ""
    _ends: ExitStack = field(default_factory=ExitStack)
    _numbers: Iterator[int] = field(default_factory=count)

    def __enter__(self) -> Self:
        key_store.use_in(self.folder)
        return self

    def __exit__(self, *_fault: object) -> None:
        self._ends.close()

    @property
    def url(self) -> str:
        """Name the register's database."""
        return self.database or f"sqlite:///{self.folder / 'register.db'}"

    @property
    def acts(self) -> Path:
        """Name the file of the register's acts."""
        return self.folder / "register.acts"

    @cached_property
    def register(self) -> Serving:
        """Serve a register with a venue, a distributor and the whole list."""
        place = ("--area", "Kainuu", "--municipality", "Kuhmo")
        for role, name in ((Role.VENUE, "Kuhmotalo"), (Role.DISTRIBUTOR, "Neuvola")):
            words = ("create-site", name, "--role", role, *place)
            command(self.url, *words, acts=self.acts)
        fill_list(self.url, self.cards)
        return self._ends.enter_context(serving(self.url, self.acts))

    def enrolment_code(
        self, role: Role = Role.VENUE, address: str = ""
    ) -> EnrolmentCode:
        """Let the register make a code for one more desk of a site.

        `address` is where that desk asks for it, if not at the register itself.
        """
        words = ("--role", role, "--address", address or self.register.address)
        said = command(self.url, "enrolment-code", _SITES[role], *words, acts=self.acts)
        return read_code(said.splitlines()[-1])

    def new_folder(self) -> Path:
        """Name a folder that is not there yet."""
        return self.folder / f"desk-{next(self._numbers)}"

    @cached_property
    def desk(self) -> Path:
        """Make a desk that holds the list and has entries waiting.

        The register cuts its snapshot for it, as it does once a day.
        """
        folder = self.new_folder()
        with enrolled(folder, self.enrolment_code()) as desk:
            worker_of(desk).play()
            desk.refresh()
            event = todays_event(desk)
            for number in range(WAITING):
                checked = counter.check_card(desk, code_of(number), event)
                counter.record_redemption(desk, checked, GIVEN)
        return folder

    def desk_copy(self) -> Path:
        """Give a copy of that desk's folder, to be used up."""
        copy = self.new_folder()
        shutil.copytree(self.desk, copy)
        return copy
