"""The first moments of the program: a window with a live field, and nothing else.

The rest of the window is built piece by piece after the first frame, so that no key
waits long. What is scanned before the desk is open is kept, and answered when it is.
"""

# Each import below waits until the field is there.
# ruff: noqa: PLC0415

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.theme import Theme
from ui.tokens import SCALES, ThemeName

if TYPE_CHECKING:
    from datetime import date


class Look(NamedTuple):
    """How the window looks at first.

    `role` is the right that the desk had when it was last open; empty where that
    is not known, and then the window is furnished by `Opening.furnish_for`. No
    dataclass: importing those alone takes longer than the field does.
    """

    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    scale: int = SCALES[0]
    role: str = ""


class Opening(QObject):
    """The open window with its scanner, its look and its language.

    Signals:
        lit: scanner and languages are there.
        ready: the window has all its parts.
        code_entered: a code that somebody now listens for.
        language_wished: speak this language.
        theme_wished: look the next way.
    """

    lit = Signal()
    ready = Signal()
    code_entered = Signal(str)
    language_wished = Signal(str)
    theme_wished = Signal()

    def __init__(self, application: QApplication, look: Look) -> None:
        """Show the window; its field is live when this returns."""
        super().__init__(application)
        self._application = application
        self._kept: list[str] = []
        self.is_listening = False
        self.role = look.role
        self.today: Callable[[], date] = _today
        self.theme = Theme(application)
        self.theme.use(look.theme, look.scale)
        self.window = MainWindow(self.theme)
        self.window.code_entered.connect(self._on_code_entered)
        self.window.language_chosen.connect(self.language_wished)
        self.window.theme_wished.connect(self.theme_wished)
        self.theme_wished.connect(self._on_theme_wished)
        self._steps = self._after_the_first_frame(look)
        self.window.first_painted.connect(self._go_on)
        self.window.show()

    @property
    def kept(self) -> tuple[str, ...]:
        """Give the codes that wait for an answer."""
        return tuple(self._kept)

    def listen(self) -> None:
        """Hear codes from now on, first those that were kept."""
        self.is_listening = True
        kept, self._kept = self._kept, []
        for code in kept:
            self.code_entered.emit(code)

    def furnish_for(self, role: str) -> None:
        """Build the parts of a role, which was not known, or was another one."""
        self.finish()
        self.role = role
        self._steps = self._furnish(role)
        self._go_on()

    def steps(self) -> Iterator[None]:
        """Give the steps that are left, to be taken one by one."""
        return self._steps

    def finish(self) -> None:
        """Take all steps that are left at once, for who cannot wait for Qt."""
        for _ in self._steps:
            pass

    def leave(self) -> None:
        """Take window, scanner and translators away."""
        self._application.removeEventFilter(self.scanner)
        self.languages.use("en")
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _after_the_first_frame(self, look: Look) -> Iterator[None]:
        from ui.scan_input import ScanInput

        self.scanner = ScanInput(self._application, lambda: time.monotonic() * 1000)
        self.scanner.scanned.connect(self.window.take_scan)
        yield
        from ui.focus_ring import FocusRing
        from ui.languages import Languages

        self.languages = Languages(self._application)
        self.languages.use(look.language)
        self.language_wished.connect(self.languages.use)
        self.ring = FocusRing(self._application, self.theme)
        yield
        self.lit.emit()
        if look.role:
            yield from self._furnish(look.role)

    def _furnish(self, role: str) -> Iterator[None]:
        from kaikudesk.model import Role
        from ui.window_start import WindowStart

        yield
        language = self.languages.language
        start = WindowStart(Role(role), lambda: self.today(), language)  # noqa: PLW0108 - the site's day takes the place of the machine's
        yield from self.window.furnish(start)
        self.languages.changed.connect(self.window.header.show_language)
        self.ready.emit()

    def _go_on(self) -> None:
        """Take one step, and the next when Qt has done what came in between."""
        for _ in self._steps:
            QTimer.singleShot(0, self._go_on)
            return

    def _on_code_entered(self, code: str) -> None:
        if self.is_listening:
            self.code_entered.emit(code)
        else:
            self._kept.append(code)

    def _on_theme_wished(self) -> None:
        self.theme.use(self.theme.next_name(), self.theme.scale)


def _today() -> "date":
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone().date()
