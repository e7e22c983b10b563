"""How a desk begins where no network reaches the register, or where one moves in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.section import Section, put_button, wish_button
from ui.theme import Theme


class OtherWays(Section):
    """Three ways beside the network.

    Signals:
        request_wished: write the request of the code above into a file.
        answer_wished: read the register's answer to it.
        move_in_wished: take over a desk that ended on another computer.
    """

    request_wished = Signal()
    answer_wished = Signal()
    move_in_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer all three."""
        super().__init__(theme, parent)
        self.request, self.answer, self.move_in = (wish_button() for _ in range(3))
        self.request.clicked.connect(self.request_wished)
        self.answer.clicked.connect(self.answer_wished)
        self.move_in.clicked.connect(self.move_in_wished)
        self.finish(self.request, self.answer, self.move_in)
        self.put_words()

    def put_words(self) -> None:
        """Name everything."""
        super().put_words()
        self.title.setText(self.tr("Without a network, or from another computer"))
        self.ground.setText(
            self.tr(
                "Type the code above and save a request; the register’s administrator "
                "gives a file back, which is read here. A desk that was moved is taken "
                "over from its file."
            )
        )
        put_button(self.request, self.tr("Save a request …"))
        put_button(self.answer, self.tr("Read the answer …"))
        put_button(self.move_in, self.tr("Take over a moved desk …"))
