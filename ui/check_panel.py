"""The venue's screen: one field, one verdict, one key to record."""

import itertools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.counts_row import CountsRow
from ui.event_chooser import EventChooser
from ui.flowing import FlowRow
from ui.just_now_line import JustNowLine
from ui.panel import frame, say
from ui.problem_line import ProblemLine
from ui.scan_field import ScanField
from ui.scan_screen import ScanScreen
from ui.shown import (
    ActRow,
    CountsShown,
    EventShown,
    EventWished,
    ProblemShown,
    RecordWished,
    VerdictShown,
)
from ui.theme import Theme
from ui.tokens import Space, Tone
from ui.verdict_card import VerdictCard

if TYPE_CHECKING:
    from ui.event_form import EventForm

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CheckPanel(ScanScreen):
    """Told verdicts and counts; wishes for checks and records.

    Signals:
        record_wished: record what stands in the counts for the card shown.
        void_wished: withdraw this act.
        event_chosen: the next records are for this event (empty: none).
        event_declared: a new event is to be made.
        cleared: the card on the screen was put away.
    """

    record_wished = Signal(RecordWished)
    void_wished = Signal(bytes)
    event_chosen = Signal(bytes)
    event_declared = Signal(EventWished)
    cleared = Signal()

    def __init__(
        self,
        theme: Theme,
        field: ScanField,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Stand ready for the first code; `today` gives the site's day."""
        super().__init__(theme, field, parent)
        self._today = today
        self._form: EventForm | None = None
        self.events = EventChooser(theme)
        self.verdict = VerdictCard(theme)
        self.counts = CountsRow(theme)
        self.recorded = ProblemLine(theme)
        self.just_now = JustNowLine(theme)
        self._lay_out()
        self._order()
        self._connect()
        self.put_words()

    def _lay_out(self) -> None:
        panel = frame("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(*(Space.BETWEEN,) * 4)
        inside.setSpacing(Space.BETWEEN)
        for one in (self.verdict, self.counts, self.recorded):
            inside.addWidget(one)
        below = FlowRow(spacing=Space.SMALL)
        for one_below in (*self.verdict.tools, self.counts.hint):
            below.add(one_below)
        inside.addWidget(below)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(*(Space.AROUND,) * 4)
        self._whole.setSpacing(Space.BETWEEN)
        for part in (self.events, self.field, self.problem, panel, self.just_now):
            self._whole.addWidget(part)
        self._whole.addStretch(1)

    def _order(self) -> None:
        """Let Tab go on from the field to the counts; the event comes last."""
        stops = (self.field, *self.counts.stops, *self.verdict.tools)
        stops += (*self.just_now.stops, *self.events.stops)
        for one, following in itertools.pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.field.emptied.connect(self.clear)
        self.events.event_chosen.connect(self.event_chosen)
        self.events.form_wished.connect(self._on_form_wished)
        self.counts.record_wished.connect(self.record_wished)
        self.counts.letter_typed.connect(self.field.begin_with)
        self.just_now.void_wished.connect(self.void_wished)
        QShortcut(Qt.Key.Key_F7, self).activated.connect(
            self.verdict.toggle_customer_sentence
        )
        QShortcut(Qt.Key.Key_F8, self).activated.connect(self.verdict.toggle_details)

    def put_words(self) -> None:
        """Name the field."""
        self.field.setPlaceholderText(self.tr("Read or type the code"))
        say(self.field, self.tr("Code of the card"), self.tr("Always ready for a scan"))

    def show_verdict(self, verdict: VerdictShown, counts: CountsShown | None) -> None:
        """Show what the rules say, and what may be recorded, if anything."""
        self.recorded.show_problem(None)
        self.verdict.show_verdict(verdict)
        if counts is None:
            self.counts.clear()
            self.field.setFocus()
            self.field.point_at(verdict.place)
        else:
            self.counts.show_counts(counts)
            self._put_keyboard(counts)

    def show_events(self, events: tuple[EventShown, ...], chosen: bytes) -> None:
        """Offer the events of now."""
        self.events.show_events(events, chosen)

    def show_recorded(self, sentence: str) -> None:
        """Say that the record is kept; told only after it is."""
        self.counts.clear()
        self.recorded.show_problem(ProblemShown(sentence, tone=Tone.GOOD))
        self.field.setFocus()
        self.field.selectAll()

    def show_not_recorded(self, sentence: str) -> None:
        """Say that nothing was kept; Enter tries the same once more."""
        self.recorded.show_problem(ProblemShown(sentence, tone=Tone.STOP))

    def show_acts(self, acts: tuple[ActRow, ...]) -> None:
        """Show what happened just now."""
        self.just_now.show_acts(acts)

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""
        self.events.set_slim(slim=slim)

    def wish_undo(self) -> None:
        """Wish that the last record be withdrawn."""
        self.just_now.wish_void()

    def clear(self) -> None:
        """Put the card away and wait for the next."""
        self.field.clear()
        self.verdict.clear()
        self.counts.clear()
        self.recorded.show_problem(None)
        self.field.setFocus()
        self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with Enter, deliberately with Ctrl+Enter, clear with Escape."""
        if event.isAutoRepeat():
            event.ignore()
        elif event.key() in _ENTER:
            deliberate = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.counts.record(deliberate=bool(deliberate))
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _put_keyboard(self, counts: CountsShown) -> None:
        if counts.guarded:
            self.field.setFocus()
            self.field.selectAll()
        else:
            self.counts.focus_first()

    def _on_form_wished(self) -> None:
        from ui.event_form import EventForm  # noqa: PLC0415 - made when wished for

        if self._form is None:
            self._form = EventForm(self.theme, self._today())
            self._form.declared.connect(self._on_form_declared)
            self._form.closed.connect(self.close_form)
            self._whole.insertWidget(1, self._form)
        self._form.begin()

    def _on_form_declared(self, wish: EventWished) -> None:
        self.close_form()
        self.event_declared.emit(wish)

    def close_form(self) -> None:
        """Put the new event's form away."""
        if self._form is not None:
            self._form.hide()
        self.field.setFocus()
