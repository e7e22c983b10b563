"""The words of cases: kinds, policies, answers and sides.

Numbers of the enumerations stand in entries and never change their meaning.
"""

from enum import IntEnum, StrEnum
from typing import Final


class CaseKind(IntEnum):
    """What a case is about; the numbers are the rows of the case table."""

    SAME_CARD_TWICE = 1
    DISPUTED_CODE = 2
    NOT_YET_REGISTERED = 3
    USED_BEFORE_GRANT = 4
    OVERRIDE = 5
    BOTH_CHANGED = 6
    CROSSED = 8
    TWO_STORIES = 9
    POSSIBLE_DOUBLE = 10
    OVER_LIMIT = 11
    SUPERSEDED_CARD_USED = 12
    FOREIGN_STOCK = 13
    CLOCK = 14
    COPIED_DESK = 15
    WITHDRAWN_DESK = 16
    UNREADABLE = 17
    UNUSUAL_VOLUME = 19


class CasePolicy(StrEnum):
    """What becomes of a kind of case where the register says so beforehand."""

    LET_STAND = "let"
    NOTE = "note"
    ASK = "ask"


class Settlement(IntEnum):
    """What a person may answer to a case."""

    LET_STAND = 1
    MISTAKE = 2
    OURS_KEEPS = 3
    OTHER_KEEPS = 4
    SEEN = 5
    ADMIT = 6
    LEAVE_OUT = 7


_RIGHT_OR_WRONG = (Settlement.LET_STAND, Settlement.MISTAKE)
_SEEN_TO = (Settlement.SEEN, Settlement.MISTAKE)
_IN_OR_OUT = (Settlement.ADMIT, Settlement.LEAVE_OUT)

# What heals by itself, or is told for information, asks nobody.
ANSWERS: Final[dict[CaseKind, tuple[Settlement, ...]]] = {
    CaseKind.SAME_CARD_TWICE: (),
    CaseKind.DISPUTED_CODE: (Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS),
    CaseKind.NOT_YET_REGISTERED: _RIGHT_OR_WRONG,
    CaseKind.USED_BEFORE_GRANT: (),
    CaseKind.OVERRIDE: _RIGHT_OR_WRONG,
    CaseKind.BOTH_CHANGED: _SEEN_TO,
    CaseKind.CROSSED: _SEEN_TO,
    CaseKind.TWO_STORIES: _SEEN_TO,
    CaseKind.POSSIBLE_DOUBLE: _RIGHT_OR_WRONG,
    CaseKind.OVER_LIMIT: _RIGHT_OR_WRONG,
    CaseKind.SUPERSEDED_CARD_USED: _RIGHT_OR_WRONG,
    CaseKind.FOREIGN_STOCK: _SEEN_TO,
    CaseKind.CLOCK: _SEEN_TO,
    CaseKind.COPIED_DESK: _SEEN_TO,
    CaseKind.WITHDRAWN_DESK: _IN_OR_OUT,
    CaseKind.UNREADABLE: _SEEN_TO,
    CaseKind.UNUSUAL_VOLUME: _IN_OR_OUT,
}


# A site does not decide whether its own desk may be believed.
FOR_COORDINATORS: Final = frozenset({
    CaseKind.WITHDRAWN_DESK,
    CaseKind.UNUSUAL_VOLUME,
})


class CaseNote(IntEnum):
    """What a person did about a case that stays open; never a free text."""

    HOLDER_ASKED = 1
    OTHER_SIDE_ASKED = 2
    OFFICE_ASKED = 3


class Party(IntEnum):
    """A side of a case as another side may know it: by kind, never by name."""

    THIS_DESK = 1
    THIS_SITE = 2
    VENUE = 3
    DISTRIBUTOR = 4
    COORDINATOR = 5
    BROKER = 6


class Severity(IntEnum):
    """How soon a person should look at a case."""

    INFO = 1
    LOW = 2
    NORMAL = 3


class UseLimit(IntEnum):
    """Which limit the uses of one holder went past."""

    CHILDREN = 1
    COURSE_PLACES = 2
    QUOTA = 3


class UseStage(IntEnum):
    """How far a use has come."""

    GIVEN = 0
    RESERVED = 1
    ATTENDED = 2
