"""Today, Needs a person and Figures: told when they are made, opened, or change."""

from PySide6.QtCore import QObject, Signal

from kaikudesk.desk import Desk
from kaikudesk.standing import Ledger
from ui.day_words import act_rows, case_rows, figure_rows, now_text
from ui.figures_screen import FiguresScreen
from ui.main_window import MainWindow
from ui.panel import Panel
from ui.person_screen import PersonScreen
from ui.shown import ScreenName
from ui.today_screen import TodayScreen


class DayScreens(QObject):
    """Keeps the lists true, of which only those that were opened exist.

    Signals:
        void_wished: an act of a list is to be withdrawn.
    """

    void_wished = Signal(bytes)

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        """Follow the window's screens."""
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._ledger: Ledger | None = None
        window.screen_made.connect(self._on_screen_made)
        for name in (ScreenName.TODAY, ScreenName.PERSON, ScreenName.FIGURES):
            screen = window.stack.made(name)
            if screen is not None:
                self._on_screen_made(name, screen)

    def tell(self, ledger: Ledger) -> None:
        """Tell every list that exists how things stand now."""
        self._ledger = ledger
        for name in (ScreenName.TODAY, ScreenName.PERSON, ScreenName.FIGURES):
            screen = self._window.stack.made(name)
            if screen is not None:
                self._tell(screen, ledger)

    def _on_screen_made(self, _name: ScreenName, screen: Panel) -> None:
        if isinstance(screen, TodayScreen):
            screen.void_wished.connect(self.void_wished)
        if self._ledger is not None:
            self._tell(screen, self._ledger)

    def _tell(self, screen: Panel, ledger: Ledger) -> None:
        match screen:
            case TodayScreen():
                screen.show_acts(act_rows(self._desk, ledger))
            case PersonScreen():
                screen.show_cases(case_rows(self._desk, ledger))
            case FiguresScreen():
                rows = figure_rows(self._desk, ledger)
                screen.show_figures(rows, now_text(self._desk))
