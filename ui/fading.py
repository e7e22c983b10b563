"""A short fade for what is new on the screen, where movement is welcome."""

from PySide6.QtCore import QObject, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from ui.theme import Theme

FADE_MS = 120
_FADE_FROM = 0.4


class Fading(QObject):
    """Fades one widget in when told to; never where movement is unwanted."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        """Leave the widget as it is until `begin`."""
        super().__init__(widget)
        self._theme = theme
        self._effect = QGraphicsOpacityEffect(widget)
        self._effect.setEnabled(False)
        widget.setGraphicsEffect(self._effect)
        self._motion = QPropertyAnimation(self._effect, b"opacity", self)
        self._motion.setDuration(FADE_MS)
        self._motion.setStartValue(_FADE_FROM)
        self._motion.setEndValue(1.0)
        self._motion.finished.connect(self._on_motion_finished)

    @property
    def is_moving(self) -> bool:
        """Tell whether the widget is fading in just now."""
        return self._effect.isEnabled()

    def begin(self) -> None:
        """Fade in, or simply stand there where movement is unwanted."""
        if self._theme.reduced_motion:
            return
        self._effect.setEnabled(True)
        self._motion.start()

    def _on_motion_finished(self) -> None:
        self._effect.setEnabled(False)
