"""How the desk is connected, or why not and what a person can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.panel import put_icon
from ui.section import Section, put_button, wish_button
from ui.shown import ProblemShown
from ui.theme import Theme

_ABOVE_THE_BUTTON = 2


class LineSection(Section):
    """The line to the register.

    Signals:
        send_wished: send and fetch now.
    """

    send_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(theme, parent)
        self.send = wish_button()
        self.send.clicked.connect(self.send_wished)
        self.finish(self.send)
        self.inside.insertWidget(_ABOVE_THE_BUTTON, self.result)
        self.put_words()
        self.put_icons()

    def show_line(self, line: ProblemShown) -> None:
        """Say how the line is."""
        self.result.show_problem(line)

    def put_words(self) -> None:
        """Name the section; its sentence is told anew by whoever told it."""
        self.title.setText(self.tr("Connection"))
        self.ground.setText(
            self.tr(
                "Records are kept on this desk at once and are sent by themselves as "
                "soon as the register is reached."
            )
        )
        put_button(self.send, self.tr("Send and fetch now"))

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self.send, "send", self.theme)
