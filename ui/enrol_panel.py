"""Lets a new desk in: the enrolment code, and what opens the desk from then on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.gate import GatePanel
from ui.new_passphrase import NewPassphrase
from ui.other_ways import OtherWays
from ui.panel import button, label, say
from ui.shown import ProblemShown
from ui.theme import Theme
from ui.tokens import Tone

_LONGEST_CODE = 600


class EnrolPanel(GatePanel):
    """Stands where a desk has never been enrolled.

    Signals:
        enrol_wished: enrol with this code, and open by this passphrase from then on
            (empty: by the system's key store).
        request_wished: the same, and the request goes into a file.
    """

    enrol_wished = Signal(str, str)
    request_wished = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Ask for the code; for a passphrase only where there is no key store."""
        super().__init__(theme, parent)
        self._title = label("title")
        self._lead = label("lead", wrap=True)
        self._code = QLineEdit(maxLength=_LONGEST_CODE)
        self._code_label = label()
        self._passphrase = NewPassphrase()
        self._ground = label("small", wrap=True)
        self._enrol = button("main")
        self._enrol.clicked.connect(self.try_it)
        self.problem.acted.connect(self.try_it)
        self.others = OtherWays(theme)
        self.others.request_wished.connect(self._on_request_wished)
        lines = ((self._code_label, self._code), *self._passphrase.lines)
        above = (self._title, self._lead)
        after = (self.others,)
        self.lay_out(above, lines, self._ground, press=self._enrol, after=after)
        self.home = self._code
        self.ask_for(passphrase=False)
        self.put_words()

    @property
    def asks_passphrase(self) -> bool:
        """Tell whether a new passphrase is asked for."""
        return self._passphrase.is_asked

    def ask_for(self, *, passphrase: bool) -> None:
        """Ask for a passphrase as well, where no key store keeps the key."""
        self._passphrase.ask(asked=passphrase)

    def take_scan(self, code: str) -> bool:
        """Take a scanned enrolment code."""
        self._code.setText(code)
        return True

    def put_words(self) -> None:
        """Name everything."""
        self._title.setText(self.tr("Enrol this desk"))
        self._lead.setText(
            self.tr(
                "The register’s administrator gives the enrolment code. It works once, "
                "for one desk."
            )
        )
        self._code_label.setText(self.tr("Enrolment code"))
        say(self._code, self.tr("Enrolment code"))
        self._passphrase.put_words()
        self._ground.setText(
            self.tr(
                "Everything on this desk is stored encrypted. The network is needed "
                "now, and not for the work afterwards."
            )
        )
        self._enrol.setText(self.tr("Enrol"))
        say(self._enrol, self.tr("Enrol"))

    def try_it(self) -> None:
        """Wish to be let in with what was typed."""
        if code := self._whole_code():
            self.set_busy(busy=True)
            asked = self.tr("The register is asked …")
            self.problem.show_problem(ProblemShown(asked, tone=Tone.NOTE))
            self.enrol_wished.emit(code, self._passphrase.words)

    def _on_request_wished(self) -> None:
        if code := self._whole_code():
            self.request_wished.emit(code, self._passphrase.words)

    def _whole_code(self) -> str:
        """Give the code if all is typed that is asked for, else say what is not."""
        code = self._code.text().strip()
        if not code:
            self._code.setFocus()
        elif fault := self._passphrase.fault():
            self.show_problem(ProblemShown(fault))
            return ""
        return code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Try with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.try_it()
        else:
            super().keyPressEvent(event)
