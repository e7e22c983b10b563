"""The first moments of the program: a window with a live field, and nothing else.

The rest of the window is built piece by piece after the first frame, so that no key
waits long. What is scanned before the desk is open is kept, and answered when it is.
"""

# Each import below waits until the field is there.
# ruff: noqa: PLC0415

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.theme import Theme
from ui.tokens import SCALES, ThemeName
from ui.window_start import WindowStart

if TYPE_CHECKING:
    from kaikudesk.model import Role


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks at first; without a role it is a venue's."""

    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    scale: int = SCALES[0]
    role: "Role | None" = None


class Opening(QObject):
    """The open window with its scanner, its look and its language.

    Signals:
        ready: the window has all its parts; `languages` and `scanner` are there.
        code_entered: a code that somebody now listens for.
    """

    ready = Signal()
    code_entered = Signal(str)

    def __init__(self, application: QApplication, look: Look) -> None:
        """Show the window; its field is live when this returns."""
        super().__init__(application)
        self._application = application
        self._kept: list[str] = []
        self._listening = False
        self.theme = Theme(application)
        self.theme.use(look.theme, look.scale)
        self.window = MainWindow(self.theme)
        self.window.code_entered.connect(self._on_code_entered)
        self._steps = self._after_the_first_frame(look)
        self.window.first_painted.connect(self._go_on)
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

    def steps(self) -> Iterator[None]:
        """Give the steps that are left, to be taken one by one."""
        return self._steps

    def finish(self) -> None:
        """Take all steps that are left at once, for who cannot wait for Qt."""
        for _ in self._steps:
            pass

    def _after_the_first_frame(self, look: Look) -> Iterator[None]:
        from ui.scan_input import ScanInput

        self.scanner = ScanInput(self._application, lambda: time.monotonic() * 1000)
        self.scanner.scanned.connect(self.window.take_scan)
        yield
        from ui.focus_ring import FocusRing
        from ui.languages import Languages

        self.languages = Languages(self._application)
        self.languages.use(look.language)
        self.ring = FocusRing(self._application, self.theme)
        yield
        from kaikudesk.model import Role

        yield
        start = WindowStart(look.role or Role.VENUE, _today, look.language)
        yield from self.window.furnish(start)
        self.window.language_chosen.connect(self.languages.use)
        self.window.theme_wished.connect(self._on_theme_wished)
        self.ready.emit()

    def _go_on(self) -> None:
        """Take one step, and the next when Qt has done what came in between."""
        for _ in self._steps:
            QTimer.singleShot(0, self._go_on)
            return

    def _on_code_entered(self, code: str) -> None:
        if self._listening:
            self.code_entered.emit(code)
        else:
            self._kept.append(code)

    def _on_theme_wished(self) -> None:
        self.theme.use(self.theme.next_name(), self.theme.scale)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
