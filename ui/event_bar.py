"""The event that records are for, and in its place the form for a new one."""

import itertools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.event_chooser import EventChooser
from ui.panel import Panel
from ui.shown import EventShown, EventWished
from ui.theme import Theme
from ui.tokens import Space

if TYPE_CHECKING:
    from ui.event_form import EventForm


class EventBar(Panel):
    """The chooser; the form below it only while an event is being made.

    Signals:
        event_chosen: with the event's key, empty where none is chosen.
        event_declared: a new event is to be made; the form stays until told.
        form_closed: the form was put away.
    """

    event_chosen = Signal(bytes)
    event_declared = Signal(EventWished)
    form_closed = Signal()

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """Start without the form; `today` gives the site's day."""
        super().__init__(theme, parent)
        self._today = today
        self._form: EventForm | None = None
        self.chooser = EventChooser(theme)
        self.chooser.event_chosen.connect(self.event_chosen)
        self.chooser.form_wished.connect(self._on_form_wished)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.BETWEEN)
        self._column.addWidget(self.chooser)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (*self.chooser.stops, *(self._form.stops if self._form else ()))

    def show_events(self, events: tuple[EventShown, ...], chosen: bytes) -> None:
        """Offer the events of now."""
        self.chooser.show_events(events, chosen)

    def set_slim(self, *, slim: bool) -> None:
        """Make do with less room, where the window is narrow for its text."""
        self.chooser.set_slim(slim=slim)

    def show_form_faults(self, faults: dict[str, str]) -> None:
        """Say at the form's fields why the event was not made."""
        if self._form is not None:
            self._form.show_faults(faults)

    def close_form(self) -> None:
        """Put the form away, with what was typed in it."""
        if self._form is not None:
            self._form.hide()
        self.form_closed.emit()

    def _on_form_wished(self) -> None:
        if self._form is None:
            self._form = self._made_form()
        self._form.begin(self._today())

    def _made_form(self) -> "EventForm":
        from ui.event_form import EventForm  # noqa: PLC0415 - made when wished for

        form = EventForm(self.theme)
        form.declared.connect(self.event_declared)
        form.closed.connect(self.close_form)
        self._column.addWidget(form)
        stops = (self.chooser.stops[-1], *form.stops)
        for one, following in itertools.pairwise(stops):
            QWidget.setTabOrder(one, following)
        return form
