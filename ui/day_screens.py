"""Today, Needs a person and Figures: told when they are made, opened, or change."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from kaikudesk.desk import Desk
from kaikudesk.standing import Ledger
from ui.acts_table import ActsTableModel
from ui.case_rows import case_rows
from ui.cases_table import CasesTableModel
from ui.day_words import act_rows, figure_rows, now_text
from ui.figures_screen import FiguresScreen
from ui.main_window import MainWindow
from ui.panel import Panel
from ui.person_screen import PersonScreen
from ui.rows_view import RowsView
from ui.shown import ScreenName
from ui.today_screen import TodayScreen

_LISTS = (ScreenName.TODAY, ScreenName.PERSON, ScreenName.FIGURES)


class DayScreens(QObject):
    """Keeps the lists true, of which only those that were opened exist.

    Signals:
        void_wished: an act of a list is to be withdrawn.
        answered: a case, by its key, got the answer of this number.
    """

    void_wished = Signal(bytes)
    answered = Signal(bytes, int)

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        """Follow the window's screens."""
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._ledger: Ledger | None = None
        window.screen_made.connect(self._on_screen_made)
        window.screen_opened.connect(self._on_screen_opened)
        for name in _LISTS:
            screen = window.stack.made(name)
            if screen is not None:
                self._on_screen_made(name, screen)

    def tell(self, ledger: Ledger) -> None:
        """Tell every list that exists how things stand now."""
        self._ledger = ledger
        for name in _LISTS:
            screen = self._window.stack.made(name)
            if screen is not None:
                self._tell(screen, ledger)

    def _on_screen_opened(self, name: ScreenName) -> None:
        """Let figures be those of the moment in which they are looked at."""
        screen = self._window.stack.made(name)
        if isinstance(screen, FiguresScreen) and self._ledger is not None:
            self._tell(screen, self._ledger)

    def _on_screen_made(self, _name: ScreenName, screen: Panel) -> None:
        if isinstance(screen, TodayScreen):
            screen.void_wished.connect(self.void_wished)
        elif isinstance(screen, PersonScreen):
            screen.card.answered.connect(self.answered)
        if self._ledger is not None:
            self._tell(screen, self._ledger)

    def _tell(self, screen: Panel, ledger: Ledger) -> None:
        match screen:
            case TodayScreen():
                with _the_chosen_kept(screen.view, screen.acts):
                    screen.show_acts(act_rows(self._desk, ledger))
            case PersonScreen():
                with _the_chosen_kept(screen.view, screen.cases):
                    screen.show_cases(case_rows(self._desk, ledger))
            case FiguresScreen():
                rows = figure_rows(self._desk, ledger)
                screen.show_figures(rows, now_text(self._desk))


@contextmanager
def _the_chosen_kept(
    view: RowsView, model: ActsTableModel | CasesTableModel
) -> Iterator[None]:
    """Let the row that is being read stay the chosen one in the new list."""
    row = model.row_at(view.currentIndex())
    yield
    keys = [one.key for one in model.rows]
    if row is not None and row.key in keys:
        view.selectRow(keys.index(row.key))
