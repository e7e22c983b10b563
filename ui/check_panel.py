"""The venue's screen: one field, one verdict, one key to record."""

import itertools
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.checked_card import CheckedCard
from ui.dressing import put_compact
from ui.event_bar import EventBar
from ui.just_now_line import JustNowLine
from ui.panel import say
from ui.scan_field import ScanField
from ui.scan_screen import ScanScreen
from ui.shown import (
    ActRow,
    CountsShown,
    EventShown,
    EventWished,
    RecordWished,
    VerdictShown,
)
from ui.tokens import Space

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FIELD_ROW = 1


class CheckPanel(ScanScreen):
    """Told verdicts and counts; wishes for checks and records.

    Signals:
        record_wished: record what stands in the counts for the card shown.
        void_wished: withdraw this act.
        event_chosen: the next records are for this event (empty: none).
        event_declared: a new event is to be made; then close the form, or tell
            it the faults.
        cleared: the card on the screen was put away.
        whole_wished: back from the compact bar to the whole window.
    """

    record_wished = Signal(RecordWished)
    void_wished = Signal(bytes)
    event_chosen = Signal(bytes)
    event_declared = Signal(EventWished)
    cleared = Signal()
    whole_wished = Signal()

    def __init__(
        self,
        card: CheckedCard,
        field: ScanField,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Stand ready for the first code; `today` gives the site's day."""
        super().__init__(card.theme, field, parent)
        self._compact = False
        self._events = EventBar(card.theme, today)
        self.card = card
        self.events = self._events.chooser
        self.verdict = self.card.verdict
        self.counts = self.card.counts
        self.recorded = self.card.recorded
        self.just_now = JustNowLine(card.theme)
        above = (self._events, self.place, self.problem)
        for part in (*above, self.card, self.just_now):
            self.whole.addWidget(part)
        self.whole.addStretch(1)
        _put_edges(self.whole, Space.AROUND, Space.BETWEEN)
        first = (*self._events.stops, self.place, *self.problem.stops)
        _let_tab_follow(*first, *self.card.stops, *self.just_now.stops)
        self._connect()
        self.put_words()

    def _connect(self) -> None:
        self.field.emptied.connect(self.clear)
        self._events.event_chosen.connect(self.event_chosen)
        self._events.event_declared.connect(self.event_declared)
        self._events.form_closed.connect(self.field.setFocus)
        self.card.record_wished.connect(self.record_wished)
        self.card.letter_typed.connect(self.field.begin_with)
        self.card.corner.whole_wished.connect(self.whole_wished)
        self.just_now.void_wished.connect(self.void_wished)

    def put_words(self) -> None:
        """Name the field, with one word where there is no room for more."""
        roomy = self.tr("Read or type the code")
        self.field.setPlaceholderText(self.tr("Code") if self._compact else roomy)
        say(self.field, self.tr("Code of the card"), self.tr("Always ready for a scan"))

    def show_verdict(self, verdict: VerdictShown, counts: CountsShown | None) -> None:
        """Show what the rules say, and what may be recorded, if anything."""
        self.card.show_verdict(verdict, counts)
        if counts is not None and not counts.guarded:
            self.counts.focus_first()
            return
        self.field.setFocus()
        self.field.point_at(verdict.place if counts is None else None)

    def show_events(self, events: tuple[EventShown, ...], chosen: bytes) -> None:
        """Offer the events of now."""
        self._events.show_events(events, chosen)

    def show_form_faults(self, faults: dict[str, str]) -> None:
        """Say at the new event's fields (title, quota) why it was not made."""
        self._events.show_form_faults(faults)

    def close_form(self) -> None:
        """Put the new event's form away: it was made."""
        self._events.close_form()

    def show_recorded(self, sentence: str) -> None:
        """Say that the record is kept; told only after it is."""
        self.card.show_recorded(sentence)
        self.field.setFocus()
        self.field.selectAll()

    def show_not_recorded(self, sentence: str) -> None:
        """Say that nothing was kept; Enter tries the same once more."""
        self.card.show_not_recorded(sentence)

    def show_acts(self, acts: tuple[ActRow, ...]) -> None:
        """Show what happened just now."""
        self.just_now.show_acts(acts)

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""
        for part in (self._events, self.just_now, self.verdict.face):
            part.set_slim(slim=slim)

    def set_compact(self, *, compact: bool) -> None:
        """Keep field, verdict, counts and Record only, or bring all back."""
        kept, marked = self.focusWidget(), _marked(self.field)
        self._compact = compact
        self.put_words()
        self._events.setVisible(not compact)
        self.just_now.setVisible(not compact)
        self.card.set_compact(compact=compact)
        if compact:
            self.card.corner.take_in(self.field)
            _put_edges(self.whole, 0, 0)
        else:
            self.whole.insertWidget(_FIELD_ROW, self.field)
            put_compact(self.field, compact=False)
            self.field.show()
            _put_edges(self.whole, Space.AROUND, Space.BETWEEN)
        (kept if kept.isVisibleTo(self) else self.field).setFocus()
        if marked[1]:
            self.field.setSelection(*marked)

    def wish_undo(self) -> None:
        """Wish that the last record be withdrawn."""
        self.just_now.wish_void()

    def clear(self) -> None:
        """Put the card away and wait for the next."""
        self.field.clear()
        self.card.clear()
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


def _marked(field: ScanField) -> tuple[int, int]:
    """Tell what is marked in the field: the next key is to replace it."""
    return (field.selectionStart(), len(field.selectedText()))


def _put_edges(whole: QVBoxLayout, around: int, between: int) -> None:
    whole.setContentsMargins(around, around, around, around)
    whole.setSpacing(between)


def _let_tab_follow(*stops: QWidget) -> None:
    """Let Tab go through the screen as it is read."""
    for one, following in itertools.pairwise(stops):
        QWidget.setTabOrder(one, following)
