"""The bytes of `journal.keys`: final, checked, and replaced whole."""

from base64 import b64decode
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk import keys
from kaikudesk.errors import (
    DamagedError,
    StorageError,
    TooNewError,
)
from kaikudesk.keys import ByKeyring, ByRecoveryCode, RecoveryCode
from kaikudesk.keys.key_file import FORMAT, KeyFile, decode_key_file, encode_key_file
from kaikudesk.keys.slots import SlotKind, wrap
from tests.fakes import FixedClock
from tests.kaikudesk.test_keys import PASSPHRASE, KeyStoreInMemory

# A file as the first release wrote it, and all that opens it.
FIRST_RELEASE = b64decode(
    "lK5rYWlrdWRlc2sga2V5cwHEEPnXjgQxWQtKXM+zhJroLm/FAdWTxBDwzpMRwHwJekTesyUB0mwz"
    "xH9t3gZfDS5ySdIzegBexsjtZKkl0a52QUDg0wUIqGCokWxRb02rcIppVoTmTODalPSGM8T9x8pI"
    "0ZumychXX8cQZTeYnuqJtkt4XvrqikfU1PJXpkKXCPPnHrpItA790sn93PgGhm3omcvZbKEBMqPZ"
    "w3P18y3Q6Hwp0oCXqlGJk5YBxAjkwDlmCitUt8QQ8M6TEcB8CXpE3rMlAdJsM8RINwr/UKoorVeP"
    "nwQhSlohvDI5pqgd0QD8c3qwUldTReNZS/TyLNg9hIF7xNBH3hG4CjRRozLyZoPeml4ek1dDiE09"
    "BKXxqC23AACWAsQIhRcFgoU33rzEEBEShFu6AybXqKPQUHtZG6rESH8CED7iChaflVpZVQxqKdoP"
    "sGN1eJF+Wn6Ly5HFKhGcvV2ts9Ct7i/OM1v1En5/xL5gHL7OY5n1J3dadbLnEsipR23ogscnWgHN"
    "IACWA8QIw1KMOTGxrcPEENo3pHh8G1nuhx51qsjxlbrESPs0rFZZco218xYmAqB6rtYoCMO8qgXF"
    "uPz6GEQPgbx9ehh3XdbXxo0Usezdq0Ltu60BnZWmz8uPm4yva7tSxgJp2fPngyU1kAAA"
)
FIRST_CODE = "3063-Q2V2-3X3N-D87J-5BVG-NC53-2J"
FIRST_KEPT = {
    "f0ce9311c07c097a44deb32501d26c33": (
        "ead5deec260c7a7775fedeb6931ecb61c4630f42b36de80d03956c89a38a6715"
    )
}
FIRST_JOURNAL = "447522658a54747fdbb78a7a017fb645c1aab0b7c3eeceb38f34c250fce1e6c8"
FIRST_CHECKLIST = "3e9811ed5915fa9b5e30ccebcd73a9a7d1ad48ef513b31f7937bd037e0d6a2ce"

# Slots of kinds that only a later version knows, some with more parts than ours.
STRANGE_SLOTS = st.lists(
    st.tuples(st.integers(4, 2**64 - 1), st.binary(), st.text(), st.none()).map(
        lambda parts: msgspec.Raw(msgspec.msgpack.encode(parts))
    ),
    min_size=1,
    max_size=3,
)


def ways_of_the_first_release() -> list[keys.Way]:
    """Give what opens the file above."""
    code = RecoveryCode.read(FIRST_CODE)
    return [ByKeyring(KeyStoreInMemory(FIRST_KEPT)), PASSPHRASE, ByRecoveryCode(code)]


@pytest.mark.parametrize(
    "way", ways_of_the_first_release(), ids=["store", "words", "code"]
)
def test_a_file_of_the_first_release_opens(tmp_path: Path, way: keys.Way) -> None:
    """The format is final: what a desk wrote once opens for ever."""
    path = tmp_path / "journal.keys"
    path.write_bytes(FIRST_RELEASE)
    opened = keys.unlock(path, way)

    assert opened.journal.hex() == FIRST_JOURNAL
    assert opened.checklist.hex() == FIRST_CHECKLIST
    assert encode_key_file(decode_key_file(FIRST_RELEASE)) == FIRST_RELEASE


@given(place=st.integers(0, len(FIRST_RELEASE) - 1), mask=st.integers(1, 255))
def test_a_changed_byte_is_damage_and_never_a_wrong_passphrase(
    place: int, mask: int
) -> None:
    """Nobody is told to try other words when it is the disk that failed."""
    changed = bytearray(FIRST_RELEASE)
    changed[place] ^= mask

    with pytest.raises((DamagedError, TooNewError)):
        decode_key_file(bytes(changed))


@given(length=st.integers(0, len(FIRST_RELEASE) - 1), more=st.binary())
@example(length=0, more=b"\x91" * 100_000)
def test_a_cut_or_foreign_file_is_damage(length: int, more: bytes) -> None:
    """Half a file, and any other file, is told from a wrong passphrase."""
    for content in (FIRST_RELEASE[:length], more, msgspec.msgpack.encode(["x", 1])):
        with pytest.raises(DamagedError):
            decode_key_file(content)


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    """An old program does not guess at a format that it does not know."""
    path = tmp_path / "journal.keys"
    newer = msgspec.msgpack.encode(["kaikudesk keys", FORMAT + 1, {"anything": "else"}])
    path.write_bytes(newer)

    with pytest.raises(TooNewError) as caught:
        keys.unlock(path, PASSPHRASE)
    assert (caught.value.found, caught.value.known) == (FORMAT + 1, FORMAT)
    assert path.read_bytes() == newer


@pytest.mark.parametrize(
    "change",
    [
        {"found_by": b"short"},
        {"passes": 0},
        {"passes": 1_000_000},
        {"memory": 1 << 40},
        {"memory": -1},
    ],
    ids=str,
)
def test_a_planted_passphrase_slot_does_not_exhaust_the_machine(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    """Costs beyond any sense are damage, found before any work is done."""
    path = tmp_path / "journal.keys"
    file = decode_key_file(FIRST_RELEASE)
    (slot,) = file.of_kind(SlotKind.PASSPHRASE)
    planted = msgspec.structs.replace(slot, **change)
    path.write_bytes(encode_key_file(file.with_slots(SlotKind.PASSPHRASE, (planted,))))

    with pytest.raises(DamagedError):
        keys.unlock(path, PASSPHRASE)


def test_a_slot_that_is_none_is_damage(tmp_path: Path) -> None:
    """A right checksum over nonsense is still nonsense."""
    file = decode_key_file(FIRST_RELEASE)
    nonsense = msgspec.Raw(msgspec.msgpack.encode([int(SlotKind.KEYRING), "text"]))
    path = tmp_path / "journal.keys"
    path.write_bytes(encode_key_file(KeyFile(file.file_id, file.chest, (nonsense,))))

    with pytest.raises(DamagedError):
        keys.unlock(path, ByKeyring(KeyStoreInMemory()))


def test_a_file_without_slots_at_all_is_damage() -> None:
    """A body that lacks a part is none, whatever its checksum says."""
    body = msgspec.msgpack.encode([b"file id", b"chest"])
    checksum = blake2b(body, digest_size=16, person=b"kaiku keys").digest()
    sheet = msgspec.msgpack.encode(["kaikudesk keys", FORMAT, checksum, body])

    with pytest.raises(DamagedError, match="a part"):
        decode_key_file(sheet)


def test_a_chest_of_another_file_is_damage(tmp_path: Path) -> None:
    """A master key that is right does not vouch for a chest that was exchanged."""
    file = decode_key_file(FIRST_RELEASE)
    path = tmp_path / "journal.keys"
    exchanged = KeyFile(file.file_id, file.chest[:-1] + b"?", file.slots)
    path.write_bytes(encode_key_file(exchanged))

    with pytest.raises(DamagedError):
        keys.unlock(path, PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"\xc0", b"\x81\xa7journal\xc4\x00"])
def test_a_chest_without_both_keys_is_damage(tmp_path: Path, content: bytes) -> None:
    """What opens and holds something else is not taken for keys."""
    path = tmp_path / "journal.keys"
    clock = FixedClock()
    made, _ = keys.create(path, clock, PASSPHRASE)
    file = decode_key_file(path.read_bytes())
    chest = wrap(content, made.master, place=b"kaiku chest" + made.file_id, clock=clock)
    path.write_bytes(encode_key_file(KeyFile(file.file_id, chest, file.slots)))

    with pytest.raises(DamagedError):
        keys.unlock(path, PASSPHRASE)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """The error names the file, not a key store or a passphrase."""
    with pytest.raises(StorageError, match="cannot be read"):
        keys.unlock(tmp_path / "journal.keys", PASSPHRASE)


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    """Whatever keeps the new file from its place leaves the old one there."""
    path = tmp_path / "journal.keys"
    made, _ = keys.create(path, FixedClock(), PASSPHRASE)
    before = path.read_bytes()
    (tmp_path / "journal.keys.new" / "in the way").mkdir(parents=True)

    with pytest.raises(StorageError):
        keys.renew_recovery_code(path, made, FixedClock(seed=1))
    assert path.read_bytes() == before


def test_what_a_crash_left_half_written_is_written_over(tmp_path: Path) -> None:
    """A program that dies while it writes is not in the way of the next one."""
    path = tmp_path / "journal.keys"
    (tmp_path / "journal.keys.new").write_bytes(FIRST_RELEASE * 9)
    made, _ = keys.create(path, FixedClock(), PASSPHRASE)

    assert keys.unlock(path, PASSPHRASE) == made
    assert list(tmp_path.iterdir()) == [path]


@given(strange=STRANGE_SLOTS, rest=st.lists(st.binary(), max_size=2))
def test_what_a_later_version_added_is_kept_byte_for_byte(
    strange: list[msgspec.Raw], rest: list[bytes]
) -> None:
    """An old program that changes a slot passes on all that it does not know."""
    first = decode_key_file(FIRST_RELEASE)
    longer = msgspec.msgpack.decode(bytes(first.slots[-1]))
    slots = (*strange, *first.slots[:-1], _raw([*longer, 7]))
    added = tuple(_raw(one) for one in rest)
    with TemporaryDirectory() as folder:
        path = Path(folder, "journal.keys")
        path.write_bytes(
            encode_key_file(KeyFile(first.file_id, first.chest, slots, added))
        )
        opened = keys.unlock(path, PASSPHRASE)
        keys.set_passphrase(path, opened, PASSPHRASE, FixedClock(seed=2))
        found = decode_key_file(path.read_bytes())

    kept = [bytes(one) for one in (*strange, slots[-1])]
    assert [bytes(one) for one in found.slots if bytes(one) in kept] == kept
    assert [bytes(one) for one in found.rest] == [bytes(one) for one in added]


def _raw(content: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(content))
