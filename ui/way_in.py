"""What opening a desk does, off the UI thread: it waits for key stores and networks.

Importing this imports the database, HTTP and the key store, which costs more than
the window does: it is done in a thread, once the window stands.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
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
    DamagedError,
    FileMissingError,
    KaikuDeskError,
    NotAllowedError,
    StorageError,
    WrongKeyError,
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
from kaikudesk.storage.damaged_journal import (
    Rescued,
    go_on_anew,
    is_marked_damaged,
)
from kaikudesk.storage.replacing import take_place


@dataclass(frozen=True, slots=True)
class Opened:
    """An open desk and the keys that opened it.

    `rescued` tells what could be read where its journal was damaged.
    """

    desk: Desk
    keys: Keys
    rescued: Rescued | None = None


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
        require_whole(self.folder)
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

    def enter(self) -> Opened:
        """Open the desk that the register has just taken in."""
        keys, files = self.made("")
        arrival.forget_recovery_code(files)
        opened = Opened(open_desk(files, self.clock), keys)
        self._files = None
        return opened

    def close(self) -> None:
        """Close the files of an enrolment that was left undone."""
        if self._files is not None:
            self._files.close()
            self._files = None

    def made(self, passphrase: str) -> tuple[Keys, Files]:
        """Make keys and files once, or take up those of a try that broke off."""
        if self._keys is None or self._files is None:
            require_whole(self.folder)
            way: Way = ByPassphrase(passphrase) if passphrase else ByKeyring(self.store)
            if self.has_keys:
                self._keys = key_file.unlock(self.folder / KEY_FILE_NAME, way)
                self._files = open_files(self.folder, self._keys, self.clock)
            else:
                made = arrival.make_desk(self.folder, self.clock, way)
                self._keys, self._files = made
        return self._keys, self._files

    def _open(self, way: Way) -> Opened:
        require_whole(self.folder)
        keys = key_file.unlock(self.folder / KEY_FILE_NAME, way)
        journal = self.folder / JOURNAL_FILE
        try:
            _require_unmarked(journal)
            opened = self._opened(keys)
        except (DamagedError, WrongKeyError) as fault:
            rescued = _rescue(journal, keys, self.clock, fault)
            opened = replace(self._opened(keys), rescued=rescued)
        self.settle(opened)
        return opened

    def _opened(self, keys: Keys) -> Opened:
        files = open_files(self.folder, keys, self.clock)
        try:
            return Opened(open_desk(files, self.clock), keys)
        except NotAllowedError:
            self._keys, self._files = keys, files
            raise
        except KaikuDeskError:
            files.close()
            raise


def require_whole(folder: Path) -> None:
    """Make nothing new beside what is left of a desk: the rest may come back.

    Keys, journal and list come into being in this order. Raises FileMissingError.
    """
    # A new journal that a stop kept from its place is no missing one.
    take_place(folder / JOURNAL_FILE)
    names = (KEY_FILE_NAME, JOURNAL_FILE, CHECKLIST_FILE)
    missing = [name for name in names if not (folder / name).exists()]
    for name in missing:
        later = names[names.index(name) + 1 :]
        if not set(later) <= set(missing):
            raise FileMissingError(name)


def _require_unmarked(journal: Path) -> None:
    """Raise DamagedError where an earlier day met damage that a start would not."""
    if is_marked_damaged(journal):
        raise DamagedError("met while nothing else was to do")


def _rescue(path: Path, keys: Keys, clock: Clock, fault: StorageError) -> Rescued:
    """Go on with what can be read; where that is nothing, say what was so."""
    try:
        return go_on_anew(path, keys.journal, clock)
    except StorageError:
        raise fault from None
