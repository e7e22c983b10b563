"""What screens are told and what they wish for: plain values, already in words.

Whoever fills them knows the core; whoever draws them knows only this module. After
a change of language they are told again.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kaikudesk.model import (
    CardVerb,
    Category,
    Channel,
    Gender,
    LifeSituation,
    Role,
    Tickets,
)
from ui.tokens import Tone


class ScreenName(StrEnum):
    """The screens that stand on the left."""

    CHECK = "check"
    CARD = "card"
    TODAY = "today"
    PERSON = "person"
    FIGURES = "figures"
    SETTINGS = "settings"
    DESK = "desk"
    HELP = "help"


class Sign(StrEnum):
    """The sign beside a word; each is a drawing of the same name."""

    GOOD = "sign-good"
    STOP = "sign-stop"
    ASK = "sign-ask"
    EDIT = "sign-edit"
    NOTE = "sign-note"
    WAIT = "sign-wait"


class ActState(StrEnum):
    """Where a recorded act stands on its way; in exactly one at any moment."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    PERSON = "person"
    WITHDRAWN = "withdrawn"
    NOT_RECORDED = "not recorded"


class StatusPart(StrEnum):
    """The parts of the status bar, each of which opens its rows."""

    CONNECTION = "connection"
    LIST = "list"
    WAITING = "waiting"
    PERSON = "person"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class SiteShown:
    """Where this desk stands."""

    name: str
    desk: str = ""
    role: Role = Role.VENUE


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """A verdict as the card of it shows it.

    `customer` is the neutral sentence for the person on the other side; `advisory`
    tells why the verdict is advice only; `facts` tell what it rests on; `place` is
    the place in the typed text that is to be looked at.
    """

    tone: Tone
    sign: Sign
    word: str
    sentence: str = ""
    second: str = ""
    validity: str = ""
    facts: tuple[str, ...] = ()
    advisory: str = ""
    customer: str = ""
    place: int | None = None

    @property
    def announcement(self) -> str:
        """Give what a screen reader says, once."""
        parts = (self.word, self.validity, self.second, self.sentence, self.advisory)
        return ". ".join(part.rstrip(".") for part in parts if part)


@dataclass(frozen=True, slots=True)
class CountsShown:
    """What may be recorded for the card on the screen.

    `tickets` is what stands there at first; beyond a limit the clerk may go, and
    the row says so. `guarded`: Enter alone does not record.
    """

    tickets: Tickets
    most_own: int = 1
    most_children: int = 0
    most_course_places: int | None = None
    child_age: int = 18
    community: bool = False
    course: bool = False
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class RecordWished:
    """What the clerk wants recorded; `beyond` is what goes past a limit."""

    tickets: Tickets
    channel: Channel = Channel.DESK
    deliberate: bool = False


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event in the chooser; `left` is what its quota still holds."""

    key: bytes
    title: str
    when: str = ""
    left: int | None = None


@dataclass(frozen=True, slots=True)
class EventWished:
    """An event that the clerk declares at the desk."""

    title: str
    day: date
    minute: int | None
    category: Category
    quota: int | None = None
    course: bool = False


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of this desk in a list; the code only by its last two signs."""

    key: bytes
    time: str
    tail: str
    given: str
    state: ActState
    event: str = ""
    channel: str = ""
    story: str = ""
    flag: str = ""
    can_be_voided: bool = False


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer that a case allows: its number, its word and what it means."""

    number: int
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    """Both sides of a case, what may be answered, and who said what so far."""

    key: bytes
    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    answers: tuple[AnswerShown, ...] = ()
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """Something that needs a person, and what the next step is."""

    key: str
    since: str
    tail: str
    kind: str
    sentence: str = ""
    next_step: str = ""
    case: CaseShown | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One counted thing."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StatusShown:
    """The status bar; its numbers add up and each opens its rows."""

    connection: str
    connected: bool
    list_age: str = ""
    list_good: bool = True
    waiting: int = 0
    person: int = 0
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """A problem in place: what happened, and the one thing to do."""

    sentence: str
    action: str = ""
    tone: Tone = Tone.LOOK


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """The settings as they are."""

    language: str
    theme: str
    scale: int
    sounds: bool
    sounds_possible: bool
    reduced_motion: bool
    hide_details: bool
    same_code_seconds: int


@dataclass(frozen=True, slots=True)
class CardWished:
    """The distributor's form as it stands; what was typed is still text.

    `consent_to_wellbeing` may stay unanswered; without `consent_to_store` nothing
    is saved.
    """

    code: str
    birth_year: str
    postcode: str
    children: str
    gender: Gender
    life_situation: LifeSituation
    consent_to_store: bool
    consent_to_wellbeing: bool
    granted: date
    community: bool = False


@dataclass(frozen=True, slots=True)
class CardFormShown:
    """What the form is told while it is filled: faults by field, the last day.

    `note` says what this code is here, `problem` why nothing was saved.
    """

    faults: dict[str, str] = field(default_factory=dict)
    last_valid: str = ""
    note: str = ""
    problem: ProblemShown | None = None


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card of this site in the list of the last five, by its code."""

    key: bytes
    code: str
    last_valid: str
    children: int
    state: ActState
    story: str = ""
    can_be_amended: bool = True
    verbs: frozenset[CardVerb] = frozenset()
