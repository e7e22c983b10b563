"""The last cards registered here, by code; Enter opens one of them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.cards_table import CardsTableModel
from ui.flowing import FlowRow
from ui.panel import Panel, button, label, say
from ui.rows_view import RowsView
from ui.scan_field import LONGEST
from ui.shown import CardRow
from ui.theme import Theme
from ui.tokens import Space

SHOWN = 5
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class LastCards(Panel):
    """Five lines and the story of the chosen one.

    Signals:
        card_wished: show this card and what may be changed in it.
        search_changed: find cards by this, or give the last ones again.
    """

    card_wished = Signal(bytes)
    search_changed = Signal(str)

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
        self.search = QLineEdit(maxLength=LONGEST)
        self._search_label = label()
        self._search_label.setBuddy(self.search)
        self.search.textChanged.connect(self.search_changed)
        find = FlowRow(spacing=Space.SMALL)
        find.add(self._search_label)
        find.add(self.search)
        row = FlowRow(spacing=Space.SMALL)
        row.add(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        for one in (self._title, find, self.view, self._story, row):
            whole.addWidget(one)
        self.put_words()
        self.show_cards(())

    def show_cards(self, cards: tuple[CardRow, ...]) -> None:
        """Show the newest five; the chosen one stays chosen while it is there."""
        chosen = self.cards.row_at(self.view.currentIndex())
        self._put_title()
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
        self._put_title()
        self._search_label.setText(self.tr("Find: code, birth year, postcode"))
        say(self.search, self.tr("Find a card of this site"))
        self._open.setText(self.tr("Amend or renew"))
        say(self._open, self.tr("Amend or renew the chosen card"))
        self.cards.retell_headings()
        self._on_row_chosen(self.view.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to what was found, and Escape give the last cards again."""
        searched = self.search.hasFocus()
        if searched and event.key() in _ENTER:
            self._to_the_first()
        elif searched and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Wish to see the chosen card."""
        row = self.cards.row_at(self.view.currentIndex())
        if row is not None:
            self.card_wished.emit(row.key)

    def _to_the_first(self) -> None:
        if self.search.text() and self.cards.rows:
            self.view.selectRow(0)
            self.view.setFocus()

    def _put_title(self) -> None:
        last, found = self.tr("Last cards"), self.tr("Cards found")
        title = found if self.search.text().strip() else last
        self._title.setText(title)
        say(self.view, title)

    def _on_row_chosen(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index)
        self._open.setEnabled(row is not None)
        none = self.tr("No card yet. What is saved stands here.")
        if self.search.text().strip():
            none = self.tr("This site has no such card.")
        choose = self.tr("Choose a card to amend or renew it; Enter opens it.")
        self._story.setText(choose if self.cards.rows else none)
        if row is not None:
            self._story.setText(row.story)
