"""Quiet news in words: what came by itself while the clerk worked."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.errors import KaikuDeskError
from ui.wording import sentence_of

translate = QCoreApplication.translate


def registered_sentence(tails: list[str]) -> str:
    """Say that cards that were flagged are registered now."""
    named = ", ".join(f"…{tail}" for tail in dict.fromkeys(tails))
    words = translate("News", "Registered now: %1. The flag is gone.")
    return words.replace("%1", named)


def loading_sentence(rows: int, of: int) -> str:
    """Say how far a list has come."""
    words = translate("News", "The list of cards is being loaded: %1 %.")
    return words.replace("%1", str(rows * 100 // max(of, 1)))


def broken_sentence() -> str:
    """Say that a round broke off for a reason that nobody foresaw."""
    return translate(
        "News", "Sending broke off and starts again by itself; nothing is lost."
    )


def not_withdrawn_sentence(error: KaikuDeskError) -> str:
    """Say that a record stands, since its withdrawal could not be kept."""
    stands = translate("News", "Not withdrawn: the record stands.")
    return f"{stands} {sentence_of(error)}"
