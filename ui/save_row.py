"""What stands below the distributor's form: what a saved card is worth, and Save."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.panel import Panel, button, label, put_icon, say
from ui.theme import Theme
from ui.tokens import Space


class SaveRow(Panel):
    """Says until when the card will be valid, and that it must be sent first.

    Signals:
        save_wished: keep what stands in the form.
        clear_wished: let it go.
    """

    save_wished = Signal()
    clear_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the two sentences and the two buttons."""
        super().__init__(theme, parent)
        self.last_valid = label("strong", wrap=True)
        self._until = ""
        self._ground = label("small", wrap=True)
        self._save = button("main")
        self._clear = button()
        self._clear.setAutoDefault(True)
        self._save.clicked.connect(self.save_wished)
        self._clear.clicked.connect(self.clear_wished)
        self._row = QHBoxLayout()
        self._row.addWidget(self.last_valid, 1)
        self._row.addWidget(self._clear)
        self._row.addWidget(self._save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.BETWEEN)
        whole.addWidget(self._ground)
        whole.addLayout(self._row)
        self.put_words()
        self.put_icons()

    def set_slim(self, *, slim: bool) -> None:
        """Stand side by side, or below each other where the window is narrow."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if slim else ways.LeftToRight)

    def show_last_valid(self, until: str) -> None:
        """Say the last valid date, or nothing while there is none."""
        self._until = until
        words = self.tr("Last valid date: %1").replace("%1", until)
        self.last_valid.setText(words if until else "")

    def put_words(self) -> None:
        """Say what is kept and what never is."""
        self.show_last_valid(self._until)
        self._ground.setText(
            self.tr(
                "The card works only once it has been sent to the register. No name, "
                "birth date, identity code, address or phone is stored anywhere."
            )
        )
        for one, name in {
            self._save: self.tr("Save"),
            self._clear: self.tr("Clear"),
        }.items():
            one.setText(name)
            say(one, name)

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self._save, "record", self.theme, self.theme.colours.on_accent)
