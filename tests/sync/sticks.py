"""Sticks between real desks and the real register, in one process."""

from dataclasses import dataclass, field
from pathlib import Path

from kaikudesk.storage import checklist
from kaikudesk.wire.whole_file import readable_file, whole_file
from register.answer_file import write_answer
from register.import_file import Imported, import_file
from register.opened import Register
from sync.by_file import Saved, read_answer_file, save_what_waits
from sync.post import Office
from sync.pulling import Got
from tests.sync.real_town import Clerk


@dataclass
class Stick:
    """Carries the files of one desk; none of them is ever deleted."""

    folder: Path
    clerk: Clerk
    saved: list[Path] = field(default_factory=list)
    answers: list[Path] = field(default_factory=list)

    @property
    def office(self) -> Office:
        """Give the desk's files."""
        files = self.clerk.desk.files
        return Office(files.journal, files.checklist, self.clerk.clock)

    def save(self) -> Saved:
        """Save what waits."""
        path = self.folder / f"ä {len(self.saved)}.kaikupost"
        saved = save_what_waits(self.office, path)
        self.saved.append(path)
        return saved

    def deliver(self, register: Register, path: Path | None = None) -> Imported:
        """Let the register take a file in and write its answer."""
        answer = self.folder / f"{len(self.answers)}.kaikuanswer"
        imported = take_in(register, path or self.saved[-1], answer)
        self.answers.append(answer)
        return imported

    def read(self, path: Path | None = None) -> Got:
        """Let the desk read an answer."""
        got = read_answer_file(self.office, path or self.answers[-1])
        self.clerk.desk.refresh()
        return got

    def exchange(self, register: Register) -> Got:
        """Carry what waits to the register, and the answer back."""
        self.save()
        self.deliver(register)
        return self.read()


def take_in(register: Register, path: Path, answer: Path) -> Imported:
    """Take a file in as the command does."""
    with readable_file(path) as file:
        imported = import_file(register, file)
    with whole_file(answer) as file:
        write_answer(register, imported, file)
    return imported


def state_of(stick: Stick) -> tuple[object, ...]:
    """Give all that an answer could change at a desk."""
    clerk = stick.clerk
    with clerk.desk.files.checklist.reading() as connection:
        held = checklist.cursors(connection), checklist.load_pulled(connection)
    return (*held, clerk.acknowledged(), clerk.listed())
