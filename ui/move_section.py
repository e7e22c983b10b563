"""Moving this desk to another computer, which closes it here for good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.choice_box import TickBox
from ui.new_passphrase import NewPassphrase
from ui.panel import say
from ui.section import Section, put_button, wish_button
from ui.shown import ProblemShown
from ui.theme import Theme


class MoveSection(Section):
    """A passphrase for the file, a tick against haste, and the one button.

    Signals:
        move_wished: move, with this passphrase for the file.
    """

    move_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Ask for the passphrase; without the tick nothing can be pressed."""
        super().__init__(theme, parent)
        self._moved = False
        self.passphrase = NewPassphrase()
        self.sure = TickBox()
        self.move_button = wish_button()
        self.sure.toggled.connect(self._on_sure)
        self.move_button.clicked.connect(self._on_pressed)
        for text, line in self.passphrase.lines:
            text.setBuddy(line)
            self.inside.addWidget(text)
            self.inside.addWidget(line)
        self.inside.addWidget(self.sure)
        self.finish(self.move_button)
        self.passphrase.ask(asked=True, focus=False)
        self._on_sure()
        self.put_words()

    def show_moved(self, *, moved: bool) -> None:
        """Ask for nothing more at a desk that has moved."""
        self._moved = moved
        self.passphrase.ask(asked=not moved, focus=False)
        for one in (self.ground, self.sure, self.move_button):
            one.setVisible(not moved)

    def put_words(self) -> None:
        """Name everything."""
        super().put_words()
        self.title.setText(self.tr("Move this desk to another computer"))
        self.ground.setText(
            self.tr(
                "All of this desk goes into one encrypted file; on the other computer "
                "KaikuDesk takes it over. Here nothing is recorded any more. Choose a "
                "passphrase for the file and tell it to whoever opens it there."
            )
        )
        self.passphrase.put_words()
        sure = self.tr("This desk is to end here, for good")
        self.sure.setText(sure)
        say(self.sure, sure)
        put_button(self.move_button, self.tr("Move this desk …"))

    def _on_sure(self) -> None:
        self.move_button.setEnabled(self.sure.isChecked())

    def _on_pressed(self) -> None:
        if fault := self.passphrase.fault():
            self.say_result(lambda: ProblemShown(fault))
        else:
            self.move_wished.emit(self.passphrase.words)
