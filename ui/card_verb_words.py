"""The verbs of a card in words: the button, the question, and the answer to it."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import CardVerb

translate = QCoreApplication.translate


def verb_words() -> dict[CardVerb, str]:
    """Name the button of each verb."""
    return {
        CardVerb.CORRECT_POSTCODE: translate("CardVerb", "Postcode"),
        CardVerb.REPORT_LOST: translate("CardVerb", "Lost"),
        CardVerb.INACTIVATE: translate("CardVerb", "Take out of use"),
        CardVerb.REINSTATE: translate("CardVerb", "Take back into use"),
        CardVerb.REPLACE: translate("CardVerb", "Replace by a new card"),
        CardVerb.ANSWER: translate("CardVerb", "Wellbeing questions"),
        CardVerb.WITHDRAW_ANSWERS: translate(
            "CardVerb", "Consent to questions taken back"
        ),
        CardVerb.WITHDRAW_CONSENT: translate("CardVerb", "Consent taken back"),
    }


def question_words() -> dict[CardVerb, str]:
    """Say what is asked for, or what follows and cannot be undone."""
    return {
        CardVerb.CORRECT_POSTCODE: translate(
            "CardVerb", "Where does the holder live now?"
        ),
        CardVerb.REPLACE: translate(
            "CardVerb",
            "The new card takes over what is known of the holder and is granted "
            "today. This card goes out of use for good.",
        ),
        CardVerb.ANSWER: translate(
            "CardVerb",
            "Type the points of the form in the order of its questions, with a space "
            "between them, and - for a question left out. They are sealed at once: "
            "this desk cannot show them again.",
        ),
        CardVerb.WITHDRAW_ANSWERS: translate(
            "CardVerb",
            "All answers to the wellbeing questions are erased, here and at the "
            "register. The card goes on. This cannot be undone.",
        ),
        CardVerb.WITHDRAW_CONSENT: translate(
            "CardVerb",
            "The card ends, and all that was asked of the holder is erased, here and "
            "at the register. Tickets already given stay. This cannot be undone.",
        ),
    }


def done_words() -> dict[CardVerb, str]:
    """Name the button that goes on."""
    return {
        CardVerb.CORRECT_POSTCODE: translate("CardVerb", "Correct the postcode"),
        CardVerb.REPLACE: translate("CardVerb", "Replace the card"),
        CardVerb.ANSWER: translate("CardVerb", "Save the answers"),
        CardVerb.WITHDRAW_ANSWERS: translate("CardVerb", "Erase the answers"),
        CardVerb.WITHDRAW_CONSENT: translate("CardVerb", "End the card and erase"),
    }


def text_words() -> dict[CardVerb, str]:
    """Name the text that a verb needs."""
    return {
        CardVerb.CORRECT_POSTCODE: translate("CardVerb", "New postcode"),
        CardVerb.REPLACE: translate("CardVerb", "Code of the new card"),
        CardVerb.ANSWER: translate("CardVerb", "Points, such as 3 - 2 4"),
    }
