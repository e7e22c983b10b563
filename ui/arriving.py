"""How a folder becomes a desk's: over the network, by file, or from another computer.

Done off the UI thread. Each verb may be repeated after any fault.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaikudesk import arrival
from kaikudesk.errors import KaikuDeskError
from kaikudesk.keys import ByPassphrase, ByRecoveryCode, RecoveryCode, Way
from kaikudesk.moving import unpack_desk
from kaikudesk.wire.enrolment_code import read_code
from sync.by_file import read_answer_file
from sync.enrolment_by_file import ask_by_file, enrol_from_file
from sync.post import Office, enrol_desk
from ui.way_in import Opened, WayIn


@dataclass(frozen=True, slots=True)
class Arriving:
    """The ways of a new desk, before the folder that it is to have."""

    way_in: WayIn

    def by_enrolment(self, code: str, passphrase: str) -> Opened:
        """Let the register take this desk in."""
        wanted = read_code(code)
        office, told = self._made(passphrase)
        enrol_desk(office, wanted, told)
        return self.way_in.enter()

    def ask_by_file(self, code: str, passphrase: str, path: Path) -> None:
        """Write the request that lets this desk in."""
        wanted = read_code(code)
        office, _ = self._made(passphrase)
        ask_by_file(office, wanted, path)

    def by_answer(self, path: Path) -> Opened:
        """Let the register's answer to that request make this folder a desk's."""
        office, told = self._made("")
        enrol_from_file(office, path, told)
        # The list comes in the same file, and can be read again at the open desk.
        with suppress(KaikuDeskError):
            read_answer_file(office, path)
        return self.way_in.enter()

    def by_moved_file(self, path: Path, passphrase: str, code: str) -> Opened | None:
        """Take over a desk that ended elsewhere; either of the two words opens it.

        An enrolment that was begun here, and that nothing was recorded for, is set
        aside. Gives None where the recovery code opened the file: the desk's own gate
        asks for it, and for what opens the desk from then on.
        """
        way_in = self.way_in
        way: Way = ByPassphrase(passphrase)
        if not passphrase:
            way = ByRecoveryCode(RecoveryCode.read(code))
        if way_in.was_left_undone:
            way_in.begin_anew()
        unpack_desk(path, way_in.folder, way, way_in.clock)
        return way_in.by_passphrase(passphrase) if passphrase else None

    def _made(self, passphrase: str) -> tuple[Office, str]:
        """Give the files that there are from now on, and the code to be told."""
        way_in = self.way_in
        keys, files = way_in.made(passphrase)
        told = arrival.recovery_code_to_tell(way_in.folder, keys, files, way_in.clock)
        return Office(files.journal, files.checklist, way_in.clock), told
