"""Opens the file of a desk that ended on another computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.flowing import FlowRow
from ui.gate import GatePanel
from ui.new_passphrase import LONGEST
from ui.panel import button, label, say
from ui.section import put_button
from ui.shown import ProblemShown
from ui.theme import Theme
from ui.tokens import Space, Tone


class MoveInPanel(GatePanel):
    """Asks for the passphrase of the file, or for the recovery code.

    Signals:
        word_given: try this passphrase, or else this recovery code.
        back_wished: it was the wrong file.
    """

    word_given = Signal(str, str)
    back_wished = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Ask for what opens the file of this name."""
        super().__init__(theme, parent)
        self._name = name
        self._title = label("title")
        self._lead = label("lead", wrap=True)
        self._passphrase = QLineEdit(maxLength=LONGEST)
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._code = QLineEdit(maxLength=LONGEST)
        self._labels = (label(), label())
        self._back, self._open = button(), button("main")
        self._back.clicked.connect(self.back_wished)
        self._open.clicked.connect(self.try_it)
        self.problem.acted.connect(self.try_it)
        lines = tuple(zip(self._labels, (self._passphrase, self._code), strict=True))
        above = (self._title, self._lead)
        back = FlowRow(spacing=Space.SMALL)
        back.add(self._back)
        self.lay_out(above, lines, back, press=self._open)
        self.home = self._passphrase
        self.put_words()

    def put_words(self) -> None:
        """Name everything."""
        self._title.setText(self.tr("Take over a moved desk"))
        lead = self.tr(
            "The file %1 holds all of a desk that ended on another computer. This "
            "computer goes on where that one stopped."
        )
        self._lead.setText(lead.replace("%1", self._name))
        words = (
            self.tr("Passphrase of the file"),
            self.tr("or the recovery code (26 signs)"),
        )
        lines = (self._passphrase, self._code)
        for text, line, word in zip(self._labels, lines, words, strict=True):
            text.setText(word)
            say(line, word)
        put_button(self._back, self.tr("Back"))
        put_button(self._open, self.tr("Take over"))

    def try_it(self) -> None:
        """Try what was typed."""
        words, code = self._passphrase.text(), self._code.text().strip()
        if not (words or code):
            self._passphrase.setFocus()
            return
        self.set_busy(busy=True)
        told = self.tr("The desk is being unpacked …")
        self.problem.show_problem(ProblemShown(told, tone=Tone.NOTE))
        self.word_given.emit(words, code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Try with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.try_it()
        else:
            super().keyPressEvent(event)
