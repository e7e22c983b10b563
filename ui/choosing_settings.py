"""Leads the settings' screen: what is chosen is in force at once, and kept."""

from PySide6.QtCore import QObject

from ui.check_panel import CheckPanel
from ui.comfort import Comfort
from ui.main_window import MainWindow
from ui.panel import Panel
from ui.settings_screen import SettingsScreen
from ui.shown import ProblemShown, ScreenName


class ChoosingSettings(QObject):
    """Tells the screen, once there is one, and the window what was chosen."""

    def __init__(self, window: MainWindow, comfort: Comfort) -> None:
        """Follow the window."""
        super().__init__(window)
        self._window = window
        self._comfort = comfort
        window.screen_made.connect(self._on_screen_made)
        window.furnished.connect(self._put_in_force)
        comfort.changed.connect(self._put_in_force)
        comfort.not_kept.connect(self._on_not_kept)
        self._put_in_force()

    def tell(self) -> None:
        """Tell the screen how things are, if it was ever opened."""
        if self._window.is_furnished:
            screen = self._window.stack.made(ScreenName.SETTINGS)
            if isinstance(screen, SettingsScreen):
                screen.show_settings(self._comfort.shown())

    def _on_screen_made(self, _name: ScreenName, screen: Panel) -> None:
        if isinstance(screen, SettingsScreen):
            screen.settings_chosen.connect(self._comfort.choose)
            self.tell()

    def _put_in_force(self) -> None:
        if self._window.is_furnished:
            main = self._window.main
            if isinstance(main, CheckPanel):
                main.verdict.hide_details(hidden=self._comfort.settings.hide_details)
            self.tell()

    def _on_not_kept(self) -> None:
        lost = self.tr("The settings could not be stored; they last until the end.")
        if self._window.is_furnished:
            self._window.news.show_problem(ProblemShown(lost, self.tr("Close")))
