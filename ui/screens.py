"""Makes screens by name; imports each only when it is wanted."""

# Each import below waits for its screen, so that the window is there first.
# ruff: noqa: PLC0415

from collections.abc import Callable
from datetime import date

from kaikudesk.model import Role
from ui.panel import Panel
from ui.scan_screen import ScanScreen
from ui.shown import ActState, ScreenName
from ui.theme import Theme


def make_main_screen(role: Role, theme: Theme, today: Callable[[], date]) -> ScanScreen:
    """Make the screen that takes this role's scans."""
    if role is Role.DISTRIBUTOR:
        from ui.card_panel import CardPanel

        return CardPanel(theme, today)
    from ui.check_panel import CheckPanel

    return CheckPanel(theme, today)


def make_screen(name: ScreenName, theme: Theme) -> Panel:
    """Make one of the screens beside it."""
    makers: dict[ScreenName, Callable[[Theme], Panel]] = {
        ScreenName.TODAY: _today,
        ScreenName.PERSON: _person,
        ScreenName.FIGURES: _figures,
        ScreenName.SETTINGS: _settings,
        ScreenName.HELP: _help,
    }
    return makers[name](theme)


def show_acts_of(screen: Panel, state: ActState) -> None:
    """Let the Today screen show the acts of one state."""
    from ui.today_screen import TodayScreen

    if isinstance(screen, TodayScreen):
        screen.show_only(state)


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


def _help(theme: Theme) -> Panel:
    from ui.help_screen import HelpScreen

    return HelpScreen(theme)
