"""The screens, one in front of the other; each is made when it is first shown."""

# Each import below waits for its screen, so that the window is there first.
# ruff: noqa: PLC0415

from collections.abc import Callable, Generator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kaikudesk.model import Role
from ui.dressing import dressing
from ui.panel import Panel
from ui.scan_field import ScanField
from ui.scan_screen import ScanScreen
from ui.shown import ActState, ScreenName, StatusPart
from ui.theme import Theme
from ui.window_start import WindowStart

_BEHIND = {
    StatusPart.CONNECTION: ScreenName.DESK,
    StatusPart.LIST: ScreenName.DESK,
    StatusPart.WAITING: ScreenName.TODAY,
    StatusPart.PERSON: ScreenName.PERSON,
    StatusPart.CONFIRMED: ScreenName.TODAY,
}
_STATES = {
    StatusPart.WAITING: ActState.WAITING,
    StatusPart.CONFIRMED: ActState.CONFIRMED,
}


class ScreenStack(QStackedWidget):
    """Keeps what was typed on a screen while another one is in front.

    Signals:
        screen_made: a screen was made; connect it and tell it.
    """

    screen_made = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        names: tuple[ScreenName, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Stand empty; the first name is that of the screen that takes scans."""
        super().__init__(parent)
        self._theme = theme
        self._main = names[0]
        self._screens: dict[ScreenName, Panel] = {}
        self._areas: dict[ScreenName, QScrollArea] = {}

    def put_main(
        self, start: WindowStart, field: ScanField
    ) -> Generator[None, None, ScanScreen]:
        """Make the screen that takes this role's scans; its field comes last."""
        area = self._area()
        # In its place from the start: what is moved is dressed once more.
        place = area.viewport()
        if start.role is Role.DISTRIBUTOR:
            from ui.card_panel import CardPanel

            main: ScanScreen = CardPanel(self._theme, field, start.today, place)
        else:
            from ui.check_panel import CheckPanel
            from ui.checked_card import CheckedCard

            # The larger half of that screen, in a step of its own.
            card = CheckedCard(self._theme)
            yield
            main = CheckPanel(card, field, start.today, place)
        yield
        yield from dressing(main)
        self._put(self._main, main, area)
        return main

    @property
    def current(self) -> ScreenName:
        """Name the screen in front."""
        shown = self.currentWidget()
        return next(name for name, one in self._areas.items() if one is shown)

    def made(self, name: ScreenName) -> Panel | None:
        """Give a screen, or None while it was never shown."""
        return self._screens.get(name)

    def open(self, name: ScreenName) -> Panel:
        """Bring a screen forward, making it if it was never shown."""
        screen = self._screens.get(name)
        if screen is None:
            screen = self._make(name)
            self._put(name, screen, self._area())
            self.screen_made.emit(name, screen)
        self.setCurrentWidget(self._areas[name])
        if screen.home is not None:
            screen.home.setFocus(Qt.FocusReason.OtherFocusReason)
        return screen

    def screen_behind(self, part: StatusPart) -> ScreenName:
        """Name the screen with the rows behind a part of the status."""
        return _BEHIND[part]

    def show_behind(self, part: StatusPart) -> None:
        """Show only the rows that a number of the status counts."""
        from ui.today_screen import TodayScreen

        screen = self._screens.get(_BEHIND[part])
        if isinstance(screen, TodayScreen):
            screen.show_only(_STATES[part])

    def sideways(self) -> int:
        """Give by how many dots the screen in front must be scrolled sideways."""
        return self._areas[self.current].horizontalScrollBar().maximum()

    def _make(self, name: ScreenName) -> Panel:
        if name is not ScreenName.HELP:
            return _MAKERS[name](self._theme)
        from ui.help_screen import HelpScreen

        hands_out = self._main is ScreenName.CARD
        return HelpScreen(self._theme, Role.DISTRIBUTOR if hands_out else Role.VENUE)

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        self.addWidget(area)
        return area

    def _put(self, name: ScreenName, screen: Panel, area: QScrollArea) -> None:
        area.setWidget(screen)
        if screen.home is None:
            screen.home = area
        else:
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._screens[name] = screen
        self._areas[name] = area


def import_main_screen(role: Role) -> None:
    """Import a role's first screen ahead of making it: a step of its own."""
    if role is Role.DISTRIBUTOR:
        import ui.card_panel
    else:
        import ui.check_panel  # noqa: F401 - making it comes in the next step


def _today(theme: Theme) -> Panel:
    from ui.today_screen import TodayScreen

    return TodayScreen(theme)


def _person(theme: Theme) -> Panel:
    from ui.person_screen import PersonScreen

    return PersonScreen(theme)


def _figures(theme: Theme) -> Panel:
    from ui.figures_screen import FiguresScreen

    return FiguresScreen(theme)


def _settings(theme: Theme) -> Panel:
    from ui.settings_screen import SettingsScreen

    return SettingsScreen(theme)


def _desk(theme: Theme) -> Panel:
    from ui.desk_screen import DeskScreen

    return DeskScreen(theme)


_MAKERS: dict[ScreenName, Callable[[Theme], Panel]] = {
    ScreenName.TODAY: _today,
    ScreenName.PERSON: _person,
    ScreenName.FIGURES: _figures,
    ScreenName.SETTINGS: _settings,
    ScreenName.DESK: _desk,
}
