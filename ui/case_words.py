"""What each kind of case is called, what happened, and what follows."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import CaseKind, Settlement, UseLimit
from kaikudesk.wire.rows import CaseRowWire

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CaseWords:
    """A case's name, what happened in a sentence, and what follows from it."""

    title: str
    happened: str
    follows: str


def case_words(row: CaseRowWire) -> CaseWords:
    """Put a case into words; a kind of a later version asks for the newer program."""
    if row.kind == CaseKind.OVER_LIMIT:
        return CaseWords(translate("Case", "Over the limit"), _limit(row), _stands())
    words = _of_cards() | _of_cards_elsewhere() | _of_uses() | _of_two_records()
    words |= _of_desks() | _of_sendings()
    unknown = CaseWords(
        translate("Case", "Something newer"),
        translate(
            "Case", "The register asks something that this program is too old for."
        ),
        translate("Case", "Update KaikuDesk; nothing is lost until then."),
    )
    return words.get(row.kind, unknown)


def _stands() -> str:
    return translate("Case", "Whatever is answered, the ticket stays given.")


def _of_uses() -> dict[int, CaseWords]:
    return {
        CaseKind.NOT_YET_REGISTERED: CaseWords(
            translate("Case", "Not yet registered"),
            translate(
                "Case",
                "A ticket was given for a card that nobody has registered yet. "
                "The ticket stands.",
            ),
            translate(
                "Case", "Nothing now: the flag goes when the card is registered."
            ),
        ),
        CaseKind.USED_BEFORE_GRANT: CaseWords(
            translate("Case", "Used before it was granted"),
            translate(
                "Case",
                "The card was granted only after the day on which a ticket was given. "
                "The ticket stands.",
            ),
            translate("Case", "Nothing: it is told once, for information."),
        ),
        CaseKind.OVERRIDE: CaseWords(
            translate("Case", "Given against the screen"),
            translate(
                "Case",
                "The screen said that the card had ended, and a ticket was given. "
                "The ticket stands.",
            ),
            _stands(),
        ),
    }


def _of_two_records() -> dict[int, CaseWords]:
    return {
        CaseKind.TWO_STORIES: CaseWords(
            translate("Case", "Two versions of one record"),
            translate(
                "Case",
                "One record came in two versions that say different things. The "
                "earlier one counts, and both are kept.",
            ),
            translate("Case", "Look which of them is right."),
        ),
        CaseKind.POSSIBLE_DOUBLE: CaseWords(
            translate("Case", "Perhaps given twice"),
            translate(
                "Case",
                "Two desks gave tickets to the same event on this card within "
                "minutes. Both stand.",
            ),
            _stands(),
        ),
        CaseKind.SUPERSEDED_CARD_USED: CaseWords(
            translate("Case", "Old card used"),
            translate(
                "Case",
                "A card was used that another had replaced. The ticket stands and "
                "counts with the new card.",
            ),
            _stands(),
        ),
    }


def _limit(row: CaseRowWire) -> str:
    limits: dict[int, str] = {
        UseLimit.CHILDREN: translate(
            "Case", "More child tickets were given than the card allows. They stand."
        ),
        UseLimit.COURSE_PLACES: translate(
            "Case", "More course places were given than a holder may have. They stand."
        ),
        UseLimit.QUOTA: translate(
            "Case",
            "More tickets were given to an event than were set aside. They stand.",
        ),
    }
    return limits.get(
        row.limit, translate("Case", "More was given than is allowed. It stands.")
    )


def _of_cards() -> dict[int, CaseWords]:
    return {
        CaseKind.SAME_CARD_TWICE: CaseWords(
            translate("Case", "Registered twice"),
            translate(
                "Case",
                "Two places registered this code with the same particulars. They "
                "count as one card.",
            ),
            translate("Case", "Nothing: it is told once, for information."),
        ),
        CaseKind.DISPUTED_CODE: CaseWords(
            translate("Case", "One code, two people"),
            translate(
                "Case",
                "Two places registered this code with different particulars. The "
                "earlier registration keeps it; nothing is merged.",
            ),
            translate(
                "Case",
                "Look at the card, then say whose registration keeps the code. The "
                "other holder needs another card.",
            ),
        ),
        CaseKind.BOTH_CHANGED: CaseWords(
            translate("Case", "Changed at two desks"),
            translate(
                "Case",
                "Two desks changed the same field without knowing of each other. The "
                "later change counts, and both are kept.",
            ),
            translate("Case", "Look at the card; amend it if the later one is wrong."),
        ),
    }


def _of_cards_elsewhere() -> dict[int, CaseWords]:
    return {
        CaseKind.CROSSED: CaseWords(
            translate("Case", "Ended here, taken back there"),
            translate(
                "Case",
                "One desk ended this card while another one took that back. The card "
                "stays ended.",
            ),
            translate("Case", "Take it back once more if the card is to work."),
        ),
        CaseKind.FOREIGN_STOCK: CaseWords(
            translate("Case", "Card of another place"),
            translate(
                "Case", "This code belongs to the cards that another place received."
            ),
            translate("Case", "Look whether the code was read from the right card."),
        ),
    }


def _of_desks() -> dict[int, CaseWords]:
    return {
        CaseKind.CLOCK: CaseWords(
            translate("Case", "Clock far off"),
            translate(
                "Case",
                "This desk’s clock was far off when it recorded this. The order of "
                "its records is kept.",
            ),
            translate("Case", "Set the clock of this machine."),
        ),
        CaseKind.COPIED_DESK: CaseWords(
            translate("Case", "Desk copied or restored"),
            translate(
                "Case",
                "This desk’s records were copied or restored from a backup. Each "
                "counts once, and nothing is lost.",
            ),
            translate("Case", "Use only one of the copies from now on."),
        ),
    }


def _of_sendings() -> dict[int, CaseWords]:
    return {
        CaseKind.WITHDRAWN_DESK: CaseWords(
            translate("Case", "Sent after the right ended"),
            translate(
                "Case",
                "This desk’s right was withdrawn before these records came. They are "
                "kept and do not count yet.",
            ),
            translate("Case", "The coordinator decides whether they count."),
        ),
        CaseKind.UNREADABLE: CaseWords(
            translate("Case", "Cannot be read"),
            translate(
                "Case", "The register keeps this record as it is and cannot read it."
            ),
            translate("Case", "The register’s administrator looks at it."),
        ),
        CaseKind.UNUSUAL_VOLUME: CaseWords(
            translate("Case", "Unusually many unknown codes"),
            translate(
                "Case",
                "This desk sent more codes that nobody knows than is usual in a day. "
                "They are kept and do not count yet.",
            ),
            translate("Case", "The coordinator decides whether they count."),
        ),
    }


def answer_words(answer: Settlement) -> tuple[str, str]:
    """Name an answer, and say what it means."""
    return {
        Settlement.LET_STAND: (
            translate("Case", "It stands"),
            translate("Case", "It was right as it was; the case is closed."),
        ),
        Settlement.MISTAKE: (
            translate("Case", "It was a mistake"),
            translate(
                "Case", "The mistake is noted and the case closed; nothing is undone."
            ),
        ),
        Settlement.OURS_KEEPS: (
            translate("Case", "Ours keeps the code"),
            translate("Case", "The registration of this place is right."),
        ),
        Settlement.OTHER_KEEPS: (
            translate("Case", "The other one keeps it"),
            translate("Case", "The registration of this place was wrong."),
        ),
        Settlement.SEEN: (
            translate("Case", "Seen"),
            translate("Case", "Somebody looked at it; the case is closed."),
        ),
        Settlement.ADMIT: (
            translate("Case", "Let them count"),
            translate("Case", "The kept records count from now on."),
        ),
        Settlement.LEAVE_OUT: (
            translate("Case", "Leave them out"),
            translate("Case", "The kept records stay kept and never count."),
        ),
    }[answer]
