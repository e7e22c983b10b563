"""A desk arrives: its keys and files first, then the register's word."""

from pathlib import Path

import pytest

from kaikudesk import arrival
from kaikudesk.arrival import make_desk, recovery_code_to_tell
from kaikudesk.desk import open_files
from kaikudesk.errors import FormError, WrongRecoveryCodeError
from kaikudesk.keys import (
    KEY_FILE_NAME,
    ByPassphrase,
    ByRecoveryCode,
    Cost,
    RecoveryCode,
    create,
    unlock,
)
from kaikudesk.storage.identity import NEW_RECOVERY, drop_setting, keep_identity
from tests.fakes import FixedClock
from tests.making import an_identity

WAY = ByPassphrase("kolme iloista rosvoa", Cost(passes=1, memory=8192))


def opens(folder: Path, code: str) -> bool:
    """Tell whether a recovery code opens the desk's keys."""
    try:
        unlock(folder / KEY_FILE_NAME, ByRecoveryCode(RecoveryCode.read(code)))
    except WrongRecoveryCodeError:
        return False
    return True


def test_the_code_that_is_told_opens_the_keys(tmp_path: Path) -> None:
    """The register is given what opens the desk when its own way in is gone."""
    clock = FixedClock()
    keys, files = make_desk(tmp_path, clock, WAY)
    told = recovery_code_to_tell(tmp_path, keys, files, clock)
    files.close()

    assert opens(tmp_path, told)


def test_an_enrolment_that_broke_off_tells_the_same_code(tmp_path: Path) -> None:
    """A restart goes on with the code that may lie at the register already."""
    clock = FixedClock()
    keys, files = make_desk(tmp_path, clock, WAY)
    told = recovery_code_to_tell(tmp_path, keys, files, clock)
    files.close()

    files = open_files(tmp_path, unlock(tmp_path / KEY_FILE_NAME, WAY), clock)
    again = recovery_code_to_tell(tmp_path, keys, files, clock)
    files.close()

    assert again == told


def test_keys_without_their_code_get_a_new_one(tmp_path: Path) -> None:
    """A crash between the keys and the journal leaves no desk without recovery."""
    clock = FixedClock()
    keys, _lost = create(tmp_path / KEY_FILE_NAME, clock, WAY)
    files = open_files(tmp_path, keys, clock)

    told = recovery_code_to_tell(tmp_path, keys, files, clock)
    files.close()

    assert opens(tmp_path, told)


def test_too_short_a_passphrase_makes_nothing(tmp_path: Path) -> None:
    """The clerk tries again in the same folder."""
    with pytest.raises(FormError):
        make_desk(tmp_path, FixedClock(), ByPassphrase("short"))

    assert list(tmp_path.iterdir()) == []


def test_a_code_said_aloud_is_replaced_once_the_register_has_the_new_one(
    tmp_path: Path,
) -> None:
    """Until then both open the keys; afterwards only the new one does."""
    clock = FixedClock()
    keys, files = make_desk(tmp_path, clock, WAY)
    former = recovery_code_to_tell(tmp_path, keys, files, clock)
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity())
    arrival.forget_recovery_code(files)

    arrival.renew_recovery_code(tmp_path, keys, files, an_identity(), clock=clock)
    renewed = recovery_code_to_tell(tmp_path, keys, files, clock)
    arrival.settle_recovery_code(tmp_path, keys, files)
    assert opens(tmp_path, former)
    assert opens(tmp_path, renewed)

    with files.journal.transaction() as connection:
        drop_setting(connection, NEW_RECOVERY)
    arrival.settle_recovery_code(tmp_path, keys, files)
    files.close()

    assert not opens(tmp_path, former)
    assert opens(tmp_path, renewed)


def test_before_the_register_knows_the_desk_nothing_is_settled(tmp_path: Path) -> None:
    """The code that enrolment will tell is kept for it."""
    clock = FixedClock()
    keys, files = make_desk(tmp_path, clock, WAY)
    told = recovery_code_to_tell(tmp_path, keys, files, clock)
    arrival.settle_recovery_code(tmp_path, keys, files)
    again = recovery_code_to_tell(tmp_path, keys, files, clock)
    files.close()

    assert again == told
