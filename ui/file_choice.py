"""Asking where a file or folder is: the system's own dialog, which holds nobody up.

Scans and rounds go on while it stands; what was chosen comes by a call.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def choose_to_save(parent: QWidget, title: str, name: str, chosen: Chosen) -> None:
    """Ask where a new file goes; its name is suggested, and its ending stays."""
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.open()


def choose_to_open(parent: QWidget, title: str, ending: str, chosen: Chosen) -> None:
    """Ask for a file that is there, of this ending."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"KaikuDesk (*{ending})")
    dialog.open()


def choose_folder(parent: QWidget, title: str, chosen: Chosen) -> None:
    """Ask for a folder."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    places = QStandardPaths.StandardLocation
    usual = QStandardPaths.writableLocation(places.DocumentsLocation)
    dialog = QFileDialog(parent.window(), title, usual)
    dialog.finished.connect(dialog.deleteLater)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
