"""Move this desk: one file, and the journal that it came from is closed for good.

The file holds a backup of the journal, encrypted like the journal itself, and the
keys, wrapped under a passphrase and the recovery code. It is whole before the old
journal says that it ends; a stop in between leaves two journals, which is what a
copied desk is, and heals as one.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final

from kaikudesk import keys as key_files
from kaikudesk.clock import Clock, new_id
from kaikudesk.desk import JOURNAL_FILE, Desk
from kaikudesk.errors import DamagedError, DeskMovedError, NotAllowedError
from kaikudesk.keys import KEY_FILE_NAME, ByPassphrase, Keys, Way
from kaikudesk.model import EntryKind
from kaikudesk.storage import identity
from kaikudesk.storage.database import JOURNAL_TUNING, open_database, transaction_on
from kaikudesk.storage.healing import NEW_REPLICA_BYTES, Cause, take_replica
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.replacing import next_of, take_place
from kaikudesk.storage.upgrades import bring_up_to_date
from kaikudesk.wire import bodies
from kaikudesk.wire.whole_file import readable_file, whole_file
from kaikudesk.writing import Draft

_MAGIC: Final = b"kaikudesk moved 1\n"
_LENGTH_BYTES: Final = 4
_LARGEST_KEYS: Final = 1 << 20
_HASH_BYTES: Final = 32
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class _Luggage:
    """Where the parts of a file of a moved desk lie; its bytes were checked."""

    replica: bytes
    keys: bytes
    journal_at: int
    journal_end: int


def move_desk(desk: Desk, keys: Keys, by: ByPassphrase, target: Path) -> None:
    """Write this desk into a file, and let its journal record nothing more.

    The passphrase opens the file, and so does the recovery code. What waits is in
    the file, and this desk goes on delivering it as well. Raises FormError for too
    short a passphrase, StorageError where the file cannot be written, and then this
    desk goes on; DeskMovedError where it has moved already.
    """
    if desk.moved_to:
        raise DeskMovedError(desk.moved_to)
    folder = desk.files.journal.path.parent
    packed = key_files.portable(folder / KEY_FILE_NAME, keys, by, desk.clock)
    replica = desk.clock.random_bytes(NEW_REPLICA_BYTES)
    ended = Draft(EntryKind.DESK_MOVED, new_id(desk.clock), bodies.DeskMoved(replica))
    # Nothing is recorded between the copy and the end: both are one transaction.
    with transaction_on(desk.journal_connection) as connection:
        _write(desk, packed, replica, target)
        desk.writer.write(connection, ended)
        identity.keep_setting(connection, identity.MOVED_TO, target.name.encode())
    desk.moved_to = target.name


def unpack_desk(source: Path, folder: Path, way: Way, clock: Clock) -> Keys:
    """Let a desk from a file go on in this folder, under a new replica.

    May be repeated after any fault. Raises NotAllowedError("enrolled") for a folder
    that has a desk, DamagedError for a file that is cut or changed, and the KeysError
    that says why the keys do not open.
    """
    journal = folder / JOURNAL_FILE
    if journal.exists():
        raise NotAllowedError("enrolled")
    with readable_file(source) as file:
        luggage = _check(file)
        keys = key_files.open_portable(luggage.keys, way)
        with whole_file(next_of(journal).with_suffix(".part")) as part:
            _copy(file, part, luggage)
    _settle_in(journal, keys.journal, luggage.replica, clock)
    with whole_file(folder / KEY_FILE_NAME) as file:
        file.write(luggage.keys)
    take_place(journal)
    return keys


def _write(desk: Desk, packed: bytes, replica: bytes, target: Path) -> None:
    copy = desk.files.journal.path.with_name("moving.part")
    copy.unlink(missing_ok=True)
    try:
        desk.files.journal.back_up(copy, without=JOURNAL_UPGRADES.left_out)
        head = _MAGIC + replica + len(packed).to_bytes(_LENGTH_BYTES, "big") + packed
        seen = blake2b(head, digest_size=_HASH_BYTES)
        with readable_file(copy) as content, whole_file(target) as file:
            file.write(head)
            while piece := content.read(_PIECE):
                seen.update(piece)
                file.write(piece)
            file.write(seen.digest())
    finally:
        copy.unlink(missing_ok=True)


def _check(file: BinaryIO) -> _Luggage:
    """Read a file through before anything of it is believed."""
    end = file.seek(0, 2) - _HASH_BYTES
    file.seek(0)
    if file.read(len(_MAGIC)) != _MAGIC:
        raise DamagedError("this is no file of a moved desk")
    replica = file.read(NEW_REPLICA_BYTES)
    length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
    if length > min(_LARGEST_KEYS, end - file.tell()):
        raise DamagedError("the file is cut")
    packed = file.read(length)
    luggage = _Luggage(replica, packed, file.tell(), end)
    file.seek(0)
    seen = blake2b(digest_size=_HASH_BYTES)
    for piece in _pieces(file, end):
        seen.update(piece)
    if file.read() != seen.digest():
        raise DamagedError("a byte of the file is another one, or it is cut")
    return luggage


def _copy(file: BinaryIO, part: BinaryIO, luggage: _Luggage) -> None:
    file.seek(luggage.journal_at)
    part.writelines(_pieces(file, luggage.journal_end - luggage.journal_at))


def _pieces(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (piece := file.read(min(_PIECE, length))):
        length -= len(piece)
        yield piece


def _settle_in(journal: Path, key: bytes, replica: bytes, clock: Clock) -> None:
    """Make the copy a journal at home, whole before it has the journal's name."""
    new = next_of(journal)
    part = new.with_suffix(".part")
    with closing(open_database(part, key, JOURNAL_TUNING)) as database:
        backups = journal.with_name("backups")
        bring_up_to_date(database, JOURNAL_UPGRADES, backups=backups, clock=clock)
        with database.transaction() as connection:
            take_replica(connection, replica, Cause.JOURNAL)
        database.checkpoint(truncate=True)
    part.replace(new)
