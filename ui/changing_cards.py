"""The worker's way through a card of this site: looked up, changed, ended."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from kaikudesk import card_acts, handover
from kaikudesk.codes import holds_identity_code
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, KaikuDeskError
from kaikudesk.model import CardVerb
from ui.card_panel import CardPanel
from ui.dates import day_text
from ui.form_words import form_sentence
from ui.points import read_points
from ui.shown import CardFormShown
from ui.site_cards import SiteCards, not_saved

_VERBS: Final[dict[CardVerb, Callable[[Desk, bytes], None]]] = {
    CardVerb.REPORT_LOST: card_acts.report_lost,
    CardVerb.INACTIVATE: card_acts.inactivate,
    CardVerb.REINSTATE: card_acts.reinstate,
    CardVerb.WITHDRAW_CONSENT: card_acts.withdraw_consent,
    CardVerb.WITHDRAW_ANSWERS: partial(card_acts.withdraw_consent, wellbeing_only=True),
}


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
        panel.own.verbs.wished.connect(self._on_verb_wished)

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

    def _on_verb_wished(self, verb: CardVerb, text: str) -> None:
        registration = self._panel.own.key
        if registration is None:
            return
        if verb is CardVerb.REPLACE:
            self._replace(registration, text)
        elif verb is CardVerb.CORRECT_POSTCODE:
            correct = card_acts.correct_postcode
            self._write(registration, partial(correct, self._desk, registration, text))
        elif verb is CardVerb.ANSWER:
            self._write(registration, partial(self._answer, registration, text))
        else:
            self._write(registration, partial(_VERBS[verb], self._desk, registration))

    def _answer(self, registration: bytes, text: str) -> None:
        form = self._desk.rules.number("wellbeing_form", self._desk.today)
        answers = read_points(text)
        card_acts.answer_wellbeing(self._desk, registration, form, answers)

    def _replace(self, registration: bytes, code: str) -> None:
        verbs = self._panel.own.verbs
        try:
            form = card_acts.replacement(
                self._desk, registration, handover.open_form(self._desk), code
            )
        except KaikuDeskError as error:
            self._panel.show_problem(not_saved(error))
            return
        fault = next(iter(handover.faults_of(self._desk, form)), None)
        if fault is None:
            verb = partial(card_acts.replace_card, self._desk, registration, form)
            self._write(form.entry_id, verb)
        else:
            sentence = form_sentence(fault.field, fault.fault)
            verbs.show_fault(sentence, empty=holds_identity_code(code))

    def _write(self, registration: bytes, verb: Callable[[], None]) -> None:
        self._fault = None
        self._again = partial(self._write, registration, verb)
        try:
            verb()
        except FormError as fault:
            self._blame(fault)
        except KaikuDeskError as error:
            self._panel.show_problem(not_saved(error))
        else:
            self._again = None
            self.changed.emit(registration)

    def _blame(self, fault: FormError) -> None:
        own = self._panel.own
        if own.verbs.asked is not None:
            own.verbs.show_fault(form_sentence(fault.field, fault.fault))
            return
        self._fault = fault
        self._show_changes(own.day)
        own.faults.point()

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
