"""Which event the next records are for, how many tickets are left, and a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.choice_box import ChoiceBox
from ui.panel import Panel, button, label, put_icon, say
from ui.shown import EventShown
from ui.theme import Theme
from ui.tokens import Space


class EventChooser(Panel):
    """Events of today first; the register's and this desk's own alike.

    Signals:
        event_chosen: with the event's key, empty where none is chosen.
        form_wished: a new event is to be made.
    """

    event_chosen = Signal(bytes)
    form_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any event."""
        super().__init__(theme, parent)
        self._events: tuple[EventShown, ...] = ()
        self._slim = False
        self._label = label("strong")
        self.box = ChoiceBox()
        self._label.setBuddy(self.box)
        self._left = label("muted")
        self._new = button()
        self.box.activated.connect(self._on_activated)
        self._new.clicked.connect(self.form_wished)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._label)
        row.addWidget(self.box, 1)
        row.addWidget(self._left)
        row.addWidget(self._new)
        self.put_words()
        self.put_icons()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (self.box, self._new)

    @property
    def chosen(self) -> bytes:
        """Give the chosen event's key, empty where none is."""
        key = self.box.currentData()
        return key if isinstance(key, bytes) else b""

    def show_events(self, events: tuple[EventShown, ...], chosen: bytes) -> None:
        """Offer these events; `chosen` is the one that stands there."""
        self._events = events
        self.box.clear()
        self.box.addItem(self.tr("No event: visit or course office"), b"")
        for event in events:
            self.box.addItem(_one_line(event), event.key)
        keys = [b"", *(event.key for event in events)]
        self.box.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self._put_left()

    def set_slim(self, *, slim: bool) -> None:
        """Leave the button's word to the ear where the window is narrow."""
        if slim is not self._slim:
            self._slim = slim
            self._label.setVisible(not slim)
            self.put_words()

    def put_words(self) -> None:
        """Name the chooser and the button."""
        self._label.setText(self.tr("Event"))
        say(self.box, self.tr("Event"))
        self._new.setText("" if self._slim else self.tr("New event"))
        say(self._new, self.tr("New event"))
        self.show_events(self._events, self.chosen)

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self._new, "plus", self.theme)

    def _put_left(self) -> None:
        left = {event.key: event.left for event in self._events}.get(self.chosen)
        text = "" if left is None else self.tr("%n ticket(s) left", "", left)
        self._left.setText(text)
        self._left.setVisible(bool(text))

    def _on_activated(self) -> None:
        self._put_left()
        self.event_chosen.emit(self.chosen)


def _one_line(event: EventShown) -> str:
    return f"{event.title}, {event.when}" if event.when else event.title
