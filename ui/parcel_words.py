"""What is wrong with a file that was carried, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.errors import (
    AlteredParcelError,
    CutParcelError,
    ForeignParcelError,
    LargeParcelError,
    NewParcelError,
    NoParcelError,
    OlderParcelError,
    OutdatedParcelError,
    UnfitParcelError,
    WrongWayParcelError,
)

translate = QCoreApplication.translate


def parcel_sentences() -> dict[type, str]:
    """Give the sentence of each fault; nothing at the desk was changed by any."""
    return _of_damaged_ones() | _of_useless_ones()


def _of_damaged_ones() -> dict[type, str]:
    return {
        NoParcelError: translate(
            "Parcel", "This file is not from KaikuDesk. Choose another one."
        ),
        NewParcelError: translate(
            "Parcel", "A newer KaikuDesk wrote this file. Update this program first."
        ),
        LargeParcelError: translate(
            "Parcel",
            "This file is larger than such files are. Nothing was taken from it; ask "
            "the register’s administrator for a new one.",
        ),
        CutParcelError: translate(
            "Parcel",
            "The end of this file is missing. Copy it once more, and wait until the "
            "copy is ready.",
        ),
        AlteredParcelError: translate(
            "Parcel",
            "This file was changed on its way. Nothing was taken from it: copy it "
            "once more, or ask for a new one.",
        ),
    }


def _of_useless_ones() -> dict[type, str]:
    return {
        ForeignParcelError: translate(
            "Parcel", "This file is for another desk. Choose the one for this desk."
        ),
        WrongWayParcelError: translate(
            "Parcel",
            "This file goes from the desk to the register. Choose the answer that came "
            "back.",
        ),
        OutdatedParcelError: translate(
            "Parcel",
            "This file is past its day. Save what waits once more and send that.",
        ),
        OlderParcelError: translate(
            "Parcel",
            "This file is older than what this desk has already. Nothing was "
            "changed; choose the newest one.",
        ),
        UnfitParcelError: translate(
            "Parcel",
            "This file does not go on from what this desk holds. Save what waits once "
            "more and send that.",
        ),
    }
