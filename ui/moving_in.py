"""Leads the taking over of a desk that ended on another computer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.arriving import Arriving
from ui.background import Background
from ui.move_in_panel import MoveInPanel
from ui.way_in import Opened


class MovingIn(QObject):
    """Unpacks a file in the background, as soon as a word is given that opens it.

    Signals:
        opened: the desk goes on here; gives an `Opened`.
        unpacked: the desk is here, and something else has to open it.
        refused: gives the error that says why not.
    """

    opened = Signal(object)
    unpacked = Signal()
    refused = Signal(object)

    def __init__(
        self, panel: MoveInPanel, background: Background, arriving: Arriving, path: Path
    ) -> None:
        """Stand behind the panel."""
        super().__init__(panel)
        self._background = background
        self._arriving = arriving
        self._path = path
        panel.word_given.connect(self._unpack)

    def _unpack(self, passphrase: str, code: str) -> None:
        self._background.run(
            partial(self._arriving.by_moved_file, self._path, passphrase, code),
            on_result=self._on_here,
            on_error=self.refused.emit,
        )

    def _on_here(self, opened: Opened | None) -> None:
        if opened is None:
            self.unpacked.emit()
        else:
            self.opened.emit(opened)
