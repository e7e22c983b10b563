"""What of a demo country a register holds already."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from hashlib import blake2b
from typing import Final

from sqlalchemy import Connection, select

from kaikudesk.model import EntryKind
from register.chain_check import Head
from register.demo.codes import MOST_CARDS
from register.demo.errors import CardCountError, NotEmptyError, OtherCountryError
from register.demo.known import KNOWN_CARDS
from register.opened import Register
from register.tables import chain, entries, replicas

FEWEST_CARDS: Final = len(KNOWN_CARDS)
_MARK: Final = b"demo"


class Standing(Enum):
    """How far a country is."""

    NOTHING = auto()
    BEGUN = auto()
    FINISHED = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which country is wanted; the same again is the same country.

    Raises CardCountError for a number of cards that no country has.
    """

    cards: int
    day: date
    seed: int = 1

    def __post_init__(self) -> None:
        """Bound the cards: the known ones are among them, and codes are not endless."""
        if not FEWEST_CARDS <= self.cards <= MOST_CARDS:
            raise CardCountError(self.cards)

    @property
    def replica(self) -> bytes:
        """Name the replica of the import after all that decides its bytes."""
        said = f"{self.seed}/{self.day.isoformat()}/{self.cards}".encode()
        return _MARK + blake2b(said, digest_size=4).digest()


def standing(register: Register, asked: Asked) -> Standing:
    """Tell how far the register is with a country.

    Raises NotEmptyError where it holds anything else, and OtherCountryError
    where another country was begun and not finished.
    """
    with register.database.reading() as connection:
        heads = _heads(connection)
        begun = next((one for one in heads if one.startswith(_MARK)), None)
        if begun is None:
            if any(head.n for head in heads.values()):
                raise NotEmptyError
            return Standing.NOTHING
        if _is_closed(connection, begun, heads[begun].n):
            return Standing.FINISHED
    if begun != asked.replica:
        raise OtherCountryError
    return Standing.BEGUN


def _heads(connection: Connection) -> dict[bytes, Head]:
    return {
        row.id: Head(row.n, row.link) for row in connection.execute(select(replicas))
    }


def _is_closed(connection: Connection, replica: bytes, n: int) -> bool:
    """The import's day is closed by the last of all entries."""
    kind = connection.scalar(
        select(entries.c.kind)
        .join(chain, chain.c.hash == entries.c.hash)
        .where(chain.c.replica == replica, chain.c.n == n)
    )
    return kind == EntryKind.DAY_CLOSED
