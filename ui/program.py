"""The program behind the window: opens the desk, works with it, closes it.

Importing this imports the database, HTTP and the key store: it is done in a thread.
"""

from pathlib import Path

from PySide6.QtCore import QObject

from kaikudesk import arrival
from kaikudesk.clock import SystemClock
from kaikudesk.keys import SystemKeyring
from kaikudesk.settings import Settings
from ui.background import Background
from ui.check_panel import CheckPanel
from ui.comfort import Comfort
from ui.desk_facts import desk_facts
from ui.opening import Opening
from ui.panel import Panel
from ui.settings_screen import SettingsScreen
from ui.shown import ProblemShown, ScreenName
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
        self._ended = False
        self._sounds = Sounds(system_player(), self)
        self._comfort = Comfort(opening, self._sounds, folder)
        self._comfort.changed.connect(self._on_choices_changed)
        self._comfort.not_kept.connect(self._on_not_kept)
        self._unlocking = Unlocking(
            opening, background, WayIn(folder, SystemClock(), SystemKeyring())
        )
        self._unlocking.opened.connect(self._on_opened)
        opening.ready.connect(self._begin_day)
        opening.window.screen_made.connect(self._on_screen_made)
        opening.languages.changed.connect(self._on_language_changed)
        opening.scanner.repeated.connect(self._on_repeated)

    @property
    def is_open(self) -> bool:
        """Tell whether the desk works."""
        return self._day is not None

    def begin(self) -> None:
        """Open the desk, by itself where that is possible."""
        self._unlocking.begin()

    def end(self) -> None:
        """Let the round in hand end and close the desk."""
        self._ended = True
        if self._day is not None:
            self._day.end()
            self._day = None

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        desk = opened.desk
        self._opening.today = lambda: desk.today
        self._comfort.remember_role(desk.identity.role)
        if self._opening.window.is_furnished:
            self._begin_day()
        elif not self._opening.is_furnishing:
            self._opening.furnish_for(desk.identity.role)

    def _begin_day(self) -> None:
        """Begin once both are there, whichever comes last."""
        if self._opened is None or self._day is not None or self._ended:
            return
        opening = self._opening
        self._day = WorkingDay(self._opened.desk, opening.window)
        self._day.answered.connect(self._sounds.tone)
        self._day.sent.connect(self._sounds.sent)
        self._day.recovery_taken.connect(self._on_recovery_taken)
        opening.code_entered.connect(self._day.presenter.answer)
        self._put_details_as_chosen(self._comfort.settings)
        opening.listen()
        self._day.begin()

    def _on_recovery_taken(self) -> None:
        opened = self._opened
        if opened is not None:
            arrival.settle_recovery_code(self._folder, opened.keys, opened.desk.files)

    def _on_repeated(self, _code: str) -> None:
        same = self.tr("The same code was read again a moment ago; it counts once.")
        self._say(ProblemShown(same, self.tr("Close")))

    def _on_screen_made(self, _name: ScreenName, screen: Panel) -> None:
        if isinstance(screen, SettingsScreen):
            screen.settings_chosen.connect(self._comfort.choose)
            screen.send_wished.connect(self._opening.window.send_wished)
            self._tell_settings(screen)

    def _on_choices_changed(self, settings: Settings) -> None:
        self._put_details_as_chosen(settings)
        screen = self._opening.window.stack.made(ScreenName.SETTINGS)
        if isinstance(screen, SettingsScreen):
            self._tell_settings(screen)

    def _on_not_kept(self) -> None:
        lost = self.tr("The settings could not be stored; they last until the end.")
        self._say(ProblemShown(lost, self.tr("Close")))

    def _on_language_changed(self) -> None:
        if self._day is not None:
            self._day.tell()

    def _tell_settings(self, screen: SettingsScreen) -> None:
        opened = self._opened
        facts = () if opened is None else desk_facts(opened.desk, self._folder)
        screen.show_settings(self._comfort.shown(facts))

    def _put_details_as_chosen(self, settings: Settings) -> None:
        window = self._opening.window
        if window.is_furnished and isinstance(window.main, CheckPanel):
            window.main.verdict.hide_details(hidden=settings.hide_details)

    def _say(self, problem: ProblemShown) -> None:
        window = self._opening.window
        if window.is_furnished:
            window.news.show_problem(problem)
