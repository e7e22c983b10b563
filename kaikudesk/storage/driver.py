"""SQLCipher below SQLAlchemy: key, tuning, and what its faults mean for us.

Whatever the driver says of a file becomes one of our own errors, in
`named_fault` alone; an error that it does not name is a bug of ours.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, cast

from sqlcipher3 import (  # type: ignore[import-untyped]  # ships no types; `Driver` is ours
    dbapi2,
)

from kaikudesk.errors import (
    DamagedError,
    ListDamagedError,
    OutdatedLibraryError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    WrongKeyError,
)

# The option of an engine that tells whether what its file holds is kept.
KEPT: Final = "kaikudesk_kept"

# The clerk does not wait for another writer; whoever works behind may.
BRISK_MS: Final = 50
PATIENT_MS: Final = 5000

# 3.51.3 mended a race that could damage a file in WAL mode.
_OLDEST_SQLITE: Final = (3, 51, 3)

# SQLite's result codes, by their names in its documentation.
_FAULTS: Final[dict[int, type[StorageError]]] = {
    3: StorageError,  # PERM
    5: StorageBusyError,  # BUSY
    6: StorageBusyError,  # LOCKED
    8: StorageError,  # READONLY
    10: StorageError,  # IOERR
    11: DamagedError,  # CORRUPT
    13: StorageFullError,  # FULL
    14: StorageError,  # CANTOPEN
    15: StorageBusyError,  # PROTOCOL: too many contended for the start of a WAL
    26: WrongKeyError,  # NOTADB
    4874: StorageFullError,  # IOERR_SHMSIZE: no room for the index of the WAL
}
_PRIMARY_CODE: Final = 0xFF
# The backup API gives no code, only SQLite's words for it.
_CODES: Final = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


@dataclass(frozen=True, slots=True)
class Tuning:
    """What differs between the desk's files.

    `synchronous` is FULL where no commit may be lost to a power cut, NORMAL
    where the register has it all. `overwrites` zeroes whatever is deleted.
    What is not `kept` can be fetched again.
    """

    synchronous: str
    cache_kib: int
    overwrites: bool
    kept: bool = True


JOURNAL_TUNING: Final = Tuning("FULL", cache_kib=2048, overwrites=True)
CHECKLIST_TUNING: Final = Tuning(
    "NORMAL", cache_kib=16_384, overwrites=False, kept=False
)


class Driver(Protocol):
    """What we use of the driver's connection."""

    in_transaction: bool

    def execute(self, statement: str, values: Sequence[object] = (), /) -> Any: ...  # noqa: ANN401 - the driver says no more

    def backup(self, target: "Driver", /) -> None: ...

    def close(self) -> None: ...


def require_mended(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse an SQLite library from before the WAL-reset fix."""
    if version < _OLDEST_SQLITE:
        raise OutdatedLibraryError(".".join(map(str, version)))


def connect(place: str, key: bytes, *, uri: bool = False) -> Driver:
    """Connect under a raw key; a wrong one shows at the first read."""
    connection = dbapi2.connect(
        place,
        isolation_level=None,
        check_same_thread=False,
        timeout=PATIENT_MS / 1000,
        uri=uri,
    )
    # Else the library writes to stderr when a key does not fit.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # A passphrase would be derived anew for each connection: 104 ms.
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return cast("Driver", connection)


def connect_to_read(path: Path, key: bytes) -> Driver:
    """Connect to a file that must not be written to; its log is read along."""
    return connect(f"{path.absolute().as_uri()}?mode=ro", key, uri=True)


def connect_tuned(place: str, key: bytes, tuning: Tuning) -> Driver:
    """Connect as the desk works with its files."""
    connection = connect(place, key)
    try:
        _tune(connection, tuning)
    except (dbapi2.DatabaseError, StorageError):
        connection.close()
        raise
    return connection


def _tune(connection: Driver, tuning: Tuning) -> None:
    if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise StorageError("this place does not allow a write-ahead log")
    for setting in (
        f"synchronous = {tuning.synchronous}",
        f"cache_size = -{tuning.cache_kib}",
        f"secure_delete = {'ON' if tuning.overwrites else 'OFF'}",
        "foreign_keys = ON",
        "wal_autocheckpoint = 0",
        "cell_size_check = ON",
        # Only macOS reads these two: its plain fsync leaves the drive's cache.
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
    ):
        connection.execute(f"PRAGMA {setting}")


def named_fault(fault: BaseException, *, kept: bool = True) -> StorageError | None:
    """Give what the driver says as an error of ours; None for a bug of ours.

    A damaged file that is not kept can be fetched again: that is another error.
    """
    words = str(fault)
    code: int = getattr(fault, "sqlite_errorcode", None) or _CODES.get(words, 0)
    kind = _FAULTS.get(code) or _FAULTS.get(code & _PRIMARY_CODE)
    if not kept and kind in {DamagedError, WrongKeyError}:
        kind = ListDamagedError
    return None if kind is None else kind(words)


@contextmanager
def naming_faults() -> Iterator[None]:
    """Name the faults of the bare driver, which SQLAlchemy does not see."""
    try:
        yield
    except dbapi2.DatabaseError as fault:
        named = named_fault(fault)
        if named is None:
            raise
        raise named from fault


__all__ = [
    "BRISK_MS",
    "CHECKLIST_TUNING",
    "JOURNAL_TUNING",
    "KEPT",
    "PATIENT_MS",
    "Driver",
    "Tuning",
    "connect",
    "connect_to_read",
    "connect_tuned",
    "dbapi2",
    "named_fault",
    "naming_faults",
    "require_mended",
]
