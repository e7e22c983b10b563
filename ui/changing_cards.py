"""The worker's way through a card of this site: looked up, amended, renewed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from kaikudesk import card_acts, handover
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, KaikuDeskError
from ui.card_panel import CardPanel
from ui.dates import day_text
from ui.form_words import form_sentence
from ui.shown import CardFormShown
from ui.site_cards import SiteCards, not_saved


class ChangingCards(QObject):
    """Leads through what only the granting site does with a card.

    Signals:
        changed: the card of this registration was amended or renewed.
    """

    changed = Signal(bytes)

    def __init__(self, desk: Desk, panel: CardPanel, cards: SiteCards) -> None:
        """Stand ready; `cards` puts them into words."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._cards = cards
        self._fault: FormError | None = None
        self._again: Callable[[], None] | None = None
        panel.problem_acted.connect(self._on_problem_acted)
        panel.last.card_wished.connect(self.open)
        panel.own.children_wished.connect(self._on_children_wished)
        panel.own.renewal_wished.connect(self._on_renewal_wished)
        panel.own.renewal_changed.connect(self._on_renewal_changed)

    def open(self, registration: bytes) -> None:
        """Show what this desk knows of a card, and what may be changed."""
        self._fault = None
        self._again = None
        self._panel.show_problem(None)
        self._panel.saved.show_problem(None)
        self._panel.show_card(self._cards.row(registration))

    def tell(self) -> None:
        """Tell the card again that is shown, after a round or a new language."""
        key = self._panel.own.key
        if key is not None:
            self._panel.show_card(self._cards.row(key))
            self._show_changes(self._panel.own.day)

    def _on_children_wished(self, registration: bytes, children: int) -> None:
        verb = partial(card_acts.amend_children, self._desk, registration, children)
        self._write(registration, verb)

    def _on_renewal_wished(self, registration: bytes, granted: date) -> None:
        verb = partial(card_acts.renew, self._desk, registration, granted)
        self._write(registration, verb)

    def _write(self, registration: bytes, verb: Callable[[], None]) -> None:
        self._fault = None
        self._again = partial(self._write, registration, verb)
        try:
            verb()
        except FormError as fault:
            self._fault = fault
            self._show_changes(self._panel.own.day)
            self._panel.own.faults.point()
        except KaikuDeskError as error:
            self._panel.show_problem(not_saved(error))
        else:
            self._again = None
            self.changed.emit(registration)

    def _on_problem_acted(self) -> None:
        """Try again what failed: the change of a card, else the form."""
        if self._again is None:
            self._panel.save()
        else:
            self._again()

    def _on_renewal_changed(self, granted: date) -> None:
        self._fault = None
        self._show_changes(granted)

    def _show_changes(self, granted: date) -> None:
        faults = {}
        if self._fault is not None:
            field = self._fault.field
            faults[field] = form_sentence(field, self._fault.fault)
        fault = handover.granted_fault(self._desk, granted)
        if fault:
            faults["granted"] = form_sentence("granted", fault)
        until = handover.last_valid(self._desk, granted)
        self._panel.own.show_changes(
            CardFormShown(faults, "" if fault else day_text(until))
        )
