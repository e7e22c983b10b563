"""Leads the screen *This desk*: tells it how things are, and does what it wishes."""

from pathlib import Path

from PySide6.QtCore import QObject

from kaikudesk.storage.backups import BackupNews
from sync.by_file import Saved
from ui.background import Background
from ui.carrying import Carrying
from ui.desk_facts import desk_facts
from ui.desk_screen import DeskScreen
from ui.desk_shown import DeskShown
from ui.desk_words import backup_words, line_problem, rescued_sentence
from ui.main_window import MainWindow
from ui.moving_out import MovingOut
from ui.panel import Panel
from ui.second_place import SecondPlace, place_words
from ui.shown import ScreenName
from ui.way_in import Opened
from ui.wording import sentence_of
from ui.working_day import WorkingDay


class KeepingDesk(QObject):
    """Knows the screen once it was opened; says above all screens what cannot wait."""

    def __init__(
        self,
        opened: Opened,
        background: Background,
        window: MainWindow,
        day: WorkingDay,
    ) -> None:
        """Follow the window and the day."""
        super().__init__(day)
        self._opened = opened
        self._background = background
        self._window = window
        self._day = day
        self._backups = BackupNews()
        self._place: SecondPlace | None = None
        window.screen_made.connect(self._on_screen_made)
        window.screen_opened.connect(self.tell)
        day.told.connect(self.tell)
        day.posting.backed_up.connect(self._on_backed_up)
        if opened.rescued is not None:
            rescued = opened.rescued
            day.news.say_until_read(lambda: rescued_sentence(rescued))

    @property
    def screen(self) -> DeskScreen | None:
        """Give the screen, None while it was never opened."""
        screen = self._window.stack.made(ScreenName.DESK)
        return screen if isinstance(screen, DeskScreen) else None

    def tell(self) -> None:
        """Tell the screen how the desk is, if anybody looks at it."""
        screen = self.screen
        if screen is not None and self._window.stack.current is ScreenName.DESK:
            screen.show_desk(self._shown())

    def _shown(self) -> DeskShown:
        desk = self._opened.desk
        journal: Path = desk.files.journal.path
        return DeskShown(
            line=line_problem(self._day.line, desk),
            facts=desk_facts(desk, journal.parent),
            backup=backup_words(journal),
            place=place_words(desk),
            moved=bool(desk.moved_to),
        )

    def _on_screen_made(self, _name: ScreenName, screen: Panel) -> None:
        if not isinstance(screen, DeskScreen):
            return
        opened, background = self._opened, self._background
        screen.line.send_wished.connect(self._window.send_wished)
        carrying = Carrying(opened.desk, background, screen.files)
        carrying.taken.connect(self._day.take_in)
        carrying.saved.connect(self._on_saved)
        carrying.ended.connect(self._day.look_anew)
        moving = MovingOut(opened, background, self._window, screen.moving)
        moving.moved.connect(self._day.look_anew)
        self._place = SecondPlace(opened.desk, screen.backups)
        self._place.hear(self._backups)
        self._place.changed.connect(self._on_place_changed)

    def _on_saved(self, _saved: Saved) -> None:
        self._day.tell()

    def _on_place_changed(self) -> None:
        self._backups = BackupNews()
        self.tell()
        self._day.posting.send_now()

    def _on_backed_up(self, news: BackupNews) -> None:
        """Say a fault above all screens once, not again in each round."""
        former, self._backups = self._backups, news
        if self._place is not None:
            self._place.hear(news)
        fault = news.fault
        if fault is not None and type(fault) is not type(former.fault):
            self._day.news.say_until_read(lambda: sentence_of(fault))
        self.tell()
