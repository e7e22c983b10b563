"""The distributor's screen: one code, one form, Enter saves and makes room."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.card_form import CardForm
from ui.card_kinds import CardKinds
from ui.in_sight import bring_into_sight
from ui.last_cards import LastCards
from ui.own_card import OwnCard
from ui.panel import frame, label, say
from ui.problem_line import ProblemLine
from ui.save_row import SaveRow
from ui.scan_field import ScanField
from ui.scan_screen import ScanScreen
from ui.shown import CardFormShown, CardRow, CardWished, ProblemShown
from ui.theme import Theme
from ui.tokens import Space, Tone

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardPanel(ScanScreen):
    """Registers cards; a card that is there already stands in the form's place.

    Signals:
        form_changed: something was changed; tell the last valid date and the faults.
        register_wished: register this card.
        cleared: the form is empty; what follows is for another client.
    """

    form_changed = Signal(CardWished)
    register_wished = Signal(CardWished)
    cleared = Signal()

    def __init__(
        self,
        theme: Theme,
        field: ScanField,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Stand ready for the first client; `today` gives the site's day."""
        super().__init__(theme, field, parent)
        self.kinds = CardKinds(theme)
        self.saved = ProblemLine(theme)
        self.form = CardForm(theme, today())
        self.own = OwnCard(theme, today)
        self.last = LastCards(theme)
        self.note = label("muted", wrap=True)
        self._sheet = frame("panel")
        self.row = SaveRow(theme)
        self._lay_out()
        self.field.textChanged.connect(self._on_form_changed)
        self.form.changed.connect(self._on_form_changed)
        self.kinds.mark_wished.connect(self.take_scan)
        self.row.save_wished.connect(self.save)
        self.row.clear_wished.connect(self.clear)
        self.own.closed.connect(self.clear)
        self.put_words()

    def _lay_out(self) -> None:
        sheet = QVBoxLayout(self._sheet)
        for column in (sheet, self.whole):
            column.setContentsMargins(*(Space.AROUND,) * 4)
            column.setSpacing(Space.BETWEEN)
        for one in (self.note, self.form, self.row):
            sheet.addWidget(one)
        above = (self.place, self.kinds, self.problem, self.saved)
        for part in (*above, self._sheet, self.own, self.last):
            self.whole.addWidget(part)
        self.whole.addStretch(1)
        self.note.hide()

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""
        self.form.set_slim(slim=slim)
        self.row.set_slim(slim=slim)

    @property
    def wished(self) -> CardWished:
        """Give the form as it stands."""
        wished = self.form.wished(self.field.text())
        return replace(wished, community=self.kinds.community.isChecked())

    def take_scan(self, code: str) -> None:
        """Ask what a scan is, unless it is the code that a card waits for."""
        if self.own.verbs.awaits_code:
            self.own.verbs.take_code(code)
        else:
            super().take_scan(code)

    def put_words(self) -> None:
        """Name the field."""
        self.field.setPlaceholderText(self.tr("Read or type the code"))
        say(self.field, self.tr("Code of the card"), self.tr("Always ready for a scan"))

    def ask_client(self) -> None:
        """Go on from the code to the client's answers."""
        self.show_card(None)
        bring_into_sight(self.form.birth_year)

    def show_form(self, shown: CardFormShown, *, refused: bool = False) -> None:
        """Show the last valid date and the faults; refused, go to the first of them."""
        fault = shown.faults.get("code")
        of_code = None if fault is None else ProblemShown(fault)
        self.show_problem(shown.problem or of_code)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.form.show_form(shown)
        self.row.show_last_valid(shown.last_valid)
        if refused and fault is not None:
            bring_into_sight(self.field)
        elif refused:
            self.form.faults.point()

    def show_card(self, row: CardRow | None) -> None:
        """Show one of this site's cards in the form's place, or the form again."""
        # What is hidden must not have the keyboard, else Qt gives it to the list.
        if row is None and self.own.key is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.own.show_card(row)
        self._sheet.setVisible(row is None)

    def show_saved(self, sentence: str) -> None:
        """Say that the card is kept and waits; make room for the next client."""
        self.show_card(None)
        self.clear()
        self.saved.show_problem(ProblemShown(sentence, tone=Tone.GOOD))

    def show_cards(self, cards: tuple[CardRow, ...]) -> None:
        """Show the last cards."""
        self.last.show_cards(cards)

    def save(self) -> None:
        """Wish that the card be registered."""
        if self.own.key is None:
            self.register_wished.emit(self.wished)

    def clear(self) -> None:
        """Leave the card that is shown, or make ready for the next client.

        The grant date stays, and so does a form that waited behind a card.
        """
        self.show_problem(None)
        self.saved.show_problem(None)
        if self.own.key is None:
            self.field.clear()
            self.form.clear()
            self.kinds.community.setChecked(False)
            self.cleared.emit()
        self.show_card(None)
        bring_into_sight(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, clear with Escape."""
        if event.isAutoRepeat():
            event.ignore()
        elif event.key() in _ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_form_changed(self) -> None:
        self.form_changed.emit(self.wished)
