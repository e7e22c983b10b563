"""Starts the real program, watches its window from inside and tells what it saw.

A process of its own: `frame` ends with the first frame; `scan` scans a code in the
first frame, waits for its verdict and idles. With `empty` before it, the same of a
bare window, which must not pay for what only the other imports.
"""

# What an empty window does without is imported later.
# ruff: noqa: PLC0415

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

LOOK_MS = 2
_IDLE_MS = 4_000


def tell(what: str, said: float | str) -> None:
    """Say one line, now, with the time that all processes share."""
    print(what, time.monotonic(), said, sep="\t", flush=True)


def tell_frame() -> None:
    """Say that the first frame is there, and what it cost."""
    tell("frame", time.process_time())


def tell_idle() -> None:
    """Say how much memory is held, and end."""
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    tell("idle", pages * os.sysconf("SC_PAGE_SIZE"))
    QCoreApplication.quit()


def leave() -> None:
    """End at once, since only the first frame was wanted."""
    tell_frame()
    os._exit(0)


class EmptyWindow(QMainWindow):
    """A window with nothing in it; calls back once, with its first frame."""

    def __init__(self, painted: Callable[[], None]) -> None:
        """Be as large as the program's."""
        super().__init__()
        self._painted: Callable[[], None] | None = painted
        self.resize(1024, 640)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Call back."""
        super().paintEvent(event)
        if self._painted is not None:
            painted, self._painted = self._painted, None
            painted()


class Heartbeat(QObject):
    """Beats in the UI thread: what keeps it from beating keeps a key waiting."""

    def __init__(self, verdict: Callable[[], str | None]) -> None:
        """Beat from now on, until the verdict is there and a while has passed."""
        super().__init__(QCoreApplication.instance())
        self._verdict = verdict
        self._last = time.monotonic()
        self._longest = 0.0
        self._seen = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self._longest = max(self._longest, now - self._last - LOOK_MS / 1000)
        self._last = now
        word = None if self._seen else self._verdict()
        if word is not None:
            self._seen = True
            tell("verdict", word)
            QTimer.singleShot(_IDLE_MS, self._end)

    def _end(self) -> None:
        tell("gap", self._longest)
        tell_idle()


def scan(field: QLineEdit, code: str) -> None:
    """Type a code and Enter, as a scanner does: keys in the queue of events."""
    keys = [(ord(sign), sign) for sign in code]
    keys.append((Qt.Key.Key_Return.value, "\r"))
    for key, sign in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QCoreApplication.postEvent(field, QKeyEvent(kind, key, none, sign))


def main() -> None:
    """Do what the command line says: `[empty] frame | scan [FOLDER CODE]`."""
    kind, *rest = sys.argv[1:]
    if kind == "empty":
        _start_empty(idles=rest == ["scan"])
    else:
        _start_program(kind, *rest)


def _start_empty(*, idles: bool) -> None:
    def painted() -> None:
        if not idles:
            leave()
        tell_frame()
        QTimer.singleShot(_IDLE_MS, tell_idle)

    application = QApplication(sys.argv[:1])
    window = EmptyWindow(painted)
    window.show()
    application.exec()


def _start_program(kind: str, folder: str, code: str) -> None:
    from kaikudesk.__main__ import main as start
    from ui import opening
    from ui.main_window import MainWindow
    from ui.theme import Theme

    class Watched(MainWindow):
        """The program's own window, watched from its first frame on."""

        def __init__(self, theme: Theme) -> None:
            super().__init__(theme)
            self.first_painted.connect(self._on_first_painted)

        def _on_first_painted(self) -> None:
            if kind == "frame":
                leave()
            tell_frame()
            scan(self.field, code)
            Heartbeat(self._word)

        def _word(self) -> str | None:
            if not self.is_furnished:
                return None
            from ui.verdict_card import VerdictCard

            card = self.findChild(VerdictCard)
            shown = None if card is None else card.shown
            return None if shown is None else shown.word

    setattr(opening, "MainWindow", Watched)  # noqa: B010 - a class of that module's own is replaced
    sys.exit(start(["--folder", folder]))


if __name__ == "__main__":
    main()
