"""The raw keys of the desk's two databases, kept in `journal.keys`.

A *chest* in the file holds the keys under a random master key; *slots* hold the
master key, one for each way of opening: the system's key store, a passphrase,
the recovery code. A plain key never reaches a file. Each verb reads the file
and writes it whole, so that a crash leaves it as it was or as it should be.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from kaikudesk.clock import Clock
from kaikudesk.errors import DamagedError, StorageError
from kaikudesk.keys.key_file import (
    FILE_ID_BYTES,
    KeyFile,
    decode_key_file,
    encode_key_file,
    read_key_file,
    write_key_file,
)
from kaikudesk.keys.key_store import KeyStore, SystemKeyring
from kaikudesk.keys.recovery_code import RecoveryCode
from kaikudesk.keys.slots import KEY_BYTES, SLOT_ID_BYTES, Slot, SlotKind, unwrap, wrap
from kaikudesk.keys.ways import (
    MODERATE,
    SHORTEST_PASSPHRASE,
    ByKeyring,
    ByPassphrase,
    ByRecoveryCode,
    Cost,
    Way,
)

KEY_FILE_NAME: Final = "journal.keys"

_CHEST: Final = b"kaiku chest"


class _Chest(msgspec.Struct, frozen=True):
    """The databases' keys by name; what a later version adds is passed over."""

    journal: bytes
    checklist: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """The opened keys of one desk; the repr shows nothing.

    `master` and `file_id` serve the verbs of this module.
    """

    journal: bytes = field(repr=False)
    checklist: bytes = field(repr=False)
    master: bytes = field(repr=False)
    file_id: bytes = field(repr=False)


def create(path: Path, clock: Clock, *ways: Way) -> tuple[Keys, RecoveryCode]:
    """Make new keys, opened by these ways and by the recovery code returned.

    The code exists nowhere else: it goes to the register, sealed. Raises
    KeyringMissingError, KeyringLockedError or FormError, and then no file is
    there. Raises StorageError where one is there already.
    """
    if not ways:
        raise ValueError("only the register could open these keys")
    if path.exists():
        raise StorageError(f"{path.name} is there already")
    keys = Keys(
        journal=clock.random_bytes(KEY_BYTES),
        checklist=clock.random_bytes(KEY_BYTES),
        master=clock.random_bytes(KEY_BYTES),
        file_id=clock.random_bytes(FILE_ID_BYTES),
    )
    code = RecoveryCode.make(clock)
    file = KeyFile(keys.file_id, _close_chest(keys, clock), slots=())
    for way in (*ways, ByRecoveryCode(code)):
        file = file.with_slots(way.kind, (_slot_for(way, keys, clock),))
    write_key_file(path, file)
    return keys, code


def ways_in(path: Path) -> frozenset[SlotKind]:
    """Tell by which ways this file can be opened, to know what to ask for."""
    return read_key_file(path).kinds()


def unlock(path: Path, by: Way) -> Keys:
    """Open the keys; raises the KeysError that says why it does not work.

    Raises DamagedError, TooNewError or StorageError when it is the file.
    """
    return _unlock(read_key_file(path), by)


def _unlock(file: KeyFile, by: Way) -> Keys:
    for slot in file.of_kind(by.kind):
        master = slot.master(by.secret_of(slot), file_id=file.file_id)
        if master is not None:
            return _open_chest(file, master)
    raise by.refusal()


def portable(path: Path, keys: Keys, by: ByPassphrase, clock: Clock) -> bytes:
    """Give the bytes of a key file for another machine.

    This passphrase opens it, and the recovery code; no key store does. Raises
    FormError for too short a passphrase.
    """
    file = _own_file(path, keys).with_slots(SlotKind.KEYRING, ())
    return encode_key_file(file.with_slots(by.kind, (_slot_for(by, keys, clock),)))


def open_portable(content: bytes, by: Way) -> Keys:
    """Open the keys in such bytes; raises as `unlock` does."""
    return _unlock(decode_key_file(content), by)


def put_into_keyring(path: Path, keys: Keys, store: KeyStore, clock: Clock) -> None:
    """Let the key store open the keys, from now on or again."""
    _put(path, keys, ByKeyring(store), clock)


def set_passphrase(path: Path, keys: Keys, by: ByPassphrase, clock: Clock) -> None:
    """Let this passphrase open the keys, and no earlier one.

    Raises FormError for a passphrase that is too short.
    """
    _put(path, keys, by, clock)


def renew_recovery_code(path: Path, keys: Keys, clock: Clock) -> RecoveryCode:
    """Make one more recovery code.

    The earlier ones go on opening the keys until `settle_recovery_code` says
    that the register has the new one: at no moment is there a code at the
    register that opens nothing.
    """
    code = RecoveryCode.make(clock)
    file = _own_file(path, keys)
    slots = file.of_kind(SlotKind.RECOVERY)
    slots += (_slot_for(ByRecoveryCode(code), keys, clock),)
    write_key_file(path, file.with_slots(SlotKind.RECOVERY, slots))
    return code


def settle_recovery_code(path: Path, keys: Keys, code: RecoveryCode) -> None:
    """Let no other recovery code than this one open the keys any more.

    Raises WrongRecoveryCodeError, and changes nothing, for a code that opens
    nothing here.
    """
    file = _own_file(path, keys)
    by = ByRecoveryCode(code)
    slots = tuple(
        slot
        for slot in file.of_kind(by.kind)
        if slot.master(by.secret_of(slot), file_id=file.file_id)
    )
    if not slots:
        raise by.refusal()
    write_key_file(path, file.with_slots(by.kind, slots))


def _put(path: Path, keys: Keys, way: Way, clock: Clock) -> None:
    file = _own_file(path, keys)
    write_key_file(path, file.with_slots(way.kind, (_slot_for(way, keys, clock),)))


def _own_file(path: Path, keys: Keys) -> KeyFile:
    file = read_key_file(path)
    if file.file_id != keys.file_id:
        raise ValueError("these are the keys of another file")
    return file


def _slot_for(way: Way, keys: Keys, clock: Clock) -> Slot:
    slot_id = clock.random_bytes(SLOT_ID_BYTES)
    blank = Slot(kind=way.kind, slot_id=slot_id, found_by=keys.file_id)
    slot = way.fit(blank, clock)
    secret = way.secret_of(slot)
    return slot.holding(keys.master, secret, file_id=keys.file_id, clock=clock)


def _close_chest(keys: Keys, clock: Clock) -> bytes:
    content = msgspec.msgpack.encode(_Chest(keys.journal, keys.checklist))
    return wrap(content, keys.master, place=_CHEST + keys.file_id, clock=clock)


def _open_chest(file: KeyFile, master: bytes) -> Keys:
    content = unwrap(file.chest, master, place=_CHEST + file.file_id)
    if content is None:
        raise DamagedError("a slot opens and the chest does not")
    try:
        chest = msgspec.msgpack.decode(content, type=_Chest)
    except msgspec.DecodeError as fault:
        raise DamagedError("the chest does not hold the keys") from fault
    return Keys(chest.journal, chest.checklist, master, file.file_id)


__all__ = [
    "KEY_FILE_NAME",
    "MODERATE",
    "SHORTEST_PASSPHRASE",
    "ByKeyring",
    "ByPassphrase",
    "ByRecoveryCode",
    "Cost",
    "KeyStore",
    "Keys",
    "RecoveryCode",
    "SlotKind",
    "SystemKeyring",
    "Way",
    "create",
    "open_portable",
    "portable",
    "put_into_keyring",
    "renew_recovery_code",
    "set_passphrase",
    "settle_recovery_code",
    "unlock",
    "ways_in",
]
