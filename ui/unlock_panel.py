"""Opens a desk that does not open by itself: by passphrase or recovery code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.gate import GatePanel
from ui.new_passphrase import LONGEST, NewPassphrase
from ui.panel import button, label, say
from ui.shown import ProblemShown
from ui.theme import Theme


class UnlockPanel(GatePanel):
    """Stands in place of the screens until the desk is open.

    Signals:
        passphrase_given: try this passphrase.
        recovery_code_given: try this recovery code, and open by this passphrase
            from then on (empty: by the system's key store).
        retry_wished: ask the key store again.
    """

    passphrase_given = Signal(str)
    recovery_code_given = Signal(str, str)
    retry_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Ask for both; either opens."""
        super().__init__(theme, parent)
        self.was_left_undone = False
        self._title = label("title")
        self.problem.acted.connect(self.retry_wished)
        self._passphrase = QLineEdit(maxLength=LONGEST)
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._code = QLineEdit(maxLength=LONGEST)
        self._new = NewPassphrase()
        self._passphrase_label = label()
        self._code_label = label()
        self._ground = label("small", wrap=True)
        self._open = button("main")
        self._open.clicked.connect(self.try_it)
        lines = (
            (self._passphrase_label, self._passphrase),
            (self._code_label, self._code),
            *self._new.lines,
        )
        self.lay_out((self._title,), lines, self._ground, press=self._open)
        self.home = self._passphrase
        self._new.ask(asked=False)
        self.put_words()

    def ask_for(self, *, passphrase: bool) -> None:
        """Ask for a passphrase only where one was ever set."""
        self._passphrase.setVisible(passphrase)
        self._passphrase_label.setVisible(passphrase)
        self.home = self._passphrase if passphrase else self._code

    @property
    def asks_passphrase(self) -> bool:
        """Tell whether a passphrase is asked for, the desk's own or a new one."""
        return self._new.is_asked or self._passphrase.isVisibleTo(self)

    def ask_for_new_passphrase(self) -> None:
        """Ask for what opens the desk after the recovery code did."""
        self._new.ask(asked=True)
        self._had_focus = self._new.lines[0][1]

    def put_words(self) -> None:
        """Name everything."""
        self._title.setText(self.tr("Open the desk"))
        self._passphrase_label.setText(self.tr("Passphrase of this desk"))
        say(self._passphrase, self.tr("Passphrase of this desk"))
        self._code_label.setText(self.tr("Recovery code (26 signs)"))
        say(self._code, self.tr("Recovery code (26 signs)"))
        self._new.put_words()
        self._ground.setText(
            self.tr(
                "What waits to be sent is safe. The register’s administrator can give "
                "the recovery code by phone."
            )
        )
        self._open.setText(self.tr("Open"))
        say(self._open, self.tr("Open"))

    def try_it(self) -> None:
        """Try what was typed; the recovery code goes first."""
        code, words = self._code.text().strip(), self._passphrase.text()
        self._passphrase.clear()
        if fault := self._new.fault():
            self.show_problem(ProblemShown(fault))
            return
        if code or words:
            self.set_busy(busy=True)
        if code:
            self.recovery_code_given.emit(code, self._new.words)
        elif words:
            self.passphrase_given.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Try with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.try_it()
        else:
            super().keyPressEvent(event)
