"""Codes whose verdict never depends on the seed: for the guided day and README.

All are cards of the first distributor (site 2); the verdicts are those that the
first venue (site 1) gets on the day of the country.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final

from kaikudesk.model import CardKind, Verdict

EXPIRES_IN: Final = 5


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """A code for each answer; nobody registered `unknown`, and none can be `mistyped`.

    `valid` has two children; the last valid day of `expiring` is five days away.
    """

    valid: str
    expired: str
    inactive: str
    not_in_area: str
    community: str
    expiring: str
    unknown: str
    mistyped: str

    def names(self) -> Iterator[tuple[str, str]]:
        """Give the names and codes in their order."""
        for one in fields(self):
            yield one.name, getattr(self, one.name)


KNOWN: Final = KnownCodes(
    valid="KD00000001",
    expired="KD00000002",
    inactive="KD00000003",
    not_in_area="KD00000004",
    community="KD00000005",
    expiring="KD00000006",
    unknown="KD00000007",
    mistyped="KD0000000O",
)

VERDICTS: Final = {
    KNOWN.valid: Verdict.VALID,
    KNOWN.expired: Verdict.EXPIRED,
    KNOWN.inactive: Verdict.INACTIVE,
    KNOWN.not_in_area: Verdict.NOT_IN_AREA,
    KNOWN.community: Verdict.COMMUNITY,
    KNOWN.expiring: Verdict.VALID,
    KNOWN.unknown: Verdict.NOT_REGISTERED,
    KNOWN.mistyped: Verdict.MISTYPED,
}


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card behind a known code; days count from the day of the country.

    `elsewhere` marks a card that works in another area only.
    """

    code: str
    granted: int
    last_valid: int | None = None
    children: int = 0
    kind: CardKind = CardKind.PERSONAL
    lost: bool = False
    elsewhere: bool = False


KNOWN_CARDS: Final = (
    KnownCard(KNOWN.valid, -60, children=2),
    KnownCard(KNOWN.expired, -400, children=1),
    KnownCard(KNOWN.inactive, -90, children=1, lost=True),
    KnownCard(KNOWN.not_in_area, -30, elsewhere=True),
    KnownCard(KNOWN.community, -120, kind=CardKind.COMMUNITY),
    KnownCard(KNOWN.expiring, -300, last_valid=EXPIRES_IN, children=1),
)
