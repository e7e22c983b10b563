"""What is in a parcel: letters, the same bodies that travel over a network.

A desk's parcel holds its requests, an answer's the register's answers, each named by
its path. So whoever can read the protocol can read a parcel.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from kaikudesk.errors import LargeParcelError, MalformedEntryError
from kaikudesk.wire.packing import LARGEST_BODY, decode, encode
from kaikudesk.wire.parcel import Content, ParcelWriter

HOLDING: Final = "holding"
REACH: Final = "reach"
MOST_LETTERS: Final = 20_000
_LARGEST_SLIP: Final = 16 * 1024
_SIZE_BYTES: Final = 2


class Holding(msgspec.Struct, frozen=True, array_like=True):
    """What a desk held when it asked for what is new; empty: nothing yet."""

    epoch: bytes = b""
    head: int = 0
    scopes: tuple[str, ...] = ()
    list_scope: str = ""

    def fits(self, now: "Holding") -> bool:
        """Tell whether what follows on this may be laid over what is held now."""
        same = (self.epoch, set(self.scopes), self.list_scope)
        return self.head <= now.head and same == (
            now.epoch,
            set(now.scopes),
            now.list_scope,
        )


class Reach(msgspec.Struct, frozen=True, array_like=True):
    """From which state an answer leads to which head; `anew`: from none.

    `recovery` is the new recovery code, sealed, that the register has taken.
    """

    holding: Holding
    anew: bool
    epoch: bytes
    head: int
    time: int
    recovery: bytes | None = None


class Slip(msgspec.Struct, frozen=True, array_like=True):
    """What stands on a letter: its path, and how long it is.

    `asked` tells what it answers, where one path has several answers: the cursors of
    a pull, the replica of a push that was refused. `refused` says that it is a
    `Refusal`.
    """

    name: str
    size: int
    asked: bytes = b""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a parcel: its slip, and where its body begins."""

    slip: Slip
    at: int


def put_letter(
    parcel: ParcelWriter,
    name: str,
    body: bytes,
    *,
    asked: bytes = b"",
    refused: bool = False,
) -> None:
    """Put one letter into a parcel."""
    slip = encode(Slip(name, len(body), asked, refused))
    parcel.write(len(slip).to_bytes(_SIZE_BYTES, "big") + slip + body)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of an opened parcel; their bodies are read as they are wanted."""

    content: Content
    letters: tuple[Letter, ...]

    def named(self, name: str) -> Iterator[Letter]:
        """Give the letters of a path, in their order."""
        return (one for one in self.letters if one.slip.name == name)

    def first(self, name: str) -> Letter | None:
        """Give the first letter of a path."""
        return next(self.named(name), None)

    def body(self, one: Letter) -> bytes:
        """Read a letter."""
        return self.content.read(one.at, one.slip.size)


def read_letters(content: Content) -> Letters:
    """Read all slips; raises MalformedEntryError or AlteredParcelError."""
    return Letters(content, tuple(_letters(content)))


def _letters(content: Content) -> Iterator[Letter]:
    at, count = 0, 0
    while at < content.size:
        size = int.from_bytes(content.read(at, _SIZE_BYTES), "big")
        count += 1
        if size > _LARGEST_SLIP or count > MOST_LETTERS:
            raise LargeParcelError("more letters than a parcel may hold")
        slip = decode(content.read(at + _SIZE_BYTES, size), Slip)
        at += _SIZE_BYTES + size
        if not 0 <= slip.size <= min(LARGEST_BODY, content.size - at):
            raise MalformedEntryError("a letter longer than its parcel")
        yield Letter(slip, at)
        at += slip.size
