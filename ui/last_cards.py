"""The last cards registered here, by code, and the child count of one of them."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from ui.cards_table import CardsTableModel
from ui.flowing import FlowRow
from ui.panel import Panel, button, label, roomy, say
from ui.rows_view import RowsView
from ui.shown import CardRow
from ui.theme import Theme
from ui.tokens import Space

SHOWN = 5
_LOWEST = 120


class LastCards(Panel):
    """Five lines and what may be changed in the chosen one.

    Signals:
        children_wished: this card has so many children from now on.
    """

    children_wished = Signal(bytes, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any card."""
        super().__init__(theme, parent)
        self.cards = CardsTableModel()
        self.view = RowsView(theme)
        self.view.setModel(self.cards)
        self.view.stretch(3)
        self.view.setMinimumHeight(_LOWEST)
        self._title = label("title")
        self._story = label("muted", wrap=True)
        self._label = label()
        self.count = QSpinBox()
        self._label.setBuddy(self.count)
        self._save = button()
        self._save.clicked.connect(self.change)
        self.view.row_chosen.connect(self._on_row_chosen)
        row = FlowRow(spacing=Space.SMALL)
        for one in (self._label, self.count, self._save):
            row.add(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self._title)
        whole.addWidget(self.view, 1)
        whole.addWidget(self._story)
        whole.addWidget(row)
        roomy(self.count)
        self.put_words()
        self.show_cards(())

    def show_cards(self, cards: tuple[CardRow, ...]) -> None:
        """Show the newest five."""
        self.cards.show_rows(cards[:SHOWN])
        self._on_row_chosen(QModelIndex())

    def put_words(self) -> None:
        """Name list, number and button."""
        self._title.setText(self.tr("Last cards"))
        say(self.view, self.tr("Last cards"))
        self._label.setText(self.tr("Children of the chosen card"))
        say(self.count, self.tr("Children of the chosen card"))
        self._save.setText(self.tr("Change"))
        say(self._save, self.tr("Change the number of children"))
        self.cards.retell_headings()
        self._on_row_chosen(self.view.currentIndex())

    def _on_row_chosen(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index)
        can = row is not None and row.can_be_amended
        self.count.setEnabled(can)
        self._save.setEnabled(can)
        none = self.tr("No card yet. What is saved stands here.")
        choose = self.tr("Choose a card to change its number of children.")
        self._story.setText(choose if self.cards.rows else none)
        if row is not None:
            self.count.setValue(row.children)
            self._story.setText(row.story)

    def change(self) -> None:
        """Wish that the chosen card have this number of children."""
        row = self.cards.row_at(self.view.currentIndex())
        if row is not None and row.can_be_amended:
            self.children_wished.emit(row.key, self.count.value())
