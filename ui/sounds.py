"""Four short sounds, played by what the system itself brings.

Qt's own player is not among the Essentials, so Windows plays through winsound,
and macOS and Linux through the small program that stands on every desktop there.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths

from ui import pictures
from ui.tokens import Tone

SENT = "sent"
_PROGRAMS = (
    ("afplay", ()),
    ("paplay", ()),
    ("pw-play", ()),
    ("aplay", ("-q",)),
)
Play = Callable[[Path], None]


class Sounds(QObject):
    """Plays a verdict's tone, when the clerk wants to hear it."""

    def __init__(self, play: Play | None, parent: QObject | None = None) -> None:
        """Take what plays a file; None where the system has nothing that does."""
        super().__init__(parent)
        self._play = play
        self.wanted = True

    @property
    def possible(self) -> bool:
        """Tell whether this machine can play at all; the settings say it."""
        return self._play is not None

    def tone(self, tone: Tone) -> None:
        """Play what belongs to a verdict; a note makes no sound."""
        if tone is not Tone.NOTE:
            self._sound(tone.value)

    def sent(self) -> None:
        """Play softly that something arrived at the register."""
        self._sound(SENT)

    def _sound(self, name: str) -> None:
        if self.wanted and self._play is not None:
            self._play(pictures.sound_path(name))


def system_player() -> Play | None:
    """Find what plays a sound file here, or None."""
    if sys.platform == "win32":
        return _play_on_windows
    for program, options in _PROGRAMS:
        found = QStandardPaths.findExecutable(program)
        if found:
            return program_player(found, options)
    return None


def program_player(program: str, options: tuple[str, ...] = ()) -> Play:
    """Play through a program that is started and left alone."""

    def play(sound: Path) -> None:
        player = QProcess()
        player.setProgram(program)
        player.setArguments([*options, str(sound)])
        player.setStandardOutputFile(QProcess.nullDevice())
        player.setStandardErrorFile(QProcess.nullDevice())
        player.startDetached()

    return play


if sys.platform == "win32":
    import winsound

    def _play_on_windows(sound: Path) -> None:
        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(str(sound), flags)
