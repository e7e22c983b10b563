"""A new event, made at the desk, also without a network."""

from datetime import date

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from kaikudesk.model import Category
from ui.announcing import announce
from ui.choice_box import ChoiceBox, TickBox
from ui.choices import category_words
from ui.field_faults import FieldFaults
from ui.panel import Panel, button, frame, label, roomy, say
from ui.shown import EventWished
from ui.theme import Theme
from ui.tokens import Space

# Far beyond what the desk takes: it says so, and a pasted name is not cut unseen.
_LONGEST_TITLE = 400
MOST_QUOTA = 9999
_EVENING = QTime(19, 0)


class EventForm(Panel):
    """Stands in place above the verdict until it is made or closed.

    What was typed stays until `begin`, so that a fault costs nobody a word.

    Signals:
        declared: with the event as the clerk described it.
        closed: nothing is to be made.
    """

    declared = Signal(EventWished)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand there until `begin` presets a day."""
        super().__init__(theme, parent)
        self._title = QLineEdit(maxLength=_LONGEST_TITLE)
        self._day = QDateEdit()
        self._whole_day = TickBox()
        self._time = QTimeEdit(_EVENING)
        self._category = ChoiceBox()
        self._quota = QSpinBox(maximum=MOST_QUOTA)
        self._course = TickBox()
        self._save = button("main")
        self._close = button()
        self._labels = {
            control: label()
            for control in self._named()
            if not isinstance(control, QCheckBox)
        }
        self._faults = FieldFaults({"title": self._title, "quota": self._quota})
        self._lay_out()
        self._title.textEdited.connect(self._on_faulty_edited)
        self._quota.valueChanged.connect(self._on_faulty_edited)
        self._whole_day.toggled.connect(self._time.setDisabled)
        self._save.clicked.connect(self._on_save_clicked)
        self._close.clicked.connect(self.closed)
        roomy(self._day, self._time, self._quota)
        self.put_words()

    def _named(self) -> tuple[QWidget, ...]:
        first = (self._title, self._day, self._time, self._whole_day)
        return (*first, self._category, self._quota, self._course)

    def _lay_out(self) -> None:
        panel = frame("panel")
        form = QFormLayout(panel)
        form.setSpacing(Space.SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for control in self._named():
            if control in self._labels:
                form.addRow(self._labels[control], control)
            else:
                form.addRow(control)
        form.insertRow(1, "", self._faults.label_of("title"))
        form.insertRow(form.rowCount() - 1, "", self._faults.label_of("quota"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._close)
        buttons.addWidget(self._save)
        form.addRow(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def put_words(self) -> None:
        """Name every control."""
        words = {
            self._title: self.tr("Name of the event"),
            self._day: self.tr("Day"),
            self._time: self.tr("Begins at"),
            self._whole_day: self.tr("The whole day"),
            self._category: self.tr("Class"),
            self._quota: self.tr("Tickets for card holders"),
            self._course: self.tr("A course (no child tickets)"),
        }
        for control, word in words.items():
            say(control, word)
            if isinstance(control, QCheckBox):
                control.setText(word)
            else:
                self._labels[control].setText(word)
                self._labels[control].setBuddy(control)
        self._quota.setSpecialValueText(self.tr("no limit"))
        self._put_categories()
        for one, word in (
            (self._save, self.tr("Make")),
            (self._close, self.tr("Close")),
        ):
            one.setText(word)
            say(one, word)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (*self._named(), self._close, self._save)

    def begin(self, today: date) -> None:
        """Preset this evening and put the keyboard to the name."""
        if self.isHidden() or not self._title.text():
            self._title.clear()
            self._day.setDate(QDate(today.year, today.month, today.day))
            self._quota.setValue(0)
            self.show_faults({})
        self.show()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say at the fields, by the core's names, why the event was not made.

        A fault of a field that has no place of its own is said at the name.
        """
        places = {"title": faults.get("title", ""), "quota": faults.get("quota", "")}
        rest = [said for field, said in faults.items() if field not in places]
        places["title"] = " ".join(filter(None, [places["title"], *rest]))
        self._faults.show(places)
        if faults:
            announce(self, " ".join(faults.values()), urgent=True)
            self._faults.point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make with Enter, close with Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_save_clicked()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _put_categories(self) -> None:
        chosen = max(self._category.currentIndex(), 0)
        self._category.clear()
        for category, word in category_words().items():
            self._category.addItem(word, int(category))
        self._category.setCurrentIndex(chosen)

    def _on_save_clicked(self) -> None:
        day, time = self._day.date(), self._time.time()
        wish = EventWished(
            " ".join(self._title.text().split()),
            date(day.year(), day.month(), day.day()),
            None if self._whole_day.isChecked() else time.hour() * 60 + time.minute(),
            Category(int(self._category.currentData())),
            quota=self._quota.value() or None,
            course=self._course.isChecked(),
        )
        self.declared.emit(wish)

    def _on_faulty_edited(self) -> None:
        self.show_faults({})
