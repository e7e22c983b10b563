"""A field's fault in words, beside the field: what is wrong and what fits."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import NotACard
from ui.misfit_words import no_card_sentence

translate = QCoreApplication.translate


def form_sentence(field: str, fault: str) -> str:
    """Put the fault of a form's field into a sentence."""
    by_field = _sentences().get(field, {})
    rest = translate("FormFault", "Look at this field again.")
    return by_field.get(fault) or by_field.get("") or rest


def _sentences() -> dict[str, dict[str, str]]:
    """Give the sentences by field and fault; an empty fault stands for any."""
    return _counted() | _told() | _of_the_enrolment() | _of_the_card()


def _counted() -> dict[str, dict[str, str]]:
    return {
        "own": {
            "nothing given": translate("FormFault", "Every count is 0."),
            "": translate("FormFault", "One own ticket at most."),
        },
        "children": {"": translate("FormFault", "A number from 0 to 20.")},
        "assistants": {"": translate("FormFault", "A number from 0 to 5.")},
        "course_places": {"": translate("FormFault", "One course place at most.")},
        "quota": {"": translate("FormFault", "A number from 1, or no limit.")},
    }


def _told() -> dict[str, dict[str, str]]:
    return {
        "title": {
            "empty": translate("FormFault", "The event needs a name."),
            "": translate("FormFault", "The name is too long."),
        },
        "passphrase": {
            "": translate("FormFault", "A longer passphrase, such as five words.")
        },
        "address": {
            "not private": translate(
                "FormFault", "The address must begin with https://."
            ),
            "": translate("FormFault", "This is not the address of a register."),
        },
    }


def _of_the_enrolment() -> dict[str, dict[str, str]]:
    return {
        "enrolment_code": {
            "too new": translate(
                "FormFault", "This code is of a newer register. Update KaikuDesk."
            ),
            "": translate(
                "FormFault", "The code is mistyped. Copy it whole, with all its groups."
            ),
        }
    }


def _of_the_card() -> dict[str, dict[str, str]]:
    return {
        "code": _of_the_code(),
        "birth_year": {
            "too young": translate(
                "FormFault", "The holder must be 16, or turn 16 this year."
            ),
            "": translate("FormFault", "A year in four digits, such as 1984."),
        },
        "postcode": {"": translate("FormFault", "Five digits, such as 88900.")},
        "granted": {
            "in the future": translate(
                "FormFault", "A card is granted today at the latest, not in advance."
            ),
            "too long ago": translate(
                "FormFault", "Granted then, the card would have expired already."
            ),
        },
        "answers": {
            "": translate("FormFault", "At least one answer, each from 0 to 100.")
        },
        "consent": {
            "": translate(
                "FormFault",
                "Without this nothing is saved, and the card cannot be registered.",
            )
        },
    }


def _of_the_code() -> dict[str, str]:
    no_card = {reason.value: no_card_sentence(reason) for reason in NotACard}
    return no_card | {
        NotACard.EMPTY.value: translate(
            "FormFault", "Read or type the code; a mobile-only card has a button."
        ),
        "registered here already": translate(
            "FormFault",
            "This card is registered at this site already. Enter in the field shows "
            "it.",
        ),
        "": translate("FormFault", "This is no code of a card."),
    }
