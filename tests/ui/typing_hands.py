"""Hands and scanners for tests: keys with a clock that only they move."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

SCANNER_MS = 5.0
HAND_MS = 180.0


class HandClock:
    """Milliseconds that pass only when somebody says so."""

    def __init__(self) -> None:
        """Start at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """Give the time of now."""
        return self.now


def press(target: QWidget, sign: str, clock: HandClock, pause: float) -> None:
    """Press one sign's key after a pause.

    keyClicks() would stop the whole run at the first sign outside ASCII.
    """
    clock.now += pause
    upper = sign.upper()
    key = Qt.Key(ord(upper)) if upper.isascii() else Qt.Key.Key_unknown
    none = Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, target, key, sign, none)


def scan(target: QWidget, text: str, clock: HandClock) -> None:
    """Send a text in a scanner's rhythm, without an end."""
    for sign in text:
        press(target, sign, clock, SCANNER_MS)


def type_slowly(target: QWidget, text: str, clock: HandClock) -> None:
    """Type a text as a hand does."""
    for sign in text:
        press(target, sign, clock, HAND_MS)


def key(target: QWidget, which: Qt.Key, clock: HandClock, pause: float = 0.0) -> None:
    """Press a key that makes no sign."""
    clock.now += pause
    QTest.keyClick(target, which)
