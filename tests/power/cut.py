"""A cut of power, played on the files that a killed process left behind.

The library beside this (`power_cut.c`) wrote down what each file call took away.
What was synced stays. Of the rest each sector of 512 bytes is on the disk or not, a
file that grew may have its old length, and of the names that were made, moved and
deleted since their folder was synced only the first so many are known to it.
"""

import os
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO, Final

SECTOR: Final = 512
_HEAD: Final = struct.Struct("=8s9Q")


@dataclass(frozen=True, slots=True)
class Call:
    """One file call, and what it took away; see `struct call` of the library."""

    op: str
    inode: int
    other_inode: int
    at: int
    count: int
    size: int
    mark: int
    path: str
    other: str
    old: bytes

    @property
    def first(self) -> int:
        """Give where the first sector begins that it touched."""
        return self.at // SECTOR * SECTOR

    @property
    def is_of_names(self) -> bool:
        """Tell whether this call changed a folder rather than a file."""
        return self.op in "CRU"


def read_calls(log: Path) -> Iterator[Call]:
    """Read a log; a last call that was not written down whole never happened."""
    raw = log.read_bytes() if log.exists() else b""
    at = 0
    while at + _HEAD.size <= len(raw):
        op, inode, other_inode, start, count, size, mark, *lengths = _HEAD.unpack_from(
            raw, at
        )
        at += _HEAD.size
        parts = []
        for length in lengths:
            parts.append(raw[at : at + length])
            at += length
        if at > len(raw):
            return
        path, other, old = parts
        words = (op[:1].decode(), inode, other_inode, start, count, size, mark)
        yield Call(*words, os.fsdecode(path), os.fsdecode(other), old)


@dataclass
class PowerCut:
    """Takes back what was not synced; `lost` is how likely a sector is to be.

    `aside` holds what lost its name. With `onto` the files are those of a copy of
    `folder` that was made while its process still lives.
    """

    folder: Path
    aside: Path
    dice: Random
    lost: float = 1.0
    onto: Path | None = None
    _where: dict[int, Path | None] = field(default_factory=dict)
    _kept: dict[int, int] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def play(self, log: Path) -> int:
        """Cut the power and give how many calls had not reached the disk for sure."""
        calls = list(read_calls(log))
        self._follow_names(calls)
        unsafe = _unsafe(calls)
        of_names = [at for at in unsafe if calls[at].is_of_names]
        known = set(of_names[: self._known(len(of_names))])
        for at in reversed(unsafe):
            if calls[at].is_of_names:
                if at not in known:
                    self._forget_name(calls[at])
            else:
                self._forget_bytes(calls[at])
        self._shorten()
        return len(unsafe)

    def _known(self, names: int) -> int:
        """Choose how many changes of names the disk knows of, the first ones."""
        return 0 if self.lost == 1 else self.dice.randint(0, names)

    def _at(self, path: str) -> Path:
        if self.onto is None:
            return Path(path)
        return self.onto / Path(path).relative_to(self.folder)

    def _follow_names(self, calls: list[Call]) -> None:
        """Find out where each file is now."""
        for one in calls:
            if one.op in "RU" and one.other_inode:
                self._where[one.other_inode] = None
            if one.op != "U":
                self._where[one.inode] = self._at(one.path)

    def _forget_name(self, one: Call) -> None:
        path = self._at(one.path)
        if one.op == "C":
            path.unlink(missing_ok=True)
            self._where[one.inode] = None
            return
        if one.op == "R":
            there = self._at(one.other)
            path.replace(there)
            self._where[one.inode] = there
        if one.other_inode:
            shutil.copyfile(self.aside / str(one.at), path)
            self._where[one.other_inode] = path

    def _forget_bytes(self, one: Call) -> None:
        path = self._where.get(one.inode)
        if path is None or not path.exists():
            return
        self._sizes[one.inode] = one.size
        with path.open("r+b") as file:
            if one.op == "T":
                self._restore_end(file, one)
            else:
                self._tear(file, one)

    def _restore_end(self, file: IO[bytes], one: Call) -> None:
        if self.dice.random() < self.lost:
            file.seek(one.first)
            file.write(one.old)
        else:
            self._sizes[one.inode] = one.at

    def _tear(self, file: IO[bytes], one: Call) -> None:
        now = os.fstat(file.fileno()).st_size
        for start in range(one.first, min(one.at + one.count, now), SECTOR):
            if self.dice.random() < self.lost:
                file.seek(start)
                file.write(_sector(one, start, now))
            else:
                end = min(start + SECTOR, now)
                self._kept[one.inode] = max(self._kept.get(one.inode, 0), end)

    def _shorten(self) -> None:
        """Let a file that grew end with what of it is on the disk."""
        for inode, size in self._sizes.items():
            path = self._where.get(inode)
            end = max(size, self._kept.get(inode, 0))
            grew = path is not None and path.exists() and path.stat().st_size > end
            if path is not None and grew and self.dice.random() < self.lost:
                os.truncate(path, end)


def _sector(one: Call, start: int, now: int) -> bytes:
    """Give what was in a sector before; zeros where the file did not reach."""
    old = one.old[start - one.first : start - one.first + SECTOR]
    return old.ljust(min(SECTOR, now - start), b"\0")


def _unsafe(calls: list[Call]) -> list[int]:
    """Give the places of the calls that no later sync made safe."""
    safe: dict[str, int] = {}
    for one in calls:
        if one.op == "S":
            for key in (str(one.inode), one.path):
                safe[key] = max(safe.get(key, 0), one.mark)
    return [
        at
        for at, one in enumerate(calls)
        if one.op != "S" and at >= safe.get(_kept_by(one), 0)
    ]


def _kept_by(one: Call) -> str:
    """Name what has to be synced: the folder of a name, the file of its bytes."""
    return str(Path(one.path).parent) if one.is_of_names else str(one.inode)
