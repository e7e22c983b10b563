"""Leads the ways of a new desk that need no network, from the gate."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kaikudesk.errors import KaikuDeskError
from kaikudesk.wire.parcel import ANSWER_SUFFIX, POST_SUFFIX
from ui.arriving import Arriving
from ui.background import Background
from ui.enrol_panel import EnrolPanel
from ui.file_choice import choose_to_open, choose_to_save
from ui.moving_out import MOVED_SUFFIX
from ui.shown import ProblemShown
from ui.tokens import Tone


class ComingByFile(QObject):
    """Asks for files and works with them in the background.

    Signals:
        opened: the register's answer was taken in; gives an `Opened`.
        refused: gives the error that says why not.
        luggage_chosen: take over the desk in this file.
    """

    opened = Signal(object)
    refused = Signal(object)
    luggage_chosen = Signal(Path)

    def __init__(
        self, panel: EnrolPanel, background: Background, arriving: Arriving
    ) -> None:
        """Stand behind the panel."""
        super().__init__(panel)
        self._panel = panel
        self._background = background
        self._arriving = arriving
        panel.request_wished.connect(self._ask_where)
        panel.others.answer_wished.connect(self._ask_which)
        panel.others.move_in_wished.connect(self._ask_for_luggage)

    def request(self, code: str, passphrase: str, path: Path) -> None:
        """Write the request of this code into this file."""
        self._panel.set_busy(busy=True)
        self._background.run(
            partial(self._arriving.ask_by_file, code, passphrase, path),
            on_result=lambda _nothing: self._on_requested(path),
            on_error=self._on_fault,
        )

    def read(self, path: Path) -> None:
        """Take the register's answer in."""
        self._panel.set_busy(busy=True)
        self._background.run(
            partial(self._arriving.by_answer, path),
            on_result=self.opened.emit,
            on_error=self._on_fault,
        )

    def _ask_where(self, code: str, passphrase: str) -> None:
        title = self.tr("Save a request")
        name = f"KaikuDesk{POST_SUFFIX}"
        chosen = partial(self.request, code, passphrase)
        choose_to_save(self._panel, title, name, chosen)

    def _ask_which(self) -> None:
        title = self.tr("Read the answer")
        choose_to_open(self._panel, title, ANSWER_SUFFIX, self.read)

    def _ask_for_luggage(self) -> None:
        title = self.tr("Take over a moved desk")
        choose_to_open(self._panel, title, MOVED_SUFFIX, self.luggage_chosen.emit)

    def _on_requested(self, path: Path) -> None:
        self._panel.show_problem(None)
        self._panel.others.say_result(lambda: _requested_note(path.name))

    def _on_fault(self, fault: KaikuDeskError) -> None:
        self.refused.emit(fault)


def _requested_note(name: str) -> ProblemShown:
    words = QCoreApplication.translate(
        "ComingByFile",
        "The request is in the file %1. Give it to the register’s administrator and "
        "read the answer here. KaikuDesk may be closed until then.",
    )
    return ProblemShown(words.replace("%1", name), tone=Tone.GOOD)
