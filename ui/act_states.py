"""The states of an act as signs and words."""

from PySide6.QtCore import QCoreApplication

from ui.shown import ActState

_SIGNS = {
    ActState.WAITING: "↑",
    ActState.CONFIRMED: "✔",
    ActState.CHANGED: "≠",
    ActState.PERSON: "!",
    ActState.WITHDRAWN: "–",
    ActState.NOT_RECORDED: "×",
}


def state_word(state: ActState) -> str:
    """Give a state's word in the language of now."""
    translate = QCoreApplication.translate
    words = {
        ActState.WAITING: translate("ActState", "waiting"),
        ActState.CONFIRMED: translate("ActState", "confirmed"),
        ActState.CHANGED: translate("ActState", "changed"),
        ActState.PERSON: translate("ActState", "needs a person"),
        ActState.WITHDRAWN: translate("ActState", "withdrawn"),
        ActState.NOT_RECORDED: translate("ActState", "not recorded"),
    }
    return words[state]


def state_text(state: ActState) -> str:
    """Give sign and word."""
    return f"{_SIGNS[state]} {state_word(state)}"
