"""What opening a desk does, off the UI thread: it waits for key stores and networks.

Importing this imports the database, HTTP and the key store, which costs more than
the window does: it is done in a thread, once the window stands.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaikudesk import arrival
from kaikudesk import keys as key_file
from kaikudesk.clock import Clock
from kaikudesk.desk import (
    CHECKLIST_FILE,
    JOURNAL_FILE,
    Desk,
    Files,
    open_desk,
    open_files,
)
from kaikudesk.errors import (
    FileMissingError,
    KaikuDeskError,
    NotAllowedError,
)
from kaikudesk.keys import (
    KEY_FILE_NAME,
    ByKeyring,
    ByPassphrase,
    ByRecoveryCode,
    Keys,
    KeyStore,
    RecoveryCode,
    SlotKind,
    Way,
)
from kaikudesk.storage.replacing import take_place
from kaikudesk.wire.enrolment_code import read_code
from sync.post import Office, enrol_desk


@dataclass(frozen=True, slots=True)
class Opened:
    """An open desk and the keys that opened it."""

    desk: Desk
    keys: Keys


@dataclass(slots=True)
class WayIn:
    """The ways into one folder.

    Each verb gives the open desk, or raises the error that says why not. Once the
    keys are known they stay known, so that an enrolment may be tried again.
    """

    folder: Path
    clock: Clock
    store: KeyStore
    _keys: Keys | None = None
    _files: Files | None = None

    @property
    def has_keys(self) -> bool:
        """Tell whether this folder was a desk's before."""
        return (self.folder / KEY_FILE_NAME).exists()

    @property
    def knows_keys(self) -> bool:
        """Tell whether the keys are open, and only the register's word is missing."""
        return self._keys is not None

    @property
    def has_passphrase(self) -> bool:
        """Tell whether a passphrase was ever set; not where nobody can read that."""
        try:
            ways = key_file.ways_in(self.folder / KEY_FILE_NAME)
        except KaikuDeskError:
            return False
        return SlotKind.PASSPHRASE in ways

    @property
    def was_left_undone(self) -> bool:
        """Tell whether nothing is here but an enrolment that broke off."""
        return arrival.was_left_undone(self.folder)

    def begin_anew(self) -> None:
        """Set aside an enrolment that broke off and that nobody can open."""
        self.close()
        self._keys = None
        arrival.begin_anew(self.folder)

    def by_itself(self) -> Opened | None:
        """Open without asking anybody, by the system's key store.

        Gives None where a passphrase was chosen instead. Raises
        NotAllowedError("not enrolled") for a folder that is no desk's yet.
        """
        self._require_whole()
        if not self.has_keys:
            raise NotAllowedError("not enrolled")
        if SlotKind.KEYRING not in key_file.ways_in(self.folder / KEY_FILE_NAME):
            return None
        return self._open(ByKeyring(self.store))

    def by_passphrase(self, words: str) -> Opened:
        """Open by the passphrase of this desk."""
        return self._open(ByPassphrase(words))

    def by_recovery_code(self, text: str, passphrase: str = "") -> Opened:
        """Open by the code that the register kept.

        It was said aloud, so a new one takes its place. The passphrase opens the
        desk from now on, or without one the key store; raises KeyringMissingError or
        KeyringLockedError where there is none, FormError for too short a passphrase.
        """
        opened = self._open(ByRecoveryCode(RecoveryCode.read(text)))
        try:
            self._renew(opened, passphrase)
        except KaikuDeskError:
            opened.desk.close()
            raise
        return opened

    def _renew(self, opened: Opened, passphrase: str) -> None:
        keys, desk = opened.keys, opened.desk
        arrival.renew_recovery_code(
            self.folder, keys, desk.files, desk.identity, clock=self.clock
        )
        path = self.folder / KEY_FILE_NAME
        if passphrase:
            key_file.set_passphrase(path, keys, ByPassphrase(passphrase), self.clock)
        else:
            key_file.put_into_keyring(path, keys, self.store, self.clock)

    def settle(self, opened: Opened) -> None:
        """Let a code that was said aloud open nothing, once there is another one."""
        # What cannot be settled now is settled at the next start.
        with suppress(KaikuDeskError):
            arrival.settle_recovery_code(self.folder, opened.keys, opened.desk.files)

    def by_enrolment(self, code: str, passphrase: str) -> Opened:
        """Let the register take this desk in; may be repeated after any fault."""
        wanted = read_code(code)
        keys, files = self._made(passphrase)
        told = arrival.recovery_code_to_tell(self.folder, keys, files, self.clock)
        enrol_desk(Office(files.journal, files.checklist, self.clock), wanted, told)
        arrival.forget_recovery_code(files)
        opened = Opened(open_desk(files, self.clock), keys)
        self._files = None
        return opened

    def close(self) -> None:
        """Close the files of an enrolment that was left undone."""
        if self._files is not None:
            self._files.close()
            self._files = None

    def _made(self, passphrase: str) -> tuple[Keys, Files]:
        """Make keys and files once, or take up those of a try that broke off."""
        if self._keys is None or self._files is None:
            self._require_whole()
            way: Way = ByPassphrase(passphrase) if passphrase else ByKeyring(self.store)
            if self.has_keys:
                self._keys = key_file.unlock(self.folder / KEY_FILE_NAME, way)
                self._files = open_files(self.folder, self._keys, self.clock)
            else:
                made = arrival.make_desk(self.folder, self.clock, way)
                self._keys, self._files = made
        return self._keys, self._files

    def _require_whole(self) -> None:
        """Make nothing new beside what is left of a desk: the rest may come back.

        Keys, journal and list come into being in this order.
        """
        # A new journal that a stop kept from its place is no missing one.
        take_place(self.folder / JOURNAL_FILE)
        names = (KEY_FILE_NAME, JOURNAL_FILE, CHECKLIST_FILE)
        missing = [name for name in names if not (self.folder / name).exists()]
        for name in missing:
            later = names[names.index(name) + 1 :]
            if not set(later) <= set(missing):
                raise FileMissingError(name)

    def _open(self, way: Way) -> Opened:
        self._require_whole()
        keys = key_file.unlock(self.folder / KEY_FILE_NAME, way)
        files = open_files(self.folder, keys, self.clock)
        try:
            desk = open_desk(files, self.clock)
        except NotAllowedError:
            self._keys, self._files = keys, files
            raise
        except KaikuDeskError:
            files.close()
            raise
        opened = Opened(desk, keys)
        self.settle(opened)
        return opened
