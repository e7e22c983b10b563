"""What kind of card it is: only in a phone (X and Z), or a community's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaikudesk.codes import MOBILE_COMMUNITY, MOBILE_PERSONAL
from ui.choice_box import TickBox
from ui.flowing import FlowRow
from ui.panel import Panel, button, say
from ui.theme import Theme
from ui.tokens import Space


class CardKinds(Panel):
    """Puts the programme's mark where the code would stand.

    Signals:
        mark_wished: this mark instead of a code.
    """

    mark_wished = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make one button for each mark, and the tick for a card of cardboard."""
        super().__init__(theme, parent)
        self.personal = button()
        self.shared = button()
        self.community = TickBox()
        self.personal.clicked.connect(self._on_personal_clicked)
        self.shared.clicked.connect(self._on_shared_clicked)
        row = FlowRow(spacing=Space.SMALL)
        for one in (self.personal, self.shared, self.community):
            row.add(one)
        for press in (self.personal, self.shared):
            press.setAutoDefault(True)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
        self.put_words()

    def put_words(self) -> None:
        """Name buttons and tick."""
        names = {
            self.personal: self.tr("Mobile only (X)"),
            self.shared: self.tr("Community, mobile only (Z)"),
            self.community: self.tr("Community card"),
        }
        for one, name in names.items():
            one.setText(name)
            say(one, name)

    def _on_personal_clicked(self) -> None:
        self.community.setChecked(False)
        self.mark_wished.emit(MOBILE_PERSONAL)

    def _on_shared_clicked(self) -> None:
        self.community.setChecked(True)
        self.mark_wished.emit(MOBILE_COMMUNITY)
