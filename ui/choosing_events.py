"""Which event the next redemptions are for: preset, chosen, or made at the desk."""

from PySide6.QtCore import QObject, Signal

from kaikudesk import counter
from kaikudesk.counter import Declared
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, KaikuDeskError
from kaikudesk.model import Event
from ui.check_panel import CheckPanel
from ui.dates import day_text, minute_text
from ui.form_words import form_sentence
from ui.shown import EventShown, EventWished
from ui.wording import not_recorded_sentence


class ChoosingEvents(QObject):
    """Today's first event, until the clerk chooses for herself.

    Signals:
        written: an event was made, for good.
        changed: the card on the screen is for another event now.
    """

    written = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, panel: CheckPanel, parent: QObject) -> None:
        """Stand with today's first event, where there is one."""
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._is_preset = True
        self.chosen: Event | None = None
        panel.event_chosen.connect(self._on_chosen)
        panel.event_declared.connect(self._on_declared)
        self.tell()

    def tell(self) -> None:
        """Offer the events of now, with what is left of each quota."""
        events = counter.events_on(self._desk, self._desk.today)
        if self._is_preset:
            self.chosen = events[0] if events else None
        elif self.chosen is not None:
            self.chosen = self._desk.events.get(self.chosen.event_id, self.chosen)
            if self.chosen not in events:
                events.append(self.chosen)
        key = self.chosen.event_id if self.chosen else b""
        self._panel.show_events(tuple(map(self._shown, events)), key)

    def _on_chosen(self, key: bytes) -> None:
        self.chosen = self._desk.events.get(key)
        self._is_preset = False
        self.changed.emit()

    def _on_declared(self, wished: EventWished) -> None:
        declared = Declared(
            title=wished.title,
            day=wished.day,
            category=wished.category,
            minute=wished.minute,
            quota=wished.quota,
            course=wished.course,
        )
        try:
            self.chosen = counter.declare_event(self._desk, declared)
        except KaikuDeskError as error:
            self._say_not_made(error)
            return
        self._is_preset = False
        self._panel.close_form()
        self.tell()
        self.changed.emit()
        self.written.emit()

    def _say_not_made(self, error: KaikuDeskError) -> None:
        """Say at the field what is missing, or below what stands in the way."""
        if isinstance(error, FormError):
            sentence = form_sentence(error.field, error.fault)
            self._panel.show_form_faults({error.field: sentence})
        else:
            self._panel.show_not_recorded(not_recorded_sentence(error))

    def _shown(self, event: Event) -> EventShown:
        left = None
        if event.quota is not None:
            given = self._desk.acts.given_at(event.event_id).total
            left = max(0, event.quota - given)
        return EventShown(event.event_id, event.title, self._when(event), left)

    def _when(self, event: Event) -> str:
        """Say the hour, and the day where it is another one."""
        day = "" if event.day == self._desk.today else day_text(event.day)
        hour = "" if event.minute is None else minute_text(event.minute)
        return " ".join(part for part in (day, hour) if part)
