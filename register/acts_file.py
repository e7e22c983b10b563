"""The acts file: what was decided here, written down before it is committed.

It lies on another disk than the database, one file for each process, and only
grows. Whatever stands in it has happened: a database that lacks it was set
back, or failed at that very commit, and takes it in the next time it is opened.
A record is its length, its hash, and its bytes; a torn one at the end is none.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import IO, Any, Final

import msgspec

from kaikudesk.clock import Clock
from kaikudesk.errors import MalformedEntryError
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.packing import decode, encode
from register.errors import ActsFileError

SUFFIX: Final = ".acts"
_MAGIC: Final = b"kaikudesk acts 1\n"
_DECISION_BYTES: Final = 16
_HASH_BYTES: Final = 16
_LENGTH_BYTES: Final = 4

Row = tuple[str, dict[str, Any]]


class Record(msgspec.Struct, frozen=True, array_like=True):
    """Entries in the register's name, and rows of tables, that belong together.

    Where a transaction was tried again, the last record of its decision counts.
    """

    at: int
    decision: bytes
    entries: tuple[Sent, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class ActsFile:
    """A folder of acts files, and this process's own, made with its first act.

    `root` is the register's root key: files of another register are passed over.
    """

    folder: Path
    root: bytes
    clock: Clock
    _file: IO[bytes] | None = None
    _lock: Lock = field(default_factory=Lock)

    def decision(self) -> bytes:
        """Name a decision, however often its transaction is tried."""
        return self.clock.random_bytes(_DECISION_BYTES)

    def note(
        self,
        decision: bytes,
        *,
        entries: Sequence[Sent] = (),
        rows: Sequence[Row] = (),
    ) -> None:
        """Write a record down and wait until it is on the disk.

        The caller commits next and does nothing in between. Raises
        ActsFileError, and then nothing may be committed.
        """
        record = Record(self.clock.now_ms(), decision, tuple(entries), tuple(rows))
        with self._lock:
            try:
                self._append(_framed(encode(record)))
            except OSError as fault:
                raise ActsFileError(str(self.folder)) from fault

    def records(self) -> list[Record]:
        """Give what all processes ever wrote, oldest first."""
        found: list[tuple[int, Record]] = []
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            latest = 0
            for record in _read(path, _MAGIC + self.root):
                # A clock that went back does not reorder what one process wrote.
                latest = max(latest, record.at)
                found.append((latest, record))
        found.sort(key=lambda one: one[0])
        last = {record.decision: record for _, record in found}
        return [record for _, record in found if last[record.decision] is record]

    def close(self) -> None:
        """Close this process's file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _append(self, framed: bytes) -> None:
        if self._file is None:
            self._file = self._begin()
        self._file.write(framed)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _begin(self) -> IO[bytes]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{self.clock.now_ms():015}-{self.clock.random_bytes(8).hex()}{SUFFIX}"
        file = (self.folder / name).open("xb", buffering=0)
        (self.folder / name).chmod(0o600)
        file.write(_MAGIC + self.root)
        _sync_folder(self.folder)
        return file


def _sync_folder(folder: Path) -> None:
    # Not every system opens a folder; where it does, its new name is kept too.
    with suppress(PermissionError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _framed(body: bytes) -> bytes:
    return len(body).to_bytes(_LENGTH_BYTES, "big") + _hash(body) + body


def _hash(body: bytes) -> bytes:
    return blake2b(body, digest_size=_HASH_BYTES, person=b"kaiku acts").digest()


def _read(path: Path, head: bytes) -> Iterator[Record]:
    """Read whole records up to the first torn one."""
    with path.open("rb") as file:
        if file.read(len(head)) != head:
            return
        while (record := _read_one(file)) is not None:
            yield record


def _read_one(file: IO[bytes]) -> Record | None:
    start = file.read(_LENGTH_BYTES + _HASH_BYTES)
    length = int.from_bytes(start[:_LENGTH_BYTES], "big")
    body = file.read(length)
    if len(body) < length or _hash(body) != start[_LENGTH_BYTES:]:
        return None
    try:
        return decode(body, Record)
    except MalformedEntryError:
        return None
