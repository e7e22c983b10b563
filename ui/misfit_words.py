"""What is wrong with a code, in words: place and pattern, never another code."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.codes import Misfit, clean
from kaikudesk.model import NotACard

translate = QCoreApplication.translate


def misfit_sentence(misfit: Misfit | None, text: str) -> str:
    """Say which place breaks which pattern."""
    if misfit is None:
        return ""
    length, wanted = len(clean(text)), len(misfit.pattern)
    pattern = pattern_words(misfit.pattern)
    if misfit.place >= wanted:
        return translate(
            "Misfit",
            "The code has %n sign(s) too many. The pattern: %1",
            "",
            length - wanted,
        ).replace("%1", pattern)
    if misfit.place >= length:
        return translate(
            "Misfit",
            "The code has %n sign(s) too few. The pattern: %1",
            "",
            wanted - length,
        ).replace("%1", pattern)
    words = translate("Misfit", "Sign %1 should be %3. The pattern: %2")
    words = words.replace("%1", str(misfit.place + 1)).replace("%2", pattern)
    return words.replace("%3", _wanted(misfit.pattern[misfit.place]))


def pattern_words(pattern: str) -> str:
    """Write a pattern as one reads it on a card: A for a letter, 0 for a digit."""
    return pattern.replace("@", "A").replace("#", "0")


def _wanted(sign: str) -> str:
    if sign == "@":
        return translate("Misfit", "a letter")
    if sign == "#":
        return translate("Misfit", "a digit")
    return sign


def place_in(text: str, place: int) -> int:
    """Find the place of a cleaned code in the text as it was typed."""
    kept = -1
    for at, sign in enumerate(text):
        kept += len(clean(sign))
        if kept >= place:
            return at
    return len(text)


def no_card_sentence(reason: NotACard | None) -> str:
    """Say why this cannot be a card; nothing of it was kept."""
    sentences = {
        NotACard.EMPTY: translate("NotACard", "There was nothing to read."),
        NotACard.IDENTITY_CODE: translate(
            "NotACard", "This looks like a personal identity code. Nothing was kept."
        ),
        NotACard.TOO_LONG: translate(
            "NotACard", "This is too long for a card’s code. Nothing was kept."
        ),
        NotACard.OTHER_ALPHABET: translate(
            "NotACard", "No card has these signs. Look at the language of the keyboard."
        ),
        NotACard.MOBILE_MARK: translate(
            "NotACard",
            "X and Z stand for a mobile card that has no code yet. It works when the "
            "register has given it one.",
        ),
    }
    return "" if reason is None else sentences[reason]
