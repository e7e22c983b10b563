"""The words of the programme.

Numbers of the enumerations stand in entries and never change their meaning.
"""

from enum import IntEnum, StrEnum


class EntryKind(IntEnum):
    """What an entry records; numbers from 64 are the register's own."""

    DAY_OPENED = 1
    DAY_CLOSED = 2
    EVENT_DECLARED = 3
    EVENT_CHANGED = 4
    CARD_REGISTERED = 5
    CODE_ASSIGNED = 6
    CARD_AMENDED = 7
    CARD_RENEWED = 8
    CARD_REPORTED_LOST = 9
    CARD_INACTIVATED = 10
    CARD_REINSTATED = 11
    CONSENT_WITHDRAWN = 12
    WELLBEING_ANSWERED = 13
    REDEMPTION_RECORDED = 14
    REDEMPTION_RESERVED = 15
    REDEMPTION_ATTENDED = 16
    REDEMPTION_CORRECTED = 17
    REDEMPTION_VOIDED = 18
    CASE_SETTLED = 19
    CASE_NOTED = 20
    STOCK_RECEIVED = 21
    STOCK_MOVED = 22
    STOCK_REQUESTED = 23
    HELD_ENTRY_ADMITTED = 24
    FEEDBACK = 25
    DESK_MOVED = 26
    ALIASED = 64
    ERASED = 65
    REGISTRATION_DELETED = 66
    DESK_WITHDRAWN = 67
    RULE_SET = 68
    POLICY_SET = 69
    NETWORK_CHANGED = 70


class Role(StrEnum):
    """The right that a site has, and so its desks."""

    VENUE = "venue"
    DISTRIBUTOR = "distributor"
    BROKER = "broker"


class CardKind(IntEnum):
    """A holder's own card, or a card of the distributor for its workers."""

    PERSONAL = 1
    COMMUNITY = 2


class Medium(IntEnum):
    """What the holder carries; mobile-only cards have no code at first."""

    CARDBOARD = 1
    MOBILE_ONLY = 2


class CardState(IntEnum):
    """Ordered: a later state wins unless a reinstatement names what it saw."""

    ACTIVE = 1
    LOST = 2
    INACTIVATED = 3
    ASK_OFFICE = 4


class CardVerb(StrEnum):
    """What the granting site may do with a card beside renewing it."""

    CORRECT_POSTCODE = "correct postcode"
    REPORT_LOST = "report lost"
    INACTIVATE = "inactivate"
    REINSTATE = "reinstate"
    REPLACE = "replace"
    ANSWER = "answer"
    WITHDRAW_ANSWERS = "withdraw answers"
    WITHDRAW_CONSENT = "withdraw consent"


class Ending(IntEnum):
    """How a registration ended for good; a later stage takes more away."""

    CONSENT_WITHDRAWN = 1
    ERASED = 2
    DELETED = 3


class Source(IntEnum):
    """How an entry came to be."""

    DESK = 1
    PAPER = 2
    IMPORT = 3
    BROKER = 4


class Channel(IntEnum):
    """How the holder asked for the ticket."""

    DESK = 1
    PHONE = 2
    EMAIL = 3
    BROKER = 4


class Category(IntEnum):
    """The statistical classes of the programme."""

    CULTURE = 1
    EDUCATION = 2
    SCIENCE = 3
    SPORT = 4


class Verdict(IntEnum):
    """What the rules say of a card; the number shown stands in the entry."""

    VALID = 1
    EXPIRED = 2
    INACTIVE = 3
    COMMUNITY = 4
    NOT_IN_AREA = 5
    NOT_ON_LIST = 6
    NOT_REGISTERED = 7
    MISTYPED = 8
    NOT_A_CARD = 9


class NotACard(StrEnum):
    """Why a scan is not a card at all."""

    EMPTY = "empty"
    IDENTITY_CODE = "identity code"
    TOO_LONG = "too long"
    OTHER_ALPHABET = "other alphabet"
    MOBILE_MARK = "mobile mark"


class Override(IntEnum):
    """What the clerk did although the screen advised against it."""

    MORE_CHILDREN = 1
    NO_COURSE_PLACE_LEFT = 2
    QUOTA_SPENT = 3
    NOT_VALID = 4
    NOT_ON_LIST = 5
    ADVISORY = 6


class Policy(StrEnum):
    """What the register lets a clerk do with a code that is not on the list."""

    LET = "let"
    ASK = "ask"
    ADVISE_AGAINST = "advise against"


class Unreached(StrEnum):
    """Why the register is not reached: always exactly one of these."""

    NO_NETWORK = "no network"
    NAME_NOT_FOUND = "name not found"
    PROXY_SIGN_IN = "proxy asks for sign-in"
    LOGIN_PAGE = "login page in the way"
    CERTIFICATE = "certificate not trusted"
    NO_ANSWER = "no answer"
    REGISTER_FAULT = "register fault"
    RIGHT_WITHDRAWN = "right withdrawn"
    TOO_OLD = "program too old"
    CLOCK_WRONG = "clock wrong"


class Gender(IntEnum):
    """Optional; `NO_ANSWER` is an answer that was asked for and not given."""

    NO_ANSWER = 0
    WOMAN = 1
    MAN = 2
    OTHER = 3


class LifeSituation(IntEnum):
    """Optional themes; a working list until the national office gives its own."""

    NO_ANSWER = 0
    UNEMPLOYED = 1
    STUDENT = 2
    PENSIONER = 3
    FAMILY_LEAVE = 4
    REHABILITATION = 5
    IMMIGRATION = 6
    DEBT = 7
    SICKNESS_OR_DISABILITY = 8
    OTHER = 9
