"""The two buttons for a card that is only in a phone: X, and Z for a community's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kaikudesk.codes import MOBILE_COMMUNITY, MOBILE_PERSONAL
from ui.flowing import FlowRow
from ui.panel import Panel, button, say
from ui.theme import Theme
from ui.tokens import Space


class MobileMarks(Panel):
    """Puts the programme's mark where the code would stand.

    Signals:
        mark_wished: this mark instead of a code.
    """

    mark_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make one button for each mark."""
        super().__init__(theme, parent)
        self.buttons = {mark: button() for mark in (MOBILE_PERSONAL, MOBILE_COMMUNITY)}
        row = FlowRow(spacing=Space.SMALL)
        for one in self.buttons.values():
            one.setAutoDefault(True)
            one.clicked.connect(self._on_clicked)
            row.add(one)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
        self.put_words()

    def put_words(self) -> None:
        """Name the buttons."""
        names = {
            MOBILE_PERSONAL: self.tr("Mobile only (X)"),
            MOBILE_COMMUNITY: self.tr("Community, mobile only (Z)"),
        }
        for mark, name in names.items():
            self.buttons[mark].setText(name)
            say(self.buttons[mark], name)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for mark, one in self.buttons.items():
            if isinstance(pressed, QPushButton) and one is pressed:
                self.mark_wished.emit(mark)
