"""Why the desk does not open, or cannot go on: a sentence, and the exit status.

Whoever sees a screen gets it in a box; whoever started the program from a line, or
has no screen, reads it there.
"""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

FAILED = 1
_UNSEEN = {"offscreen", "minimal"}
translate = QCoreApplication.translate


def no_folder_sentence(folder: str) -> str:
    """Say that a desk cannot be in this folder."""
    words = translate(
        "LastWords",
        "This folder cannot hold a desk: %1. Start KaikuDesk with another folder, or "
        "ask for the right to write there.",
    )
    return words.replace("%1", folder)


def no_answer_sentence() -> str:
    """Say that the first window has this desk, but does not come forward."""
    return translate(
        "LastWords",
        "This desk is open already, but its window does not answer. Close it, or "
        "restart the computer. What was recorded is safe.",
    )


def broken_sentence() -> str:
    """Say that the fault is the program's own."""
    return translate(
        "LastWords",
        "Something went wrong in the program itself. What was recorded is safe. Start "
        "KaikuDesk again; if this comes back, have it installed anew.",
    )


def leave_with(sentence: str) -> int:
    """Say it and give the exit status."""
    # A program without a console has nowhere to write.
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    if QGuiApplication.platformName() not in _UNSEEN:
        QMessageBox.critical(None, QCoreApplication.applicationName(), sentence)
    return FAILED
