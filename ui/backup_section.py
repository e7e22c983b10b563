"""Backups: the newest one here, and a second place for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.panel import label
from ui.section import Section, put_button, wish_button
from ui.theme import Theme


class BackupSection(Section):
    """A broken disk takes the backups on it along: a second place does not.

    Signals:
        choose_wished: choose a second place.
        leave_wished: let backups go to no second place any more.
    """

    choose_wished = Signal()
    leave_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand without a second place."""
        super().__init__(theme, parent)
        self._place = ""
        self.state = label(wrap=True)
        self.place = label(wrap=True)
        self.choose, self.leave = wish_button(), wish_button()
        self.choose.clicked.connect(self.choose_wished)
        self.leave.clicked.connect(self.leave_wished)
        for one in (self.state, self.place):
            self.inside.addWidget(one)
        self.finish(self.choose, self.leave)
        self.put_words()

    def show_backup(self, state: str, place: str) -> None:
        """Say what is there, and where else; `place` is empty without such a place."""
        self.state.setText(state)
        self._place = place
        self.put_words()

    def put_words(self) -> None:
        """Name everything."""
        super().put_words()
        self.title.setText(self.tr("Backups"))
        self.ground.setText(
            self.tr(
                "A backup is made each day, encrypted. Should this computer’s disk "
                "break, a copy in a second place, such as a network drive or a stick, "
                "still sends what was waiting."
            )
        )
        words = self.tr("Second place: %1").replace("%1", self._place)
        self.place.setText(words if self._place else self.tr("Second place: none"))
        put_button(self.choose, self.tr("Choose a second place …"))
        put_button(self.leave, self.tr("No second place"))
        self.leave.setVisible(bool(self._place))
