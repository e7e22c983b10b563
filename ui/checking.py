"""The clerk's way through a scan: checked, recorded, taken back, on a real desk.

Holds the desk and the screen; asks the one, tells the other, and has no rule.
"""

from PySide6.QtCore import QObject, Signal

from kaikudesk import counter
from kaikudesk.clock import local
from kaikudesk.codes import tail
from kaikudesk.counter import Checked, Declared, Given
from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError
from kaikudesk.model import Channel, Event
from kaikudesk.standing import read_ledger
from ui.check_panel import CheckPanel
from ui.dates import minute_text, time_text
from ui.day_words import act_row, list_moment
from ui.shown import ActRow, ActState, EventShown, EventWished, RecordWished
from ui.ticket_words import full_words
from ui.tokens import Tone
from ui.verdict_words import Scene, counts_shown, verdict_shown
from ui.wording import not_recorded_sentence

_JUST_NOW = 3


class Checking(QObject):
    """Leads one venue's desk through scans, as long as its screen is there.

    Signals:
        written: an entry was written, for good.
        answered: a scan was answered; gives the verdict's tone.
    """

    written = Signal()
    answered = Signal(Tone)

    def __init__(self, desk: Desk, panel: CheckPanel) -> None:
        """Stand ready; today's first event is chosen where there is one."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self.ledger = read_ledger(desk)
        self._checked: Checked | None = None
        self._passed_over: list[tuple[int, ActRow]] = []
        today = counter.events_on(desk, desk.today)
        self._event: Event | None = today[0] if today else None
        panel.record_wished.connect(self._on_record_wished)
        panel.void_wished.connect(self.withdraw)
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
        self._pass_over()
        checked = counter.check_card(self._desk, text, self._event)
        self._checked = checked
        course = self._event is not None and self._event.course
        scene = Scene(
            text,
            self._desk.today,
            as_of=list_moment(self._desk),
            area=counter.area_name(self._desk, checked.answer.area),
            course=course,
        )
        verdict = verdict_shown(checked.answer, scene)
        self._panel.show_verdict(verdict, counts_shown(checked.answer, course=course))
        self.answered.emit(verdict.tone)

    def withdraw(self, about: bytes) -> None:
        """Take a redemption back."""
        try:
            counter.void_redemption(self._desk, about)
        except KaikuDeskError as error:
            self._panel.show_not_recorded(not_recorded_sentence(error))
            return
        self._wrote()

    def _pass_over(self) -> None:
        """Let the card before this one stand as not recorded."""
        left = self._checked
        if left is None or not left.code:
            return
        now = self._desk.clock.now_ms()
        row = ActRow(
            key=left.entry_id,
            time=time_text(local(now, self._desk.zone)),
            tail=tail(left.code),
            given="",
            state=ActState.NOT_RECORDED,
        )
        self._passed_over = [(now, row), *self._passed_over][:_JUST_NOW]
        self._tell_acts()

    def _wrote(self) -> None:
        self.tell()
        self.written.emit()

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
        self._wrote()

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
        self._wrote()

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
        desk = self._desk
        newest = desk.acts.redemptions()[: -_JUST_NOW - 1 : -1]
        rows = self._passed_over + [
            (heard.entry.plain.wall, act_row(desk, self.ledger, heard))
            for heard in newest
        ]
        rows.sort(key=lambda timed: timed[0], reverse=True)
        self._panel.show_acts(tuple(row for _, row in rows[:_JUST_NOW]))
