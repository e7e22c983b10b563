"""The last cards registered here, by code; Enter opens one of them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cards_table import CardsTableModel
from ui.flowing import FlowRow
from ui.panel import Panel, button, label, say
from ui.rows_view import RowsView
from ui.shown import CardRow
from ui.theme import Theme
from ui.tokens import Space

SHOWN = 5
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class LastCards(Panel):
    """Five lines and the story of the chosen one.

    Signals:
        card_wished: show this card and what may be changed in it.
    """

    card_wished = Signal(bytes)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any card."""
        super().__init__(theme, parent)
        self.cards = CardsTableModel()
        self.view = RowsView(theme)
        self.view.setModel(self.cards)
        self.view.stretch(3)
        self.view.setVerticalScrollBarPolicy(_NEVER)
        self._title = label("title")
        self._story = label("muted", wrap=True)
        self._open = button()
        self._open.setAutoDefault(True)
        self._open.clicked.connect(self.open)
        self.view.row_opened.connect(self.open)
        self.view.row_chosen.connect(self._on_row_chosen)
        row = FlowRow(spacing=Space.SMALL)
        row.add(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        for one in (self._title, self.view, self._story, row):
            whole.addWidget(one)
        self.put_words()
        self.show_cards(())

    def show_cards(self, cards: tuple[CardRow, ...]) -> None:
        """Show the newest five; the chosen one stays chosen while it is there."""
        chosen = self.cards.row_at(self.view.currentIndex())
        self.cards.show_rows(cards[:SHOWN])
        for place, row in enumerate(self.cards.rows):
            if chosen is not None and row.key == chosen.key:
                self.view.selectRow(place)
        self._on_row_chosen(self.view.currentIndex())
        self.put_icons()

    def put_icons(self) -> None:
        """Leave room for each row, in the size of now."""
        height = self.view.verticalHeader().defaultSectionSize()
        rows = max(1, len(self.cards.rows)) * height
        head = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(rows + head + 2 * self.view.frameWidth())

    def put_words(self) -> None:
        """Name list and button."""
        self._title.setText(self.tr("Last cards"))
        say(self.view, self.tr("Last cards"))
        self._open.setText(self.tr("Amend or renew"))
        say(self._open, self.tr("Amend or renew the chosen card"))
        self.cards.retell_headings()
        self._on_row_chosen(self.view.currentIndex())

    def open(self) -> None:
        """Wish to see the chosen card."""
        row = self.cards.row_at(self.view.currentIndex())
        if row is not None:
            self.card_wished.emit(row.key)

    def _on_row_chosen(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index)
        self._open.setEnabled(row is not None)
        none = self.tr("No card yet. What is saved stands here.")
        choose = self.tr("Choose a card to amend or renew it; Enter opens it.")
        self._story.setText(choose if self.cards.rows else none)
        if row is not None:
            self._story.setText(row.story)
