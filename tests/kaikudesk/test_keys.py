"""The keys of the desk's files: every way in, every way of losing one."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kaikudesk import keys
from kaikudesk.errors import (
    FormError,
    KeyLostError,
    KeyringLockedError,
    KeyringMissingError,
    KeysError,
    StorageError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from kaikudesk.keys import (
    ByKeyring,
    ByPassphrase,
    ByRecoveryCode,
    Cost,
    RecoveryCode,
    SlotKind,
)
from kaikudesk.keys.key_file import decode_key_file, encode_key_file
from tests.fakes import FixedClock

CHEAP = Cost(passes=1, memory=8192)
PASSPHRASE = ByPassphrase("kolme iloista rosvoa", CHEAP)


@dataclass(slots=True)
class KeyStoreInMemory:
    """A key store that can be wiped, locked, or forget what it is given."""

    kept: dict[str, str] = field(default_factory=dict)
    fault: KeysError | None = None
    forgetful: bool = False

    def get(self, name: str) -> str | None:
        if self.fault is not None:
            raise self.fault
        return self.kept.get(name)

    def set(self, name: str, secret: str) -> None:
        if not self.forgetful:
            self.kept[name] = secret

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


@dataclass(slots=True)
class Enrolled:
    """Keys just made, with all that opens them."""

    path: Path
    clock: FixedClock
    store: KeyStoreInMemory
    keys: keys.Keys
    code: RecoveryCode


@pytest.fixture
def enrolled(tmp_path: Path) -> Enrolled:
    """Give keys in a key store, without a passphrase."""
    path, clock, store = tmp_path / "journal.keys", FixedClock(), KeyStoreInMemory()
    made, code = keys.create(path, clock, ByKeyring(store))
    return Enrolled(path, clock, store, made, code)


def test_the_key_store_opens_the_keys(enrolled: Enrolled) -> None:
    """A desk whose key store is there asks nobody."""
    assert keys.unlock(enrolled.path, ByKeyring(enrolled.store)) == enrolled.keys
    assert keys.ways_in(enrolled.path) == {SlotKind.KEYRING, SlotKind.RECOVERY}


def test_the_two_files_have_keys_of_their_own(enrolled: Enrolled) -> None:
    """Who learns one key reads one file."""
    assert len({enrolled.keys.journal, enrolled.keys.checklist}) == 2
    assert len(enrolled.keys.journal) == len(enrolled.keys.checklist) == 32


def test_no_plain_key_reaches_the_file(enrolled: Enrolled) -> None:
    """Neither a key, nor what wraps it, nor the code stands on the disk."""
    keys.set_passphrase(enrolled.path, enrolled.keys, PASSPHRASE, enrolled.clock)
    there = enrolled.path.read_bytes()
    secrets = [bytes.fromhex(one) for one in enrolled.store.kept.values()]
    secrets += [enrolled.keys.journal, enrolled.keys.checklist, enrolled.keys.master]
    secrets += [enrolled.code.secret, PASSPHRASE.words.encode()]

    assert [one for one in secrets if one in there or one.hex().encode() in there] == []


def test_secrets_do_not_show(enrolled: Enrolled) -> None:
    """What a log or a crash report prints of keys, code and passphrase is empty."""
    shown = repr((enrolled.keys, enrolled.code, PASSPHRASE))

    assert "Keys(), RecoveryCode()" in shown
    assert PASSPHRASE.words not in shown


def test_a_wiped_key_store_is_told_from_a_locked_and_a_missing_one(
    enrolled: Enrolled,
) -> None:
    """The error says what happened, so that the screen can say what to do."""
    for fault in (KeyringLockedError("locked"), KeyringMissingError("none")):
        enrolled.store.fault = fault
        with pytest.raises(type(fault)):
            keys.unlock(enrolled.path, ByKeyring(enrolled.store))
    with pytest.raises(KeyLostError):
        keys.unlock(enrolled.path, ByKeyring(KeyStoreInMemory()))


@pytest.mark.parametrize("kept", ["", "not hexadecimal", "00" * 31, "00" * 32])
def test_a_key_store_with_another_secret_has_lost_the_key(
    enrolled: Enrolled, kept: str
) -> None:
    """What somebody else wrote under our name opens nothing and breaks nothing."""
    enrolled.store.kept = dict.fromkeys(enrolled.store.kept, kept)

    with pytest.raises(KeyLostError):
        keys.unlock(enrolled.path, ByKeyring(enrolled.store))


def test_the_recovery_code_brings_back_a_wiped_key_store(enrolled: Enrolled) -> None:
    """Read out on the telephone, it opens the keys and fills the key store again."""
    spoken = enrolled.code.shown().replace("-", " ").lower()
    empty = KeyStoreInMemory()

    opened = keys.unlock(enrolled.path, ByRecoveryCode(RecoveryCode.read(spoken)))
    keys.put_into_keyring(enrolled.path, opened, empty, enrolled.clock)

    assert opened == enrolled.keys
    assert keys.unlock(enrolled.path, ByKeyring(empty)) == enrolled.keys


def test_filling_the_key_store_again_keeps_what_opens_the_file(
    enrolled: Enrolled,
) -> None:
    """A crash before the new slot is written leaves a key store that opens the old."""
    before = enrolled.path.read_bytes()
    keys.put_into_keyring(enrolled.path, enrolled.keys, enrolled.store, enrolled.clock)
    enrolled.path.write_bytes(before)

    assert keys.unlock(enrolled.path, ByKeyring(enrolled.store)) == enrolled.keys


@pytest.mark.parametrize(
    ("store", "error"),
    [
        (KeyStoreInMemory(fault=KeyringLockedError("locked")), KeyringLockedError),
        (KeyStoreInMemory(forgetful=True), KeyringMissingError),
    ],
    ids=["locked", "forgetful"],
)
def test_without_a_key_store_nothing_is_written(
    tmp_path: Path, store: KeyStoreInMemory, error: type[KeysError]
) -> None:
    """There is no file, plain or not, until something safe can open it."""
    with pytest.raises(error):
        keys.create(tmp_path / "journal.keys", FixedClock(), ByKeyring(store))

    assert list(tmp_path.iterdir()) == []


def test_keys_that_nobody_could_open_are_not_made(tmp_path: Path) -> None:
    """The recovery code alone, which the desk does not keep, is no way in."""
    with pytest.raises(ValueError, match="only the register"):
        keys.create(tmp_path / "journal.keys", FixedClock())


def test_keys_are_not_made_twice(enrolled: Enrolled) -> None:
    """The keys that open this desk's files are never written over."""
    before = enrolled.path.read_bytes()

    with pytest.raises(StorageError):
        keys.create(enrolled.path, enrolled.clock, PASSPHRASE)
    assert enrolled.path.read_bytes() == before


def test_a_passphrase_serves_where_there_is_no_key_store(tmp_path: Path) -> None:
    """It opens the keys however its letters were composed, and no other does."""
    path = tmp_path / "journal.keys"
    made, _ = keys.create(path, FixedClock(), ByPassphrase("Härkäviikot ja öylätti"))
    decomposed = ByPassphrase("Ha\u0308rka\u0308viikot ja o\u0308yla\u0308tti")

    assert keys.unlock(path, decomposed) == made
    with pytest.raises(WrongPassphraseError):
        keys.unlock(path, ByPassphrase("Härkäviikot ja öylätit"))
    with pytest.raises(KeyLostError):
        keys.unlock(path, ByKeyring(KeyStoreInMemory()))


def test_a_new_passphrase_ends_the_old_one(enrolled: Enrolled) -> None:
    """At most one passphrase opens the keys."""
    newer = ByPassphrase("neljä iloista rosvoa", CHEAP)
    keys.set_passphrase(enrolled.path, enrolled.keys, PASSPHRASE, enrolled.clock)
    keys.set_passphrase(enrolled.path, enrolled.keys, newer, enrolled.clock)

    assert keys.unlock(enrolled.path, newer) == enrolled.keys
    with pytest.raises(WrongPassphraseError):
        keys.unlock(enrolled.path, PASSPHRASE)


def test_a_short_passphrase_is_refused(enrolled: Enrolled) -> None:
    """The form's field and its fault are named; the file stays as it was."""
    before = enrolled.path.read_bytes()

    with pytest.raises(FormError) as caught:
        keys.set_passphrase(
            enrolled.path, enrolled.keys, ByPassphrase("elevenchars"), enrolled.clock
        )
    assert (caught.value.field, caught.value.fault) == ("passphrase", "too_short")
    assert enrolled.path.read_bytes() == before


def test_both_recovery_codes_open_until_the_register_has_the_new_one(
    enrolled: Enrolled,
) -> None:
    """At no moment does the code at the register open nothing."""
    newer = keys.renew_recovery_code(enrolled.path, enrolled.keys, enrolled.clock)
    for code in (enrolled.code, newer):
        assert keys.unlock(enrolled.path, ByRecoveryCode(code)) == enrolled.keys

    keys.settle_recovery_code(enrolled.path, enrolled.keys, newer)

    assert keys.unlock(enrolled.path, ByRecoveryCode(newer)) == enrolled.keys
    with pytest.raises(WrongRecoveryCodeError):
        keys.unlock(enrolled.path, ByRecoveryCode(enrolled.code))


def test_a_foreign_recovery_code_settles_nothing(enrolled: Enrolled) -> None:
    """A code that opens nothing does not take the one away that does."""
    foreign = RecoveryCode.make(FixedClock(seed=1))

    with pytest.raises(WrongRecoveryCodeError):
        keys.settle_recovery_code(enrolled.path, enrolled.keys, foreign)
    assert keys.unlock(enrolled.path, ByRecoveryCode(enrolled.code)) == enrolled.keys


def test_the_keys_of_another_desk_change_nothing(
    enrolled: Enrolled, tmp_path: Path
) -> None:
    """A mixed-up folder is noticed before a slot is written that opens nothing."""
    other, _ = keys.create(tmp_path / "other.keys", FixedClock(seed=1), PASSPHRASE)

    with pytest.raises(ValueError, match="another file"):
        keys.set_passphrase(enrolled.path, other, PASSPHRASE, enrolled.clock)


def test_a_slot_of_another_desk_opens_nothing(
    enrolled: Enrolled, tmp_path: Path
) -> None:
    """A slot carried over from another file is bound to that file's id."""
    other = tmp_path / "other.keys"
    keys.create(other, FixedClock(seed=1), PASSPHRASE)
    foreign = decode_key_file(other.read_bytes()).of_kind(SlotKind.PASSPHRASE)
    own = decode_key_file(enrolled.path.read_bytes())
    mixed = encode_key_file(own.with_slots(SlotKind.PASSPHRASE, foreign))
    enrolled.path.write_bytes(mixed)

    with pytest.raises(WrongPassphraseError):
        keys.unlock(enrolled.path, PASSPHRASE)
