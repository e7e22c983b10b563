"""The window: composes the panels; holds no rule and asks no database.

Only the screen that takes scans is made at once; the others are made when they are
first shown, so that the one field is live as early as can be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kaikudesk.model import Role
from ui.header_bar import HeaderBar
from ui.panel import Panel, dress_as
from ui.problem_line import ProblemLine
from ui.scan_field import ScanField
from ui.screens import make_main_screen, make_screen, show_acts_of
from ui.shown import (
    ActState,
    ProblemShown,
    ScreenName,
    SiteShown,
    StatusPart,
    StatusShown,
)
from ui.side_navigation import KEYS, SideNavigation
from ui.status_line import StatusLine
from ui.theme import Theme

_SMALLEST = (760, 480)
_USUAL = (1024, 640)
_ROOMY_WIDTH = 900


@dataclass(frozen=True, slots=True)
class WindowStart:
    """What the window must know before the desk is open."""

    role: Role = Role.VENUE
    language: str = "en"
    site: SiteShown | None = None


class MainWindow(QMainWindow):
    """The desk's one window.

    Signals:
        code_entered: a scanned or typed text is to be checked (or registered).
        language_chosen: speak this language.
        theme_wished: look the next way.
        send_wished: send and fetch now.
        screen_made: a screen was made for the first time; connect it and tell it.
        screen_opened: a screen stands in front; tell it what is new.
    """

    code_entered = Signal(str)
    language_chosen = Signal(str)
    theme_wished = Signal()
    send_wished = Signal()
    screen_made = Signal(ScreenName, Panel)
    screen_opened = Signal(ScreenName)

    def __init__(
        self, theme: Theme, start: WindowStart, today: Callable[[], date]
    ) -> None:
        """Build header, navigation, the scan's screen and the status bar."""
        super().__init__()
        self._theme = theme
        self._screens: dict[ScreenName, Panel] = {}
        self.header = HeaderBar(theme, start.language)
        self.navigation = SideNavigation(theme, start.role)
        self.news = ProblemLine(theme)
        self.status = StatusLine(theme)
        self.main = make_main_screen(start.role, theme, today)
        self._first = self.navigation.screens[0]
        self._screens[self._first] = self.main
        self._lay_out()
        self._connect()
        self.setWindowTitle("KaikuDesk")
        if start.site is not None:
            self.show_site(start.site)
        self.resize(*_USUAL)
        self.main.field.setFocus()

    @property
    def field(self) -> ScanField:
        """Give the one field that takes scans."""
        return self.main.field

    @property
    def current(self) -> ScreenName:
        """Name the screen in front."""
        shown = self._stack.currentWidget()
        return next(name for name, one in self._areas.items() if one is shown)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._areas: dict[ScreenName, QScrollArea] = {}
        self._add(self._first, self.main)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.news)
        right.addWidget(self._stack, 1)
        body.addLayout(right, 1)
        page = QWidget()
        dress_as(page, "page")
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(body, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(page)
        self.setMinimumSize(*_SMALLEST)

    def _connect(self) -> None:
        self._theme.changed.connect(self._put_slim)
        self.header.language_chosen.connect(self.language_chosen)
        self.header.theme_wished.connect(self.theme_wished)
        self.header.help_wished.connect(self._on_help_wished)
        self.navigation.screen_wished.connect(self.open)
        self.status.part_opened.connect(self._on_part_opened)
        self.status.send_wished.connect(self.send_wished)
        self.main.code_entered.connect(self.code_entered)
        self.news.acted.connect(self._on_news_acted)
        help_key = QShortcut(KEYS[ScreenName.HELP], self)
        help_key.activated.connect(self._on_help_wished)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self.main.wish_undo)

    def take_scan(self, code: str) -> None:
        """Bring the scan's screen forward and answer there; the other is kept."""
        self.open(self._first)
        self.main.take_scan(code)

    def open(self, name: ScreenName) -> Panel:
        """Bring a screen forward, making it if it was never shown."""
        screen = self._screens.get(name)
        if screen is None:
            screen = make_screen(name, self._theme)
            self._screens[name] = screen
            self._add(name, screen)
            self.screen_made.emit(name, screen)
        self._stack.setCurrentWidget(self._areas[name])
        self.navigation.show_current(name)
        if screen.home is not None:
            screen.home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.screen_opened.emit(name)
        return screen

    def sideways(self) -> int:
        """Give by how many dots the screen in front must be scrolled sideways."""
        return self._areas[self.current].horizontalScrollBar().maximum()

    def made(self, name: ScreenName) -> Panel | None:
        """Give a screen, or None while it was never shown."""
        return self._screens.get(name)

    def show_site(self, site: SiteShown) -> None:
        """Show where this desk stands."""
        self.header.show_site(site)
        self.setWindowTitle(f"{site.name} – KaikuDesk")

    def show_status(self, status: StatusShown) -> None:
        """Show how the desk stands."""
        self.status.show_status(status)
        self.navigation.show_person(status.person)

    def show_news(self, news: ProblemShown | None) -> None:
        """Say something quietly above every screen, or take it away."""
        self.news.show_problem(news)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the window is narrow for the size of its text."""
        super().resizeEvent(event)
        self._put_slim()

    def _put_slim(self) -> None:
        slim = self.width() * 100 < _ROOMY_WIDTH * self._theme.scale
        for part in (self.header, self.navigation, self.status, self.main):
            part.set_slim(slim=slim)

    def _add(self, name: ScreenName, screen: Panel) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(screen)
        if screen.home is None:
            screen.home = area
        else:
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._areas[name] = area
        self._stack.addWidget(area)

    def _on_help_wished(self) -> None:
        self.open(ScreenName.HELP)

    def _on_news_acted(self) -> None:
        self.show_news(None)

    def _on_part_opened(self, part: StatusPart) -> None:
        states = {
            StatusPart.WAITING: ActState.WAITING,
            StatusPart.CONFIRMED: ActState.CONFIRMED,
        }
        if part in states:
            show_acts_of(self.open(ScreenName.TODAY), states[part])
        elif part is StatusPart.PERSON:
            self.open(ScreenName.PERSON)
        else:
            self.open(ScreenName.SETTINGS)
