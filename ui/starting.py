"""Starts Qt: the window at once, what takes time to import in the background."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.opening import Look, Opening

_LOOK_AGAIN_MS = 20


def start(look: Look, later: Callable[[], None], *, close_at_once: bool = False) -> int:
    """Open the window, then do `later` in a thread; gives the exit status.

    With `close_at_once` the program ends as soon as `later` is done, which is
    how a build proves that it starts.
    """
    application = QApplication(sys.argv[:1])
    opening = Opening(application, look)
    background = Background(opening)
    background.run(later, on_result=_let_pass, on_error=_let_pass)
    if close_at_once:
        _leave_when_idle(background, application)
    status = application.exec()
    background.close()
    return status


def _let_pass(_said: object) -> None:
    """Let it pass."""


def _leave_when_idle(background: Background, application: QApplication) -> None:
    def look_again() -> None:
        if background.is_idle:
            application.quit()
        else:
            QTimer.singleShot(_LOOK_AGAIN_MS, look_again)

    look_again()
