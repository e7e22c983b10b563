"""Leads from a closed folder to an open desk, asking only where it must."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kaikudesk.errors import (
    DamagedError,
    KaikuDeskError,
    KeyringLockedError,
    KeyringMissingError,
    KeysError,
    NotAllowedError,
    WrongPassphraseError,
)
from ui.arriving import Arriving
from ui.background import Background
from ui.coming_by_file import ComingByFile
from ui.enrol_panel import EnrolPanel
from ui.gate import Gate, GatePanel
from ui.move_in_panel import MoveInPanel
from ui.moving_in import MovingIn
from ui.opening import Opening
from ui.shown import ProblemShown
from ui.tokens import Tone
from ui.unlock_panel import UnlockPanel
from ui.way_in import Opened, WayIn
from ui.wording import problem_of

translate = QCoreApplication.translate
Shut = Callable[[KaikuDeskError], None]
_NO_KEY_STORE = (KeyringMissingError, KeyringLockedError)


class Unlocking(QObject):
    """Opens the desk by itself, else puts the gate up that asks for what is missing.

    Signals:
        opened: the desk is open; gives an `Opened`.
    """

    opened = Signal(object)

    def __init__(self, opening: Opening, background: Background, way_in: WayIn) -> None:
        """Stand before the closed folder."""
        super().__init__(opening)
        self._opening = opening
        self._background = background
        self._way_in = way_in
        self._arriving = Arriving(way_in)
        self._panel: GatePanel | None = None
        self._error: KaikuDeskError | None = None
        opening.languages.changed.connect(self._on_language_changed)

    def begin(self) -> None:
        """Try what needs no person."""
        way_in = self._way_in
        self._background.run(
            way_in.by_itself, on_result=self._on_tried, on_error=self._on_shut
        )

    def _on_tried(self, opened: Opened | None) -> None:
        if opened is not None:
            self._on_opened(opened)
        elif self._panel is None:
            self._put_up(self._unlock_panel())
            if self._way_in.was_left_undone:
                # Who has forgotten the passphrase was never given another way in.
                self._say(WrongPassphraseError("none was tried yet"))

    def _on_opened(self, opened: Opened) -> None:
        if self._panel is not None:
            self._panel = None
            self._opening.window.show_gate(None)
        self.opened.emit(opened)

    def _on_shut(self, error: KaikuDeskError) -> None:
        if isinstance(error, NotAllowedError):
            self._put_up(self._enrol_panel())
            return
        if self._panel is None:
            self._put_up(self._unlock_panel())
        self._say(error)

    def _say(self, error: KaikuDeskError) -> None:
        panel, self._error = self._panel, error
        if panel is not None:
            panel.show_problem(_problem_at(panel, error))

    def _on_retry_wished(self) -> None:
        panel, error = self._panel, self._error
        if panel is None or error is None or not _may_begin_anew(panel, error):
            self.begin()
            return
        self._background.run(
            self._way_in.begin_anew,
            on_result=lambda _nothing: self.begin(),
            on_error=self._on_shut,
        )

    def _on_language_changed(self) -> None:
        panel, error = self._panel, self._error
        if panel is not None and error is not None and panel.isEnabled():
            panel.problem.show_problem(_problem_at(panel, error))

    def _on_refused(self, error: KaikuDeskError) -> None:
        """Say it, and ask for a passphrase where no key store keeps the key."""
        panel, without_store = self._panel, isinstance(error, _NO_KEY_STORE)
        if isinstance(panel, UnlockPanel) and without_store:
            panel.ask_for_new_passphrase()
        self._say(error)
        if isinstance(panel, EnrolPanel):
            panel.ask_for(
                passphrase=without_store
                or (panel.asks_passphrase and not self._way_in.knows_keys)
            )

    def _enrol_panel(self) -> EnrolPanel:
        panel = EnrolPanel(self._opening.theme)
        panel.enrol_wished.connect(
            lambda *told: self._open(
                partial(self._arriving.by_enrolment, *told), self._on_refused
            )
        )
        coming = ComingByFile(panel, self._background, self._arriving)
        coming.opened.connect(self._on_opened)
        coming.refused.connect(self._on_refused)
        coming.luggage_chosen.connect(self._on_luggage_chosen)
        return panel

    def _on_luggage_chosen(self, path: Path) -> None:
        panel = MoveInPanel(self._opening.theme, path.name)
        panel.back_wished.connect(lambda: self._put_up(self._enrol_panel()))
        moving = MovingIn(panel, self._background, self._arriving, path)
        moving.opened.connect(self._on_opened)
        moving.unpacked.connect(self._on_unpacked)
        moving.refused.connect(self._say)
        self._put_up(panel)

    def _on_unpacked(self) -> None:
        """Ask at the desk's own gate for what opens it."""
        self._panel = None
        self.begin()

    def _unlock_panel(self) -> UnlockPanel:
        panel = UnlockPanel(self._opening.theme)
        way_in = self._way_in
        panel.ask_for(passphrase=way_in.has_passphrase)
        panel.was_left_undone = way_in.was_left_undone
        panel.passphrase_given.connect(
            lambda words: self._open(
                partial(way_in.by_passphrase, words), self._on_shut
            )
        )
        panel.recovery_code_given.connect(
            lambda *told: self._open(
                partial(way_in.by_recovery_code, *told), self._on_refused
            )
        )
        panel.retry_wished.connect(self._on_retry_wished)
        return panel

    def _put_up(self, panel: GatePanel) -> GatePanel:
        opening = self._opening
        self._panel, self._error = panel, None
        gate = Gate(opening.theme, opening.languages.language, panel)
        gate.language_chosen.connect(opening.language_wished)
        gate.theme_wished.connect(opening.theme_wished)
        opening.window.show_gate(gate)
        return panel

    def _open(self, work: Callable[[], Opened], on_error: Shut) -> None:
        self._background.run(work, on_result=self._on_opened, on_error=on_error)


def _may_begin_anew(panel: GatePanel, error: KaikuDeskError) -> bool:
    """Tell whether nothing is lost where this desk opens no more."""
    undone = isinstance(panel, UnlockPanel) and panel.was_left_undone
    locked = isinstance(error, KeyringLockedError)
    return undone and isinstance(error, KeysError) and not locked


def _problem_at(panel: GatePanel, error: KaikuDeskError) -> ProblemShown:
    """Speak of no passphrase or recovery code where a desk never had one."""
    if _may_begin_anew(panel, error):
        return _undone_problem()
    if isinstance(panel, MoveInPanel) and isinstance(error, DamagedError):
        return _damaged_luggage_problem()
    locked_out = isinstance(panel, UnlockPanel) and not panel.asks_passphrase
    if not locked_out or not isinstance(error, KeyringMissingError):
        return problem_of(error)
    return ProblemShown(
        translate(
            "Unlocking",
            "This machine’s key store is not there now. Start it and try again; "
            "without it the recovery code opens the desk.",
        ),
        translate("Unlocking", "Try again"),
    )


def _damaged_luggage_problem() -> ProblemShown:
    return ProblemShown(
        translate(
            "Unlocking",
            "This file is cut, was changed, or is no moved desk. Nothing was changed "
            "here: copy the file once more, and wait until the copy is ready.",
        )
    )


def _undone_problem() -> ProblemShown:
    return ProblemShown(
        translate(
            "Unlocking",
            "This desk was never enrolled: nothing was recorded here, and there is no "
            "recovery code. If it does not open, begin anew with an enrolment code.",
        ),
        translate("Unlocking", "Begin anew"),
        Tone.LOOK,
    )
