"""A desk's arrival: keys and files are there before the register knows the desk.

The recovery code that opens the keys when all else is gone goes to the register,
sealed. Until that has happened it lies in the journal, which is encrypted, so that
an enrolment that broke off can be taken up at any later start.
"""

from pathlib import Path
from typing import Final

from kaikudesk import keys as key_file
from kaikudesk.clock import Clock
from kaikudesk.desk import CHECKLIST_FILE, JOURNAL_FILE, Files, open_files
from kaikudesk.errors import NotAllowedError
from kaikudesk.keys import KEY_FILE_NAME, Keys, RecoveryCode, Way
from kaikudesk.seal import seal_to
from kaikudesk.storage import undone
from kaikudesk.storage.identity import (
    NEW_RECOVERY,
    Identity,
    drop_setting,
    keep_setting,
    load_identity,
    read_setting,
)

_TO_TELL: Final = "recovery code to tell"


def make_desk(folder: Path, clock: Clock, way: Way) -> tuple[Keys, Files]:
    """Make keys that this way opens, and the files that they open.

    Raises KeyringMissingError or KeyringLockedError where there is no key store,
    FormError for a passphrase that is too short, and then nothing was made.
    """
    keys, code = key_file.create(folder / KEY_FILE_NAME, clock, way)
    undone.mark(folder)
    files = open_files(folder, keys, clock)
    _keep(files, code)
    return keys, files


def was_left_undone(folder: Path) -> bool:
    """Tell whether an enrolment was begun here that never came to an end."""
    return (folder / KEY_FILE_NAME).exists() and undone.is_marked(folder)


def begin_anew(folder: Path) -> None:
    """Set aside what an enrolment left undone, where nobody can open it any more.

    Nothing of it may be open. Raises NotAllowedError("enrolled") where entries may
    be in the journal, and StorageError where a file stays in the way.
    """
    if not was_left_undone(folder):
        raise NotAllowedError("enrolled")
    undone.set_all_aside(folder, (CHECKLIST_FILE, JOURNAL_FILE, KEY_FILE_NAME))


def recovery_code_to_tell(folder: Path, keys: Keys, files: Files, clock: Clock) -> str:
    """Give the recovery code that enrolment tells the register.

    Where a crash came between the keys and their code, a new one is made.
    """
    code = _kept(files)
    if code is None:
        code = key_file.renew_recovery_code(folder / KEY_FILE_NAME, keys, clock)
        _keep(files, code)
    return code.shown()


def forget_recovery_code(files: Files) -> None:
    """Let the code go: the register has it."""
    with files.journal.transaction(erasing=True) as connection:
        drop_setting(connection, _TO_TELL)


def renew_recovery_code(
    folder: Path, keys: Keys, files: Files, who: Identity, *, clock: Clock
) -> None:
    """Make a new recovery code after the former was said aloud.

    The next round takes it to the register; until `settle_recovery_code` the former
    one opens the keys as well.
    """
    code = key_file.renew_recovery_code(folder / KEY_FILE_NAME, keys, clock)
    sealed = seal_to(who.newest_keys().sealing_key, code.shown().encode())
    with files.journal.transaction() as connection:
        keep_setting(connection, _TO_TELL, code.secret)
        keep_setting(connection, NEW_RECOVERY, sealed)


def settle_recovery_code(folder: Path, keys: Keys, files: Files) -> None:
    """Let only the newest code open the keys, if the register has it by now.

    Serves at each start as well: a crash may have come between the register's
    answer and this.
    """
    code = _known_to_the_register(files)
    if code is not None:
        key_file.settle_recovery_code(folder / KEY_FILE_NAME, keys, code)
        forget_recovery_code(files)


def _keep(files: Files, code: RecoveryCode) -> None:
    with files.journal.transaction() as connection:
        keep_setting(connection, _TO_TELL, code.secret)


def _known_to_the_register(files: Files) -> RecoveryCode | None:
    """Give the kept code, unless enrolment or a round has still to take it along."""
    with files.journal.reading() as connection:
        enrolled = load_identity(connection) is not None
        on_its_way = read_setting(connection, NEW_RECOVERY) is not None
    return _kept(files) if enrolled and not on_its_way else None


def _kept(files: Files) -> RecoveryCode | None:
    with files.journal.reading() as connection:
        secret = read_setting(connection, _TO_TELL)
    return None if secret is None else RecoveryCode(secret)
