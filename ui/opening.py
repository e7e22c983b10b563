"""The first moments of the program: a window with a live field, and nothing else.

What is scanned before the desk is open is kept, and answered when it is.
"""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kaikudesk.model import Role
from ui.focus_ring import FocusRing
from ui.languages import Languages
from ui.main_window import MainWindow, WindowStart
from ui.scan_input import ScanInput
from ui.theme import Theme
from ui.tokens import SCALES, ThemeName


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks at first."""

    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    scale: int = SCALES[0]
    role: Role = Role.VENUE


class Opening(QObject):
    """The open window with its scanner, its look and its language.

    Signals:
        code_entered: a code that somebody now listens for.
    """

    code_entered = Signal(str)

    def __init__(self, application: QApplication, look: Look) -> None:
        """Show the window; its field is live when this returns."""
        super().__init__(application)
        self.theme = Theme(application)
        self.theme.use(look.theme, look.scale)
        self.languages = Languages(application)
        self.languages.use(look.language)
        self.ring = FocusRing(application, self.theme)
        self.window = MainWindow(
            self.theme, WindowStart(look.role, look.language), _today
        )
        self.scanner = ScanInput(application, lambda: time.monotonic() * 1000)
        self._kept: list[str] = []
        self._listening = False
        self.scanner.scanned.connect(self.window.take_scan)
        self.window.code_entered.connect(self._on_code_entered)
        self.window.language_chosen.connect(self.languages.use)
        self.window.theme_wished.connect(self._on_theme_wished)
        self.window.show()

    @property
    def kept(self) -> tuple[str, ...]:
        """Give the codes that wait for an answer."""
        return tuple(self._kept)

    def listen(self) -> None:
        """Hear codes from now on, first those that were kept."""
        self._listening = True
        kept, self._kept = self._kept, []
        for code in kept:
            self.code_entered.emit(code)

    def _on_code_entered(self, code: str) -> None:
        if self._listening:
            self.code_entered.emit(code)
        else:
            self._kept.append(code)

    def _on_theme_wished(self) -> None:
        self.theme.use(self.theme.next_name(), self.theme.scale)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
