"""A clerk's hands at a window: keys like a person's, keys like a scanner's, presses."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessibleActionInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from ui.guided.eyes import find

# A hand is slower than a scanner's signs, and a scan ends with a silence.
_HAND_MS = 60
_SILENCE_MS = 250
_LOOK_AGAIN_MS = 20
# A button that is pressed this way stays down for a tenth of a second.
_PRESS_MS = 150
_LONGEST_SECONDS = 20.0
_PLAIN = Qt.KeyboardModifier.NoModifier


def pause(ms: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_until(so: Callable[[], bool]) -> bool:
    """Let the program go on until something is so, or for too long."""
    end = time.monotonic() + _LONGEST_SECONDS
    while not so():
        if time.monotonic() > end:
            return False
        pause(_LOOK_AGAIN_MS)
    return True


def scan(window: QWidget, code: str) -> None:
    """Send a code as a scanner does: fast, with Enter at its end."""
    for sign in code:
        _key(window, ord(sign), sign)
    _key(window, Qt.Key.Key_Return, "\r")
    pause(_SILENCE_MS)


def write(window: QWidget, name: str, text: str) -> None:
    """Put the keyboard on a control and type as a person does."""
    control = find(window, name).object()
    if not isinstance(control, QWidget):
        raise TypeError(f"{name!r} is no control")
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    for sign in text:
        _key(window, ord(sign.upper()), sign)
        pause(_HAND_MS)


def press(window: QWidget, name: str) -> None:
    """Press a button by its name, as a reader's user does."""
    action = find(window, name).actionInterface()
    if action is None:
        raise TypeError(f"{name!r} cannot be pressed")
    action.doAction(QAccessibleActionInterface.pressAction())
    pause(_PRESS_MS)


def choose_file(path: Path) -> None:
    """Type a path into the dialog that asks for a file, and accept it."""
    wait_until(lambda: bool(_dialogs()))
    for one in _dialogs():
        for line in one.findChildren(QLineEdit):
            line.setText(str(path.absolute()))
        one.accept()
    pause(_PRESS_MS)


def _dialogs() -> list[QFileDialog]:
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, QFileDialog) and one.isVisible()]


def key(
    window: QWidget, which: Qt.Key, modifiers: Qt.KeyboardModifier = _PLAIN
) -> None:
    """Press one key, which may be a shortcut of the window."""
    QTest.keyClick(window.windowHandle(), which, modifiers)
    pause(_LOOK_AGAIN_MS)


def _key(window: QWidget, which: int, sign: str) -> None:
    target = QApplication.focusWidget()
    if target is None:
        target = window
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, which, _PLAIN, sign)
        QCoreApplication.sendEvent(target, event)
