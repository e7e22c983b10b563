"""Leads the move of this desk to another computer, by one file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kaikudesk.errors import KaikuDeskError
from kaikudesk.keys import ByPassphrase
from kaikudesk.moving import move_desk
from ui.background import Background
from ui.file_choice import choose_to_save
from ui.main_window import MainWindow
from ui.move_section import MoveSection
from ui.shown import ProblemShown
from ui.tokens import Tone
from ui.way_in import Opened
from ui.wording import problem_of

MOVED_SUFFIX = ".kaikumove"


class MovingOut(QObject):
    """Writes the file while the window waits: nothing may be recorded beside it.

    Signals:
        moved: this desk has ended here.
    """

    moved = Signal()

    def __init__(
        self,
        opened: Opened,
        background: Background,
        window: MainWindow,
        section: MoveSection,
    ) -> None:
        """Stand behind the section."""
        super().__init__(section)
        self._opened = opened
        self._background = background
        self._window = window
        self._section = section
        section.move_wished.connect(self._ask_where)

    def move(self, words: str, path: Path) -> None:
        """Move into this file, which the passphrase opens."""
        told = self.tr("Everything is being written into the file …")
        self._section.say_result(lambda: ProblemShown(told, tone=Tone.NOTE))
        self._window.setEnabled(False)
        desk, keys = self._opened.desk, self._opened.keys
        self._background.run(
            lambda: move_desk(desk, keys, ByPassphrase(words), path),
            on_result=lambda _nothing: self._on_moved(path),
            on_error=self._on_fault,
        )

    def _ask_where(self, words: str) -> None:
        who = self._opened.desk.identity
        name = f"KaikuDesk {who.site.number}-{who.desk}{MOVED_SUFFIX}"
        title = self.tr("Move this desk")
        choose_to_save(self._section, title, name, partial(self.move, words))

    def _on_moved(self, path: Path) -> None:
        self._window.setEnabled(True)
        self._section.say_result(lambda: _moved_note(path.name))
        self.moved.emit()

    def _on_fault(self, fault: KaikuDeskError) -> None:
        self._window.setEnabled(True)
        self._section.say_result(partial(problem_of, fault))


def _moved_note(name: str) -> ProblemShown:
    words = QCoreApplication.translate(
        "MovingOut",
        "This desk has ended here. Take the file %1 to the other computer, start "
        "KaikuDesk there and choose “Take over a moved desk”. What waits here is still "
        "sent, and counts once.",
    )
    return ProblemShown(words.replace("%1", name), tone=Tone.GOOD)
