"""The numbers of one redemption: own, children, assistants, course place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaikudesk.model import Tickets
from ui.choice_box import TickBox
from ui.count_box import CountBox
from ui.flowing import FlowRow
from ui.panel import Panel, say
from ui.shown import CountsShown
from ui.theme import Theme
from ui.tokens import Space

_MOST_CHILDREN = 20
_MOST_ASSISTANTS = 5


class TicketCounts(Panel):
    """What is counted for the card on the screen.

    Signals:
        changed: the clerk changed a count.
        letter_typed: a letter for the one field.
    """

    changed = Signal()
    letter_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand with nothing to count."""
        super().__init__(theme, parent)
        self._shown: CountsShown | None = None
        self._compact = False
        self._own = CountBox(theme, 1)
        self._children = CountBox(theme, _MOST_CHILDREN)
        self._assistants = CountBox(theme, _MOST_ASSISTANTS)
        self._boxes = (self._own, self._children, self._assistants)
        self._course = TickBox()
        self._row = FlowRow(spacing=Space.BETWEEN)
        for one in (*self._boxes, self._course):
            self._row.add(one)
        for box in self._boxes:
            box.changed.connect(self.changed)
            box.letter_typed.connect(self.letter_typed)
        self._course.toggled.connect(self._on_course_toggled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._row)
        self.put_words()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (*(box.number for box in self._boxes), self._course)

    @property
    def tickets(self) -> Tickets:
        """Give the counts as they stand."""
        children = 0 if self._children.isHidden() else self._children.value
        course = int(self._course.isChecked())
        return Tickets(self._own.value, children, self._assistants.value, course)

    def put_words(self) -> None:
        """Name what is counted; a community card counts others."""
        community = self._shown is not None and self._shown.community
        own = self.tr("Representative") if community else self.tr("Own")
        self._own.set_name(own)
        self._children.set_name(self._children_name())
        self._assistants.set_name(self.tr("Assistant"))
        self._course.setText(self.tr("Course place"))
        say(self._course, self.tr("Course place"))

    def show_counts(self, shown: CountsShown | None) -> None:
        """Offer what may be recorded, or nothing."""
        self._shown = shown
        if shown is not None:
            self._own.set_value(shown.tickets.own)
            self._children.set_value(shown.tickets.children)
            self._assistants.set_value(shown.tickets.assistants)
            self._course.blockSignals(True)
            self._course.setChecked(shown.tickets.course_places > 0)
            self._course.blockSignals(False)
        for one in (*self._boxes, self._course):
            one.setEnabled(shown is not None)
        self._put_visible()
        self.put_words()

    def set_compact(self, *, compact: bool) -> None:
        """Leave out the steps, and the course where none can be given."""
        self._compact = compact
        for box in self._boxes:
            box.set_compact(compact=compact)
        self._row.set_spacing(Space.SMALL if compact else Space.BETWEEN)
        self._put_visible()

    def focus_first(self) -> None:
        """Put the keyboard where this redemption most likely needs it."""
        wanted = self._shown is not None and self._shown.most_children > 0
        box = self._children if wanted and self._children.isVisible() else self._own
        box.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_visible(self) -> None:
        shown = self._shown
        self._children.setVisible(shown is None or not shown.course)
        self._course.setVisible(not self._compact or _may_be_course(shown))

    def _children_name(self) -> str:
        if self._shown is None:
            return self.tr("Children")
        age = str(self._shown.child_age)
        if self._shown.community:
            return self.tr("Clients under %1").replace("%1", age)
        return self.tr("Under %1").replace("%1", age)

    def _on_course_toggled(self) -> None:
        self.changed.emit()


def _may_be_course(shown: CountsShown | None) -> bool:
    return shown is not None and (shown.course or shown.most_course_places is not None)
