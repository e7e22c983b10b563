"""Why a card of this site does not allow what was asked for, in sentences."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def card_rule_sentences() -> dict[str, str]:
    """Give a sentence for each rule, by the word that the core names it by."""
    return {
        "ended": translate(
            "CardRules",
            "This card has ended for good: its holder took the consent back. A new "
            "card needs a new form.",
        ),
        "not in use": translate(
            "CardRules",
            "This card is not in use. Put it back into use first, or hand over a new "
            "one.",
        ),
        "in use": translate("CardRules", "This card is in use already."),
        "replaced": translate(
            "CardRules",
            "Another card has replaced this one. Its holder uses the new card.",
        ),
        "no consent to questions": translate(
            "CardRules",
            "The holder has not consented to the wellbeing questions: no answer is "
            "kept.",
        ),
    }
