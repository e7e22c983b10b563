"""Starts Qt: the window at once, what takes time to import in the background.

Whatever keeps the desk from opening ends in a sentence and an exit status that is
not 0; see `ui.last_words`.
"""

# What only a started window needs is imported once it stands.
# ruff: noqa: PLC0415

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QCommandLineOption,
    QCommandLineParser,
    QStandardPaths,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication

from ui.first_look import first_look
from ui.opening import Opening
from ui.single_instance import SingleInstance
from ui.theme import FUSION

if TYPE_CHECKING:
    from ui.background import Background
    from ui.program import Program

_LOOK_AGAIN_MS = 20
_NAME = "KaikuDesk"
# The last one imports them all; each is a piece of about the same size.
_HEAVY_PARTS = (
    "kaikudesk.keys",
    "kaikudesk.storage.database",
    "kaikudesk.desk",
    "sync.post",
    "ui.program",
)


class Wanted(NamedTuple):
    """What the command line wants; `language` is empty for the system's own.

    No dataclass: importing those alone takes longer than the field does.
    """

    folder: Path
    language: str = ""
    close_at_once: bool = False


def start(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; gives the exit status.

    With `--close-at-once` the program ends as soon as everything is imported and
    the desk was tried, which is how a build proves that it starts.
    """
    application = QApplication([*arguments[:1], *FUSION])
    application.setApplicationName(_NAME)
    wanted = _read(arguments)
    try:
        wanted.folder.mkdir(parents=True, exist_ok=True)
        instance = SingleInstance(wanted.folder, application)
    except OSError:
        return _turn_away(application, wanted, is_open=False)
    if not instance.is_first:
        heard = instance.knock()
        return 0 if heard else _turn_away(application, wanted, is_open=True)
    opening = Opening(application, first_look(wanted.folder, wanted.language))
    start_up = StartUp(application, opening, instance, wanted)
    opening.lit.connect(start_up.go_on)
    return application.exec()


def _turn_away(application: QApplication, wanted: Wanted, *, is_open: bool) -> int:
    """Say why there will be no window, in the language that it would speak."""
    from ui.languages import Languages
    from ui.last_words import leave_with, no_answer_sentence, no_folder_sentence

    Languages(application).use(first_look(wanted.folder, wanted.language).language)
    folder = str(wanted.folder)
    return leave_with(no_answer_sentence() if is_open else no_folder_sentence(folder))


class StartUp:
    """What follows the first frame: imports in a thread, then the program."""

    def __init__(
        self,
        application: QApplication,
        opening: Opening,
        instance: SingleInstance,
        wanted: Wanted,
    ) -> None:
        """Wait for the first frame."""
        self._application = application
        self._opening = opening
        self._instance = instance
        self._wanted = wanted
        self._program: Program | None = None
        self._background: Background | None = None

    def go_on(self) -> None:
        """Import the rest in a thread; the window goes on."""
        from ui.background import Background
        from ui.own_faults import OwnFaults

        background = Background(self._opening)
        self._background = background
        faults = OwnFaults(self._application, self._opening, works=lambda: self._works)
        faults.listen_to(background)
        sys.excepthook = faults.hear_of
        self._application.aboutToQuit.connect(self.end)
        # Not while the window is furnished: the two would make each other wait.
        if self._opening.role and not self._opening.window.is_furnished:
            once = Qt.ConnectionType.SingleShotConnection
            self._opening.ready.connect(lambda: self._import_soon(background), once)
        else:
            self._import_in(background)

    def _import_soon(self, background: "Background") -> None:
        """Paint the furnished window first: beside an import it takes twice as long."""

        def paint_and_import() -> None:
            self._opening.window.repaint()
            self._import_in(background)

        QTimer.singleShot(0, paint_and_import)

    def _import_in(self, background: "Background") -> None:
        background.run(
            _import_the_rest,
            on_result=lambda _nothing: self._begin(background),
            on_error=lambda _error: None,
        )

    def _begin(self, background: "Background") -> None:
        from ui.network_watch import watch_network
        from ui.program import Program

        self._program = Program(self._opening, background, self._wanted.folder)
        self._program.begin()
        self._instance.listen(self._come_forward)
        watch_network(self._program.network_changed)
        if self._wanted.close_at_once:
            _leave_when_idle(background, self._application)

    @property
    def _works(self) -> bool:
        """Tell whether a clerk works at the window."""
        is_open = self._program is not None and self._program.is_open
        return is_open and not self._wanted.close_at_once

    def _come_forward(self) -> None:
        window = self._opening.window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()

    def end(self) -> None:
        """Close the desk and let the next start have it."""
        if self._program is not None:
            self._program.end()
            self._program = None
        if self._background is not None:
            self._background.close()
        self._instance.release()


def _import_the_rest() -> None:
    """Import what costs more start-up than the window does, in its thread."""
    from importlib import import_module
    from linecache import clearcache

    for name in _HEAVY_PARTS:
        import_module(name)
        # PySide6 reads the source of whatever is imported, and leaves it there.
        clearcache()


def _read(arguments: Sequence[str]) -> Wanted:
    parser = QCommandLineParser()
    parser.addHelpOption()
    folder = QCommandLineOption(["folder"], "The desk's own folder.", "folder")
    language = QCommandLineOption(["language"], "fi, sv or en.", "language")
    at_once = QCommandLineOption(["close-at-once"], "Prove that it starts.")
    for option in (folder, language, at_once):
        parser.addOption(option)
    parser.process(list(arguments))
    return Wanted(
        Path(parser.value(folder) or _usual_folder()),
        parser.value(language),
        parser.isSet(at_once),
    )


def _usual_folder() -> str:
    return QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.AppLocalDataLocation
    )


def _leave_when_idle(background: "Background", application: QApplication) -> None:
    def look_again() -> None:
        if background.is_idle:
            application.quit()
        else:
            QTimer.singleShot(_LOOK_AGAIN_MS, look_again)

    look_again()
