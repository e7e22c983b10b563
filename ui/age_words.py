"""How old the list is that does not know a card, in the largest unit that fits."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Verdict
from kaikudesk.rules import Answer

translate = QCoreApplication.translate
_SECONDS_OF_MINUTE = 60
_MINUTES_OF_HOUR = 60
_HOURS_OF_DAY = 24
_MOST_HOURS = 48


def age_sentence(answer: Answer) -> str:
    """Say how old the list is that does not know a card, or as of when."""
    seconds = answer.age.seconds
    if seconds is None:
        return translate(
            "Verdict",
            "The age of the list is unknown. The card may be newly registered.",
        )
    minutes = seconds // _SECONDS_OF_MINUTE
    if answer.verdict is Verdict.NOT_REGISTERED:
        return _fresh_sentence(minutes)
    return _old_sentence(minutes)


def _fresh_sentence(minutes: int) -> str:
    if not minutes:
        return translate(
            "Verdict", "Not in the register a moment ago. It may still wait to be sent."
        )
    return translate(
        "Verdict",
        "Not in the register %n minute(s) ago. It may still wait to be sent.",
        "",
        minutes,
    )


def _old_sentence(minutes: int) -> str:
    """Say the list's age in the largest unit that fits."""
    hours = minutes // _MINUTES_OF_HOUR
    if not hours:
        return translate(
            "Verdict",
            "The list is %n minute(s) old. The card may be newly registered.",
            "",
            minutes,
        )
    if hours < _MOST_HOURS:
        return translate(
            "Verdict",
            "The list is %n hour(s) old. The card may be newly registered.",
            "",
            hours,
        )
    return translate(
        "Verdict",
        "The list is %n day(s) old. The card may be newly registered.",
        "",
        hours // _HOURS_OF_DAY,
    )
