"""The clerk's way through a scan: checked, recorded, taken back, on a real desk.

Holds the desk and the screen; asks the one, tells the other, and has no rule.
"""

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from kaikudesk import counter
from kaikudesk.counter import Checked, Declared, Given
from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError
from kaikudesk.ledger import Heard
from kaikudesk.model import Channel, Event, Tickets
from kaikudesk.wire.bodies import RedemptionRecorded
from ui.check_panel import CheckPanel
from ui.dates import minute_text
from ui.shown import ActRow, ActState, EventShown, EventWished, RecordWished
from ui.ticket_words import full_words, short_words
from ui.verdict_words import Scene, counts_shown, verdict_shown
from ui.wording import not_recorded_sentence

_JUST_NOW = 3


class Checking(QObject):
    """Leads one venue's desk through scans, as long as its screen is there."""

    def __init__(self, desk: Desk, panel: CheckPanel) -> None:
        """Stand ready; today's first event is chosen where there is one."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._checked: Checked | None = None
        today = counter.events_on(desk, desk.today)
        self._event: Event | None = today[0] if today else None
        panel.record_wished.connect(self._on_record_wished)
        panel.void_wished.connect(self._on_void_wished)
        panel.event_chosen.connect(self._on_event_chosen)
        panel.event_declared.connect(self._on_event_declared)
        panel.cleared.connect(self._on_cleared)
        self.tell()

    def tell(self) -> None:
        """Tell the screen again what it shows, after a round or a new language."""
        self._tell_events()
        self._tell_acts()

    def answer(self, text: str) -> None:
        """Check a scan and show what the rules say."""
        checked = counter.check_card(self._desk, text, self._event)
        self._checked = checked
        course = self._event is not None and self._event.course
        scene = Scene(text, self._desk.today, as_of=self._as_of(), course=course)
        self._panel.show_verdict(
            verdict_shown(checked.answer, scene),
            counts_shown(checked.answer, course=course),
        )

    def _as_of(self) -> datetime | None:
        pulled = self._desk.pulled
        if pulled is None:
            return None
        moment = datetime.fromtimestamp(pulled.register_ms / 1000, UTC)
        return moment.astimezone(self._desk.zone)

    def _on_record_wished(self, wished: RecordWished) -> None:
        if self._checked is None:
            return
        given = Given(wished.tickets, Channel(wished.channel))
        try:
            counter.record_redemption(self._desk, self._checked, given)
        except KaikuDeskError as error:
            self._panel.show_not_recorded(not_recorded_sentence(error))
            return
        self._checked = None
        words = self.tr("Recorded: %1").replace("%1", full_words(wished.tickets))
        self._panel.show_recorded(words)
        self.tell()

    def _on_void_wished(self, about: bytes) -> None:
        try:
            counter.void_redemption(self._desk, about)
        except KaikuDeskError as error:
            self._panel.show_not_recorded(not_recorded_sentence(error))
            return
        self.tell()

    def _on_event_chosen(self, key: bytes) -> None:
        self._event = self._desk.events.get(key)

    def _on_event_declared(self, wished: EventWished) -> None:
        declared = Declared(
            title=wished.title,
            day=wished.day,
            category=wished.category,
            minute=wished.minute,
            quota=wished.quota,
            course=wished.course,
        )
        try:
            self._event = counter.declare_event(self._desk, declared)
        except KaikuDeskError as error:
            self._panel.show_not_recorded(not_recorded_sentence(error))
            return
        self._panel.close_form()
        self._tell_events()

    def _on_cleared(self) -> None:
        self._checked = None

    def _tell_events(self) -> None:
        events = counter.events_on(self._desk, self._desk.today)
        if self._event is not None and self._event not in events:
            events.append(self._event)
        chosen = self._event.event_id if self._event else b""
        self._panel.show_events(tuple(map(self._event_shown, events)), chosen)

    def _event_shown(self, event: Event) -> EventShown:
        left = None
        if event.quota is not None:
            given = self._desk.acts.given_at(event.event_id).total
            left = max(0, event.quota - given)
        when = "" if event.minute is None else minute_text(event.minute)
        return EventShown(event.event_id, event.title, when, left)

    def _tell_acts(self) -> None:
        newest = self._desk.acts.redemptions()[: -_JUST_NOW - 1 : -1]
        self._panel.show_acts(tuple(map(self._act_row, newest)))

    def _act_row(self, heard: Heard) -> ActRow:
        entry = heard.entry
        withdrawn = self._desk.acts.is_voided(entry.entry_id)
        return ActRow(
            key=entry.entry_id,
            time=minute_text(entry.plain.minute or 0),
            tail=entry.plain.tail,
            given=short_words(_given(heard)),
            state=ActState.WITHDRAWN if withdrawn else ActState.WAITING,
            can_be_voided=not withdrawn,
        )


def _given(heard: Heard) -> Tickets:
    body = heard.body
    if not isinstance(body, RedemptionRecorded):
        return Tickets()
    return Tickets(body.own, body.children, body.assistants, body.course_places)
