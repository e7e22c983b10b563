"""The fields that a distributor fills for one client: never a name, no free text."""

from datetime import date

from PySide6.QtCore import QDate, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kaikudesk.model import Gender, LifeSituation
from ui.children_box import ChildrenBox
from ui.choice_box import ChoiceBox, TickBox
from ui.choices import gender_words, life_situation_words
from ui.dates import EDIT_FORMAT
from ui.field_faults import FieldFaults
from ui.panel import Panel, label, roomy, say
from ui.shown import CardFormShown, CardWished
from ui.theme import Theme
from ui.tokens import Space

_LONGEST_YEAR = 4
_LONGEST_POSTCODE = 6
_COLUMNS = 3
_WIDE = {"consent", "wellbeing"}
_DIGITS = QRegularExpression("[0-9 ]*")


class CardForm(Panel):
    """Everything but the code.

    Signals:
        changed: a field was changed.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, today: date, parent: QWidget | None = None
    ) -> None:
        """Stand empty, granted today."""
        super().__init__(theme, parent)
        self.birth_year = QLineEdit(maxLength=_LONGEST_YEAR)
        self.postcode = QLineEdit(maxLength=_LONGEST_POSTCODE)
        self.children_count = ChildrenBox()
        self.gender = ChoiceBox()
        self.life_situation = ChoiceBox()
        self.store = TickBox()
        self.wellbeing = TickBox()
        self.granted = QDateEdit()
        self.granted.setDisplayFormat(EDIT_FORMAT)
        self.set_granted(today)
        self._shown = CardFormShown()
        self._labels = {
            one: label()
            for one in self._named().values()
            if not isinstance(one, QCheckBox)
        }
        self.faults = FieldFaults(self._named())
        self._lay_out()
        self._connect()
        roomy(self.children_count, self.granted)
        self.put_words()

    def _named(self) -> dict[str, QWidget]:
        """Give the controls by the names that the core uses for their faults."""
        return {
            "birth_year": self.birth_year,
            "postcode": self.postcode,
            "children": self.children_count,
            "gender": self.gender,
            "life_situation": self.life_situation,
            "granted": self.granted,
            "consent": self.store,
            "wellbeing": self.wellbeing,
        }

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.AROUND)
        self._grid.setVerticalSpacing(Space.BETWEEN)
        self._cells = {name: self._cell(name) for name in self._named()}
        self.set_slim(slim=False)

    def set_slim(self, *, slim: bool) -> None:
        """Stand in three columns, or in one where the window is narrow."""
        columns, place = 1 if slim else _COLUMNS, 0
        for name, cell in self._cells.items():
            self._grid.removeWidget(cell)
            row, column = divmod(place, columns)
            width = columns if name in _WIDE else 1
            self._grid.addWidget(cell, row, column, 1, width)
            place += width
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _cell(self, name: str) -> QWidget:
        """Put a label above its control and the fault below it."""
        control = self._named()[name]
        whole = QWidget()
        cell = QVBoxLayout(whole)
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(Space.HAIR)
        if control in self._labels:
            self._labels[control].setBuddy(control)
            cell.addWidget(self._labels[control])
        cell.addWidget(control)
        cell.addWidget(self.faults.label_of(name))
        cell.addStretch()
        return whole

    def _connect(self) -> None:
        for line in (self.birth_year, self.postcode):
            line.setValidator(QRegularExpressionValidator(_DIGITS, line))
            line.textEdited.connect(self._on_edited)
        self.children_count.valueChanged.connect(self._on_edited)
        for box in (self.gender, self.life_situation):
            box.activated.connect(self._on_edited)
        for check in (self.store, self.wellbeing):
            check.clicked.connect(self._on_edited)
        self.granted.dateChanged.connect(self._on_edited)

    def set_granted(self, day: date) -> None:
        """Preset the day of granting."""
        self.granted.setDate(QDate(day.year, day.month, day.day))

    def wished(self, code: str) -> CardWished:
        """Give the form as it stands, with the code."""
        day = self.granted.date()
        return CardWished(
            code=code,
            birth_year=self.birth_year.text().strip(),
            postcode=self.postcode.text().strip(),
            children=str(self.children_count.value()),
            gender=Gender(int(self.gender.currentData())),
            life_situation=LifeSituation(int(self.life_situation.currentData())),
            consent_to_store=self.store.isChecked(),
            consent_to_wellbeing=self.wellbeing.isChecked(),
            granted=date(day.year(), day.month(), day.day()),
        )

    def show_form(self, shown: CardFormShown) -> None:
        """Show the last valid date and, at their fields, the faults."""
        self._shown = shown
        self.faults.show(shown.faults)

    def clear(self) -> None:
        """Make ready for the next client; the grant date stays."""
        self.birth_year.clear()
        self.postcode.clear()
        self.children_count.setValue(0)
        self.gender.setCurrentIndex(0)
        self.life_situation.setCurrentIndex(0)
        for check in (self.store, self.wellbeing):
            check.setChecked(False)
        self.show_form(CardFormShown(last_valid=self._shown.last_valid))

    def put_words(self) -> None:
        """Name every control."""
        words = {
            self.birth_year: self.tr("Birth year"),
            self.postcode: self.tr("Postcode"),
            self.children_count: self.tr("Children under 18"),
            self.gender: self.tr("Gender (optional)"),
            self.life_situation: self.tr("Life situation (optional)"),
            self.store: self.tr("Agrees to storing"),
            self.wellbeing: self.tr("Agrees to wellbeing questions"),
            self.granted: self.tr("Granted on"),
        }
        for control, word in words.items():
            say(control, word)
            if isinstance(control, QCheckBox):
                control.setText(word)
            else:
                self._labels[control].setText(word)
        self.faults.show(self._shown.faults)
        _put_choices(self.gender, {int(k): v for k, v in gender_words().items()})
        situations = {int(k): v for k, v in life_situation_words().items()}
        _put_choices(self.life_situation, situations)

    def _on_edited(self) -> None:
        self.changed.emit()


def _put_choices(box: QComboBox, words: dict[int, str]) -> None:
    chosen = max(0, box.currentIndex())
    box.clear()
    for value, word in words.items():
        box.addItem(word, value)
    box.setCurrentIndex(chosen)
