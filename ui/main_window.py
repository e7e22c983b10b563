"""The window: composes the panels; holds no rule and asks no database.

It opens with the one field and nothing else, and is furnished a piece at a time
afterwards, so that the field is live as early as can be and stays so. Screens beside
the scan's own are made when they are first shown. While the desk is closed a gate
may stand in front of everything.
"""

# Each import below waits for its piece, so that the field is there first.
# ruff: noqa: PLC0415

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.dressing import dress_as
from ui.scan_field import ScanField
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.furnishing import Furniture
    from ui.gate import Gate
    from ui.panel import Panel
    from ui.shown import ScreenName, SiteShown, StatusPart, StatusShown
    from ui.window_start import WindowStart

_SMALLEST = (760, 480)
_USUAL = (1024, 640)
_ROOMY_WIDTH = 900
# About where the field will stand when the rest is there.
_FIELD_PLACE = (263, 116, 16, 16)


class MainWindow(QMainWindow):
    """The desk's one window.

    Signals:
        first_painted: the field was seen for the first time.
        furnished: every part is there.
        code_entered: a scanned or typed text is to be checked (or registered).
        language_chosen: speak this language.
        theme_wished: look the next way.
        send_wished: send and fetch now.
        screen_made: a screen was made for the first time; connect it and tell it.
        screen_opened: a screen stands in front; tell it what is new.
    """

    first_painted = Signal()
    furnished = Signal()
    code_entered = Signal(str)
    language_chosen = Signal(str)
    theme_wished = Signal()
    send_wished = Signal()
    screen_made = Signal(object, object)
    screen_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Stand there with the field alone."""
        super().__init__()
        self._theme = theme
        self._painted = False
        self._gate: Gate | None = None
        self.is_furnished = False
        self.field = ScanField()
        self.field.code_entered.connect(self.code_entered)
        self._room = QWidget()
        dress_as(self._room, "page")
        column = QVBoxLayout(self._room)
        column.setContentsMargins(*_FIELD_PLACE)
        column.addWidget(self.field)
        column.addStretch()
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._room)
        self.setCentralWidget(self._rooms)
        self.setWindowTitle("KaikuDesk")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.field.setFocus()

    def furnish(self, start: "WindowStart") -> Iterator[None]:
        """Build the rest, one piece for each step; between steps Qt may go on."""
        from ui.furnishing import furniture

        yield
        had_focus = False
        for built in furniture(self._theme, start, self.field, self._rooms):
            if built is None:
                yield
                had_focus = self.focusWidget() is self.field
            else:
                self._take(built, had_focus=had_focus)
        if start.site is not None:
            self.show_site(start.site)
        self.furnished.emit()

    def _take(self, built: "Furniture", *, had_focus: bool) -> None:
        self.header, self.navigation = built.header, built.navigation
        self.news, self.status = built.news, built.status
        self.stack, self.main = built.stack, built.main
        self._move_in(built.page)
        self._connect()
        self.is_furnished = True
        if had_focus:
            self.field.setFocus()

    def _move_in(self, page: QWidget) -> None:
        self.main.place_field()
        if self._gate is None:
            self._rooms.setCurrentWidget(page)
        self._rooms.removeWidget(self._room)
        self._room.deleteLater()
        self._room = page
        self._put_slim()

    def _connect(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from ui.shown import ScreenName
        from ui.side_navigation import KEYS

        help_wished = partial(self.open, ScreenName.HELP)
        self._theme.changed.connect(self._put_slim)
        self.header.language_chosen.connect(self.language_chosen)
        self.header.theme_wished.connect(self.theme_wished)
        self.header.help_wished.connect(help_wished)
        self.navigation.screen_wished.connect(self.open)
        self.stack.screen_made.connect(self.screen_made)
        self.status.part_opened.connect(self._on_part_opened)
        self.status.send_wished.connect(self.send_wished)
        self.news.acted.connect(partial(self.news.show_problem, None))
        # Keys that two shortcuts want are nobody's.
        own = Qt.FindChildOption.FindDirectChildrenOnly
        for former in self.findChildren(QShortcut, options=own):
            former.setEnabled(False)
        QShortcut(KEYS[ScreenName.HELP], self).activated.connect(help_wished)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self.main.wish_undo)

    def take_scan(self, code: str) -> None:
        """Bring the scan's screen forward and answer there; the other is kept."""
        if self._gate is not None and self._gate.take_scan(code):
            return
        if self.is_furnished:
            self.open(self.navigation.screens[0])
        self.field.take_scan(code)

    def open(self, name: "ScreenName") -> "Panel":
        """Bring a screen forward, making it if it was never shown."""
        screen = self.stack.open(name)
        self.navigation.show_current(name)
        self.screen_opened.emit(name)
        return screen

    def show_gate(self, gate: "Gate | None") -> None:
        """Let a gate stand in front of everything, or take it away."""
        if self._gate is not None:
            self._rooms.removeWidget(self._gate)
            self._gate.deleteLater()
        self._gate = gate
        if gate is None:
            self._rooms.setCurrentIndex(0)
            self.field.setFocus()
        else:
            self._rooms.addWidget(gate)
            self._rooms.setCurrentWidget(gate)
            gate.begin()

    def show_site(self, site: "SiteShown") -> None:
        """Show where this desk stands."""
        self.header.show_site(site)
        self.setWindowTitle(f"{site.name} – KaikuDesk")

    def show_status(self, status: "StatusShown") -> None:
        """Show how the desk stands."""
        self.status.show_status(status)
        self.navigation.show_person(status.person)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the window is narrow for the size of its text."""
        super().resizeEvent(event)
        if self.is_furnished:
            self._put_slim()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _put_slim(self) -> None:
        slim = self.width() * 100 < _ROOMY_WIDTH * self._theme.scale
        for part in (self.header, self.navigation, self.status, self.main):
            part.set_slim(slim=slim)

    def _on_part_opened(self, part: "StatusPart") -> None:
        self.open(self.stack.screen_behind(part))
        self.stack.show_behind(part)
