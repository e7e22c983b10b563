"""Told values with sane defaults, for tests and pictures of screens."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kaikudesk.model import CardVerb, Role, Settlement, Tickets
from ui.case_words import answer_words
from ui.desk_shown import DeskShown
from ui.shown import (
    ActRow,
    ActState,
    AnswerShown,
    CardRow,
    CaseRow,
    CaseShown,
    CountsShown,
    EventShown,
    FigureRow,
    ProblemShown,
    SettingsShown,
    Sign,
    SiteShown,
    StatusShown,
    VerdictShown,
)
from ui.tokens import Tone

TODAY = date(2026, 11, 24)


def today() -> date:
    """Give the day on which every test stands."""
    return TODAY


def a_verdict(**changes: object) -> VerdictShown:
    """Make a valid card's verdict."""
    told: dict[str, object] = {
        "tone": Tone.GOOD,
        "sign": Sign.GOOD,
        "word": "VALID",
        "sentence": "Own ticket and up to 2 children",
        "validity": "until 3.3.2027",
        "facts": ("today here: nothing yet", "list from 08.12 today"),
        "customer": "The ticket is ready.",
    }
    return VerdictShown(**{**told, **changes})  # type: ignore[arg-type] # told by name


def some_counts(**changes: object) -> CountsShown:
    """Make the counts of a card with two children."""
    told: dict[str, object] = {"tickets": Tickets(own=1), "most_children": 2}
    return CountsShown(**{**told, **changes})  # type: ignore[arg-type] # told by name


def an_act(number: int = 1, **changes: object) -> ActRow:
    """Make one recorded act."""
    told: dict[str, object] = {
        "key": bytes([number]),
        "time": f"19.{number:02}",
        "tail": f"{78 - number}",
        "given": "own + 1",
        "state": ActState.WAITING,
        "event": "Viulun ilta",
        "channel": "at the desk",
        "story": "Recorded at 19.02; it waits until the register has it.",
        "can_be_voided": True,
    }
    return ActRow(**{**told, **changes})  # type: ignore[arg-type] # told by name


def some_acts() -> tuple[ActRow, ...]:
    """Make one act of each state."""
    return tuple(an_act(place, state=state) for place, state in enumerate(ActState, 1))


def a_case() -> CaseRow:
    """Make one open case."""
    return CaseRow(
        key="a",
        since="23.11.2026",
        tail="12",
        kind="Not yet registered",
        sentence="A ticket was given on 23.11.2026 for a card that nobody has "
        "registered yet.",
        next_step="Nothing now: it closes itself when the card is registered.",
        case=CaseShown(
            b"key of this case",
            here=("ticket given, recorded at 12.00", "The screen said: EXPIRED"),
            there=("The card is in use.", "A venue: ticket given, 23.11.2026 12.05"),
            answers=tuple(
                AnswerShown(one, *answer_words(one))
                for one in (Settlement.LET_STAND, Settlement.MISTAKE)
            ),
            trace=("The coordinator, 12.00: It stands – this decides",),
        ),
    )


def some_events() -> tuple[EventShown, ...]:
    """Make two events of today."""
    return (
        EventShown(b"a", "Viulun ilta", "tänään 19.00", 6),
        EventShown(b"b", "Uimahalli", "koko päivä"),
    )


def a_status(**changes: object) -> StatusShown:
    """Make the status of a desk whose network is gone."""
    told: dict[str, object] = {
        "connection": "No network since 18.05",
        "connected": False,
        "list_age": "list from 08.12",
        "waiting": 12,
        "person": 2,
        "confirmed": 31,
    }
    return StatusShown(**{**told, **changes})  # type: ignore[arg-type] # told by name


def a_site(role: Role = Role.VENUE) -> SiteShown:
    """Make the site that the pictures show."""
    return SiteShown("Kuhmotalo", "kassa 2", role)


def some_cards() -> tuple[CardRow, ...]:
    """Make two registered cards, the first with all that may be done with one."""
    verbs = frozenset(CardVerb) - {CardVerb.REINSTATE}
    waits = CardRow(b"1", "KK12345678", "23.11.2027", 2, ActState.WAITING, "Waits.")
    return (
        replace(waits, verbs=verbs),
        CardRow(b"2", "KK12345679", "20.11.2027", 0, ActState.CONFIRMED, "Works."),
    )


def some_figures() -> tuple[FigureRow, ...]:
    """Make the count of a day."""
    return (FigureRow("Own tickets", 34), FigureRow("Children’s tickets", 12))


def some_settings(**changes: object) -> SettingsShown:
    """Make the settings as a fresh desk has them."""
    told: dict[str, object] = {
        "language": "en",
        "theme": "light",
        "scale": 100,
        "sounds": True,
        "sounds_possible": False,
        "reduced_motion": False,
        "hide_details": False,
        "same_code_seconds": 3,
    }
    return SettingsShown(**{**told, **changes})  # type: ignore[arg-type] # told by name


def a_desk(**changes: object) -> DeskShown:
    """Make a desk whose network is gone, with a second place for its backups."""
    told: dict[str, object] = {
        "line": ProblemShown("There is no network. (Since 18.05.)"),
        "facts": (("Site", "Kuhmotalo"), ("Desk number", "2")),
        "backup": "On this computer: of 24.11.2026.",
        "place": "E:/varmuuskopiot/KaikuDesk 7-2",
    }
    return DeskShown(**{**told, **changes})  # type: ignore[arg-type] # told by name


def a_saved_file() -> ProblemShown:
    """Make what is said of a file that was saved."""
    return ProblemShown("12 records are in the file.", tone=Tone.NOTE)


def enter_key(*, repeated: bool) -> QKeyEvent:
    """Make a press of Enter, as the keyboard sends it or repeats it."""
    none = Qt.KeyboardModifier.NoModifier
    pressed = QEvent.Type.KeyPress
    return QKeyEvent(pressed, Qt.Key.Key_Return, none, "\r", repeated)


def some_news() -> ProblemShown:
    """Make a quiet piece of news."""
    return ProblemShown("…56 is registered now.", "Close", Tone.NOTE)
