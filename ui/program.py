"""The program behind the window: opens the desk, works with it, closes it.

Importing this imports the database, HTTP and the key store: it is done in a thread.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kaikudesk.clock import SystemClock
from kaikudesk.keys import SystemKeyring
from ui.background import Background
from ui.changing_place import ChangingPlace
from ui.check_panel import CheckPanel
from ui.choosing_settings import ChoosingSettings
from ui.comfort import Comfort
from ui.compact_bar import CompactBar
from ui.keeping_desk import KeepingDesk
from ui.opening import Opening
from ui.shown import ProblemShown
from ui.sounds import Sounds, system_player
from ui.unlocking import Unlocking
from ui.way_in import Opened, WayIn
from ui.working_day import WorkingDay


class Program(QObject):
    """One desk's program, from the closed folder to the closed window."""

    def __init__(self, opening: Opening, background: Background, folder: Path) -> None:
        """Stand ready behind the window."""
        super().__init__(opening)
        self._opening = opening
        self._background = background
        self._folder = folder
        self._opened: Opened | None = None
        self._day: WorkingDay | None = None
        self._bar: CompactBar | None = None
        self._ended = False
        self._sounds = Sounds(system_player(), self)
        self._comfort = Comfort(opening, self._sounds, folder)
        self._settings = ChoosingSettings(opening.window, self._comfort)
        self._way_in = WayIn(folder, SystemClock(), SystemKeyring())
        self._unlocking = Unlocking(opening, background, self._way_in)
        self._unlocking.opened.connect(self._on_opened)
        opening.ready.connect(self._begin_day)
        opening.languages.changed.connect(self._on_language_changed)
        opening.scanner.repeated.connect(self._on_repeated)

    @property
    def is_open(self) -> bool:
        """Tell whether the desk works: scans are answered."""
        return self._day is not None and self._opening.is_listening

    def begin(self) -> None:
        """Open the desk, by itself where that is possible."""
        self._unlocking.begin()

    def network_changed(self) -> None:
        """Try again at once: what failed may work now."""
        if self._day is not None:
            self._day.posting.network_changed()

    def end(self) -> None:
        """Let the round in hand end and close the desk, or what was begun of one."""
        self._ended = True
        if self._day is not None:
            # A file that is being written is written with the desk's files open.
            self._background.close()
            self._day.end()
            self._day = None
        elif self._opened is not None:
            self._opened.desk.close()
        self._opened = None
        # A job that is on works with these files: they end with the program.
        if self._background.is_idle:
            self._way_in.close()

    def _on_opened(self, opened: Opened) -> None:
        if self._ended:
            opened.desk.close()
            return
        self._opened = opened
        desk = opened.desk
        self._opening.today = lambda: desk.today
        self._comfort.remember_role(desk.identity.role)
        if self._opening.role != desk.identity.role:
            self._opening.furnish_for(desk.identity.role)
        elif self._opening.window.is_furnished:
            self._begin_day()

    def _begin_day(self) -> None:
        """Begin once both are there, whichever comes last."""
        if self._opened is None or self._day is not None or self._ended:
            return
        opening, window = self._opening, self._opening.window
        if opening.role != self._opened.desk.identity.role:
            return
        self._day = WorkingDay(self._opened.desk, window)
        self._day.answered.connect(self._sounds.tone)
        self._day.sent.connect(self._sounds.sent)
        self._day.recovery_taken.connect(self._on_recovery_taken)
        KeepingDesk(self._opened, self._background, window, self._day)
        choice, desk = window.header.places, self._opened.desk
        ChangingPlace(desk, self._day, choice, self._begin_elsewhere)
        if isinstance(window.main, CheckPanel):
            self._bar = CompactBar(window, window.main)
        self._settings.tell()
        # In a turn of its own: a key that was pressed meanwhile comes before.
        QTimer.singleShot(0, self._listen)

    def _begin_elsewhere(self) -> None:
        """End the day at one place of the desk and furnish for the next one."""
        if self._day is None or self._opened is None:
            return
        if self._bar is not None:
            self._bar.leave()
            self._bar.deleteLater()
            self._bar = None
        self._opening.is_listening = False
        self._day.deleteLater()
        self._day = None
        role = self._opened.desk.identity.role
        self._comfort.remember_role(role)
        self._opening.furnish_for(role)

    def _listen(self) -> None:
        """Answer the codes that were kept, and those to come; let the post go."""
        if self._day is None:
            return
        self._opening.code_entered.connect(self._day.answer)
        self._opening.listen()
        self._day.begin()

    def _on_recovery_taken(self) -> None:
        opened = self._opened
        if opened is not None:
            self._way_in.settle(opened)

    def _on_repeated(self, _code: str) -> None:
        window = self._opening.window
        if window.is_furnished:
            same = self.tr("The same code was read again a moment ago; it counts once.")
            window.news.show_problem(ProblemShown(same, self.tr("Close")))

    def _on_language_changed(self) -> None:
        if self._day is not None:
            self._day.tell()
            self._settings.tell()
