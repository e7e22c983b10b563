"""The distributor's screen: one code, one form, Enter saves and makes room."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.card_form import CardForm
from ui.flowing import FlowRow
from ui.last_cards import LastCards
from ui.panel import button, frame, label, put_icon, say
from ui.problem_line import ProblemLine
from ui.scan_field import ScanField
from ui.scan_screen import ScanScreen
from ui.shown import CardFormShown, CardRow, CardWished, ProblemShown
from ui.theme import Theme
from ui.tokens import Space, Tone

MOBILE_PERSONAL = "X"
MOBILE_COMMUNITY = "Z"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardPanel(ScanScreen):
    """Registers cards.

    Signals:
        form_changed: something was changed; tell the last valid date and the faults.
        register_wished: register this card.
        children_wished: this card has so many children from now on.
    """

    form_changed = Signal(CardWished)
    register_wished = Signal(CardWished)
    children_wished = Signal(bytes, int)

    def __init__(
        self,
        theme: Theme,
        field: ScanField,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Stand ready for the first client; `today` gives the site's day."""
        super().__init__(theme, field, parent)
        self.form = CardForm(theme, today())
        self.last = LastCards(theme)
        self.saved = ProblemLine(theme)
        self._ground = label("small", wrap=True)
        self._mobile = button()
        self._community = button()
        self._save = button("main")
        self._clear = button()
        self._lay_out()
        self._connect()
        self.put_words()
        self.put_icons()

    def _lay_out(self) -> None:
        panel = frame("panel")
        left = QVBoxLayout(panel)
        left.setContentsMargins(*(Space.AROUND,) * 4)
        left.setSpacing(Space.BETWEEN)
        left.addWidget(self.form)
        left.addWidget(self._ground)
        mobile = FlowRow(spacing=Space.SMALL)
        mobile.add(self._mobile)
        mobile.add(self._community)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._clear)
        buttons.addWidget(self._save)
        left.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(Space.AROUND,) * 4)
        whole.setSpacing(Space.BETWEEN)
        whole.addWidget(self.field)
        whole.addWidget(mobile)
        whole.addWidget(self.problem)
        whole.addWidget(self.saved)
        whole.addWidget(panel)
        whole.addWidget(self.last)
        whole.addStretch(1)

    def _connect(self) -> None:
        self.field.code_entered.connect(self._on_code_entered)
        self.field.textChanged.connect(self._on_form_changed)
        self.form.changed.connect(self._on_form_changed)
        self.last.children_wished.connect(self.children_wished)
        self._mobile.clicked.connect(self._on_mobile_clicked)
        self._community.clicked.connect(self._on_community_clicked)
        self._save.clicked.connect(self.save)
        self._clear.clicked.connect(self.clear)

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""
        self.form.set_slim(slim=slim)

    @property
    def mobile_buttons(self) -> dict[str, QPushButton]:
        """Give the two buttons by the mark that each puts."""
        return {MOBILE_PERSONAL: self._mobile, MOBILE_COMMUNITY: self._community}

    @property
    def wished(self) -> CardWished:
        """Give the form as it stands."""
        return self.form.wished(self.field.text())

    def put_words(self) -> None:
        """Name field and buttons."""
        self.field.setPlaceholderText(self.tr("Read or type the code"))
        say(self.field, self.tr("Code of the card"), self.tr("Always ready for a scan"))
        names = {
            self._mobile: self.tr("Mobile only (X)"),
            self._community: self.tr("Community, mobile only (Z)"),
            self._save: self.tr("Save"),
            self._clear: self.tr("Clear"),
        }
        for one, name in names.items():
            one.setText(name)
            say(one, name)
        self._ground.setText(
            self.tr(
                "The card works only once it has been sent to the register. No name, "
                "birth date, identity code, address or phone is stored anywhere."
            )
        )

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self._save, "record", self.theme, self.theme.colours.on_accent)

    def show_form(self, shown: CardFormShown) -> None:
        """Show the last valid date and the faults."""
        fault = shown.faults.get("code")
        if fault is not None:
            self.show_problem(ProblemShown(fault))
            self.field.setFocus()
        self.form.show_form(shown)

    def show_saved(self, sentence: str) -> None:
        """Say that the card is kept and waits; make room for the next client."""
        self.clear()
        self.saved.show_problem(ProblemShown(sentence, tone=Tone.GOOD))

    def show_cards(self, cards: tuple[CardRow, ...]) -> None:
        """Show the last cards."""
        self.last.show_cards(cards)

    def save(self) -> None:
        """Wish that the card be registered."""
        self.register_wished.emit(self.wished)

    def clear(self) -> None:
        """Make ready for the next client; the grant date stays."""
        self.field.clear()
        self.form.clear()
        self.show_problem(None)
        self.saved.show_problem(None)
        self.field.setFocus()

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

    def _on_code_entered(self) -> None:
        self.form.birth_year.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_mobile_clicked(self) -> None:
        self.take_scan(MOBILE_PERSONAL)

    def _on_community_clicked(self) -> None:
        self.take_scan(MOBILE_COMMUNITY)

    def _on_form_changed(self) -> None:
        self.form_changed.emit(self.wished)
