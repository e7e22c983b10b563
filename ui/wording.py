"""Errors of the core in the clerk's language: what happened and what to do."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.errors import (
    BackupPlaceError,
    CodeError,
    DamagedError,
    DeskMovedError,
    FileMissingError,
    ForeignReceiptError,
    FormError,
    KaikuDeskError,
    KeyLostError,
    KeyringLockedError,
    KeyringMissingError,
    ListDamagedError,
    NotAllowedError,
    OutdatedLibraryError,
    RegisterRefusedError,
    RegisterUnreachableError,
    SignatureError,
    StorageBusyError,
    StorageFullError,
    TooNewError,
    WrongKeyError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ui.card_rule_words import card_rule_sentences
from ui.form_words import form_sentence
from ui.parcel_words import parcel_sentences
from ui.shown import ProblemShown
from ui.status_words import unreached_words
from ui.tokens import Tone

translate = QCoreApplication.translate


def problem_of(error: KaikuDeskError) -> ProblemShown:
    """Put an error into a sentence and, where there is one, an action."""
    return ProblemShown(sentence_of(error), action=_action(error), tone=_tone(error))


def sentence_of(error: KaikuDeskError) -> str:
    """Put an error into a sentence."""
    match error:
        case FormError():
            return form_sentence(error.field, error.fault)
        case NotAllowedError():
            return _rule_sentence(error.rule)
        case RegisterUnreachableError():
            return unreached_words(error)
        case RegisterRefusedError():
            return _refusal_sentence(error.kind)
        case TooNewError() | FileMissingError() | DeskMovedError():
            return _file_sentence(error)
    return _plain_sentence(error)


def not_recorded_sentence(error: KaikuDeskError) -> str:
    """Say that nothing was kept; Enter tries the very same act again."""
    nothing = translate("Wording", "Not recorded – press Enter again.")
    return f"{nothing} {sentence_of(error)}"


def _file_sentence(error: TooNewError | FileMissingError | DeskMovedError) -> str:
    if isinstance(error, DeskMovedError):
        moved = translate(
            "Wording",
            "This desk moved to another computer, by the file %1. Nothing is recorded "
            "here any more: go on there.",
        )
        return moved.replace("%1", error.moved_to)
    if isinstance(error, FileMissingError):
        missing = translate(
            "Wording",
            "The file %1 of this desk is missing. Nothing was changed: put it back "
            "into the desk’s folder and try again, or ask the national office.",
        )
        return missing.replace("%1", error.name)
    words = translate(
        "Wording",
        "A newer KaikuDesk wrote this desk’s files (version %1, known up to %2). "
        "Nothing was changed: open them with the newer program.",
    )
    return words.replace("%1", str(error.found)).replace("%2", str(error.known))


def _plain_sentence(error: KaikuDeskError) -> str:
    sentences = _of_files() | _of_keys() | parcel_sentences()
    unknown = translate(
        "Wording",
        "Something went wrong; nothing is lost. Try again; if it stays, ask "
        "the national office.",
    )
    kinds = (kind for kind in type(error).__mro__ if kind in sentences)
    return next((sentences[kind] for kind in kinds), unknown)


def _of_files() -> dict[type, str]:
    return {
        CodeError: translate(
            "Wording", "This is no code of a card. Look at it and type it once more."
        ),
        WrongKeyError: translate(
            "Wording",
            "The key does not open this desk’s files: they are damaged, or another "
            "desk’s. Nothing was changed; ask the national office.",
        ),
        StorageFullError: translate(
            "Wording",
            "The disk is full. Make room and try again; until then, note codes on "
            "paper.",
        ),
        StorageBusyError: translate(
            "Wording", "The file is being written to. Try again."
        ),
        OutdatedLibraryError: translate(
            "Wording", "The database library is too old to be safe. Update KaikuDesk."
        ),
        BackupPlaceError: translate(
            "Wording",
            "The second place for backups is out of reach or full. Backups on this "
            "computer go on.",
        ),
        DamagedError: translate(
            "Wording",
            "This desk’s files are damaged. Close KaikuDesk and start it again: the "
            "old file is kept, and the desk goes on with what can be read. If this "
            "stays, ask the national office.",
        ),
        ListDamagedError: translate(
            "Wording",
            "The list of cards on this desk was damaged and is being fetched anew from "
            "the register. Recording goes on; nothing that was recorded is lost.",
        ),
    }


def _of_keys() -> dict[type, str]:
    return {
        KeyringMissingError: translate(
            "Wording",
            "This machine has no key store. A passphrase opens the desk instead.",
        ),
        KeyringLockedError: translate(
            "Wording", "The key store is locked. Open it and try again."
        ),
        KeyLostError: translate(
            "Wording",
            "The key store no longer has this desk’s key. The recovery code opens the "
            "desk: the register’s administrator has it.",
        ),
        WrongPassphraseError: translate(
            "Wording",
            "This passphrase opens nothing. Look at capital letters and at the "
            "language of the keyboard; the recovery code opens the desk too.",
        ),
        WrongRecoveryCodeError: translate(
            "Wording",
            "This recovery code opens nothing. Compare it sign by sign; else ask "
            "the register’s administrator for the newest one.",
        ),
        SignatureError: translate(
            "Wording",
            "The answer is not signed by the register. Nothing was taken from it; "
            "ask the register’s administrator.",
        ),
        ForeignReceiptError: translate(
            "Wording",
            "The register’s receipt does not fit this desk’s journal. Sending has "
            "stopped and nothing is lost; ask the national office.",
        ),
    }


def _rule_sentence(rule: str) -> str:
    sentences = {
        "enrolled": translate(
            "Wording",
            "There is a desk in this folder already. Close KaikuDesk and start it "
            "again to open it.",
        ),
        "not enrolled": translate(
            "Wording",
            "This desk is not enrolled yet. Ask the register’s administrator for a "
            "code.",
        ),
        "not a card": translate("Wording", "This is no card: nothing to record."),
        "not this desk's redemption": translate(
            "Wording", "Only this desk’s own records can be withdrawn here."
        ),
        "no consent": translate(
            "Wording",
            "Without consent to storing nothing is saved, and the card cannot be "
            "registered.",
        ),
        "granting site only": translate(
            "Wording",
            "Another place gave this card: only that place renews and corrects it.",
        ),
    }
    refused = translate(
        "Wording", "The rules do not let this desk do it. Ask the coordinator."
    )
    return (sentences | card_rule_sentences()).get(rule, refused)


def _refusal_sentence(kind: str) -> str:
    sentences = {
        "fork": translate(
            "Wording",
            "The register knows another history of this desk: was the folder "
            "copied? Sending has stopped and nothing is lost; ask the register’s "
            "administrator.",
        ),
        "code-spent": translate(
            "Wording",
            "The register does not take this enrolment code: it was used already, is "
            "more than a day old, or is not known there. Ask the register’s "
            "administrator for a new one.",
        ),
    }
    refused = translate(
        "Wording",
        "The register refused it (%1). Nothing is lost; tell the register’s "
        "administrator.",
    )
    return sentences.get(kind, refused.replace("%1", kind))


def _action(error: KaikuDeskError) -> str:
    again = (
        StorageFullError,
        StorageBusyError,
        FileMissingError,
        KeyringLockedError,
    )
    return translate("Wording", "Try again") if isinstance(error, again) else ""


def _tone(error: KaikuDeskError) -> Tone:
    quiet = (
        RegisterUnreachableError,
        FormError,
        KeyringMissingError,
        ListDamagedError,
    )
    return Tone.LOOK if isinstance(error, quiet) else Tone.STOP
