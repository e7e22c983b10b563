"""Scanner input, whatever has the keyboard: a field, a list, a dialog.

Fast signs are held for a moment. If a scanner sent them, the text goes to the one
field and nowhere else; if a hand did, every key is given on to where it was going,
in order, so nothing is swallowed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.scan_rhythm import Burst, Rhythm, SameCodeGuard

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_SILENT_KEYS = {Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LONGEST_STALL_MS = 150


@dataclass(frozen=True, slots=True)
class _HeldKey:
    """A key event and where it was going."""

    target: QWidget
    event: QKeyEvent


class ScanInput(QObject):
    """Listens to the whole application and tells scans from typing.

    Signals:
        scanned: a code was read.
        repeated: the code of a moment ago was read once more.
    """

    scanned = Signal(str)
    repeated = Signal(str)

    def __init__(
        self,
        application: QApplication,
        clock_ms: Callable[[], float],
        rhythm: Rhythm | None = None,
    ) -> None:
        """Begin to listen; `clock_ms` gives milliseconds that never go back."""
        super().__init__(application)
        self._clock_ms = clock_ms
        self._replaying = False
        self._swallowed: set[int] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_silence)
        self.set_rhythm(rhythm or Rhythm())
        application.installEventFilter(self)

    def set_rhythm(self, rhythm: Rhythm) -> None:
        """Take other times, as the settings say."""
        self._burst: Burst[_HeldKey] = Burst(rhythm)
        self._guard = SameCodeGuard(rhythm)

    def forget_last(self) -> None:
        """Let the next scan count, although it be the code of a moment ago."""
        self._guard.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold fast signs; let everything else go its way."""
        kind = event.type()
        if kind not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        if self._replaying or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return self._released(watched, event)

    def _pressed(self, target: QWidget, event: QKeyEvent) -> bool:
        now = self._clock_ms()
        if self._burst.is_over(now) and not self._stalled(now):
            self._settle()
        if event.key() in _SILENT_KEYS:
            return False
        if self._may_be_scanned(event):
            self._burst.add(event.text(), _held(target, event), now)
            self._timer.start(self._burst.patience)
            return True
        if event.key() in _ENDS and self._burst.is_scan:
            self._swallowed.add(event.key())
            self._settle()
            return True
        self._settle()
        return False

    def _released(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        held = self._burst.keys
        if not any(one.event.key() == event.key() for one in held):
            return False
        held.append(_held(target, event))
        return True

    def _may_be_scanned(self, event: QKeyEvent) -> bool:
        """Tell whether this is a sign; the first one is no space, which presses."""
        sign = event.text()
        if event.isAutoRepeat() or len(sign) != 1 or not sign.isprintable():
            return False
        if event.modifiers() & _COMMANDS:
            return False
        return bool(self._burst.signs) or not sign.isspace()

    def _stalled(self, now: float) -> bool:
        """Tell whether the window was busy, so that a pause is only ours."""
        overdue = self._timer.isActive() and self._timer.remainingTime() == 0
        pause = now - self._burst.last
        return overdue and pause <= self._burst.patience + _LONGEST_STALL_MS

    def _on_silence(self) -> None:
        self._settle()

    def _settle(self) -> None:
        """End the burst: a scan is told, typing is given on."""
        self._timer.stop()
        is_scan = self._burst.is_scan
        text, keys = self._burst.take()
        if is_scan:
            again = self._guard.is_again(text, self._clock_ms())
            (self.repeated if again else self.scanned).emit(text)
        else:
            self._give_on(keys)

    def _give_on(self, keys: list[_HeldKey]) -> None:
        self._replaying = True
        try:
            for held in keys:
                target = held.target if isValid(held.target) else _keyboard_owner()
                if target is not None:
                    QApplication.sendEvent(target, held.event)
        finally:
            self._replaying = False


def _held(target: QWidget, event: QKeyEvent) -> _HeldKey:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    return _HeldKey(target, copy)


def _keyboard_owner() -> QWidget | None:
    return QApplication.focusWidget()
