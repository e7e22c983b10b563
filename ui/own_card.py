"""One of this site's cards: what the desk knows of it, and what may be changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from ui.act_states import state_text
from ui.card_verbs import CardVerbs
from ui.children_box import ChildrenBox
from ui.dates import EDIT_FORMAT
from ui.field_faults import FieldFaults
from ui.flowing import FlowRow
from ui.in_sight import bring_into_sight
from ui.panel import Panel, button, frame, label, roomy, say
from ui.shown import CardFormShown, CardRow
from ui.theme import Theme
from ui.tokens import Space

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OwnCard(Panel):
    """Stands where the form stands, as long as a card is shown.

    Signals:
        children_wished: this card has so many children from now on.
        renewal_wished: this card is granted anew from a day on.
        renewal_changed: another day of granting; tell what would follow.
        closed: the clerk is done with this card.
    """

    children_wished = Signal(bytes, int)
    renewal_wished = Signal(bytes, date)
    renewal_changed = Signal(date)
    closed = Signal()

    def __init__(
        self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        """Stand hidden; a renewal is of today unless the clerk says otherwise."""
        super().__init__(theme, parent)
        self._row: CardRow | None = None
        self._shown = CardFormShown()
        self._today = today
        self._title = label("title")
        self.facts = label("strong", wrap=True)
        self.story = label("muted", wrap=True)
        self.follows = label("strong")
        self.children_count = ChildrenBox()
        self.granted = QDateEdit()
        self.granted.setDisplayFormat(EDIT_FORMAT)
        self._labels = {self.children_count: label(), self.granted: label()}
        self.faults = FieldFaults({
            "children": self.children_count,
            "granted": self.granted,
        })
        self._change = button()
        self._renew = button()
        self._close = button()
        self.verbs = CardVerbs(theme)
        self._lay_out()
        self._connect()
        roomy(self.children_count, self.granted)
        self.put_words()
        self.hide()

    def _lay_out(self) -> None:
        sheet = frame("panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*(Space.AROUND,) * 4)
        column.setSpacing(Space.BETWEEN)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        column.addLayout(top)
        for one in (self.facts, self.story):
            column.addWidget(one)
        for control, name, others in (
            (self.children_count, "children", (self._change,)),
            (self.granted, "granted", (self._renew, self.follows)),
        ):
            self._labels[control].setBuddy(control)
            line = FlowRow(spacing=Space.SMALL)
            for part in (self._labels[control], control, *others):
                line.add(part)
            column.addWidget(line)
            column.addWidget(self.faults.label_of(name))
        column.addWidget(self.verbs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _connect(self) -> None:
        self.children_count.valueChanged.connect(self._put_state)
        self.granted.dateChanged.connect(self._on_date_changed)
        self._change.clicked.connect(self.change)
        self._renew.clicked.connect(self.renew)
        self._close.clicked.connect(self.closed)
        for one in (self._change, self._renew, self._close):
            one.setAutoDefault(True)

    @property
    def key(self) -> bytes | None:
        """Name the card that stands here."""
        return None if self._row is None else self._row.key

    @property
    def day(self) -> date:
        """Give the day of granting that a renewal would have."""
        day = self.granted.date()
        return date(day.year(), day.month(), day.day())

    def show_card(self, row: CardRow | None) -> None:
        """Show a card, or none; what the clerk typed for the same one stays."""
        another = row is not None and row.key != self.key
        self._row = row
        self.setVisible(row is not None)
        if another or row is None:
            self.verbs.leave()
        self.verbs.offer(() if row is None else row.verbs)
        if row is not None and another:
            self._shown = CardFormShown()
            self.children_count.setValue(row.children)
            today = self._today()
            self.granted.setDate(QDate(today.year, today.month, today.day))
            self.renewal_changed.emit(self.day)
            bring_into_sight(self.children_count)
            self.children_count.selectAll()
        self.put_words()

    def show_changes(self, shown: CardFormShown) -> None:
        """Show what a renewal would give, and what cannot be."""
        self._shown = shown
        self.faults.show(shown.faults)
        self._put_state()

    def put_words(self) -> None:
        """Say what is known and name what may be changed."""
        names = {
            self.children_count: self.tr("Children under 18"),
            self.granted: self.tr("Granted anew on"),
        }
        for control, name in names.items():
            self._labels[control].setText(name)
            say(control, name)
        self._change.setText(self.tr("Change"))
        say(self._change, self.tr("Change the number of children"))
        self._renew.setText(self.tr("Renew"))
        say(self._renew, self.tr("Renew the card"))
        self._close.setText(self.tr("Close"))
        say(self._close, self.tr("Close the card"))
        self.faults.show(self._shown.faults)
        self._put_state()

    def change(self) -> None:
        """Wish that the card have this number of children."""
        if self._row is not None and self._change.isEnabled():
            self.children_wished.emit(self._row.key, self.children_count.value())

    def renew(self) -> None:
        """Wish that the card be granted anew on this day."""
        if self._row is not None and self._renew.isEnabled():
            self.renewal_wished.emit(self._row.key, self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what stands beside the field with the keyboard."""
        acts: dict[QWidget, Callable[[], None]] = {
            self.children_count: self.change,
            self.granted: self.renew,
        }
        act = acts.get(self.focusWidget())
        if event.key() in _ENTER and act is not None and not event.isAutoRepeat():
            act()
        else:
            super().keyPressEvent(event)

    def _put_state(self) -> None:
        row = self._row
        if row is None:
            return
        facts = self.tr("Last valid date %1 · children %2 · %3")
        facts = facts.replace("%1", row.last_valid).replace("%2", str(row.children))
        self._title.setText(row.code)
        self.facts.setText(facts.replace("%3", state_text(row.state)))
        self.story.setText(row.story)
        follows = self.tr("new last valid date %1")
        until = self._shown.last_valid
        self.follows.setText(follows.replace("%1", until) if until else "")
        other = self.children_count.value() != row.children
        self._change.setEnabled(row.can_be_amended and other)
        self._renew.setEnabled(row.can_be_amended and until != row.last_valid)
        for one in (self.children_count, self.granted):
            one.setEnabled(row.can_be_amended)

    def _on_date_changed(self) -> None:
        self.renewal_changed.emit(self.day)
