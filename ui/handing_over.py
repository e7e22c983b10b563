"""The worker's way through a handover: asked, registered, seen again, on a real desk.

Holds the desk and the screen; asks the one, tells the other, and has no rule.
"""

from PySide6.QtCore import QObject, Signal

from kaikudesk import handover, own_cards
from kaikudesk.codes import (
    MOBILE_COMMUNITY,
    clean,
    holds_identity_code,
    misfit,
)
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, KaikuDeskError
from kaikudesk.handover import Handover
from kaikudesk.model import Background, CardKind
from ui.card_panel import CardPanel
from ui.changing_cards import ChangingCards
from ui.dates import day_text
from ui.finding_cards import FindingCards
from ui.form_words import form_sentence
from ui.misfit_words import misfit_sentence
from ui.shown import CardFormShown, CardWished, ProblemShown
from ui.site_cards import SiteCards, not_saved, saved_sentence
from ui.tokens import Tone

_NO_NUMBER = -1


class HandingOver(QObject):
    """Leads one distributor's desk, as long as its screen is there.

    Signals:
        written: an entry was written; it may be sent.
    """

    written = Signal()

    def __init__(self, desk: Desk, panel: CardPanel) -> None:
        """Stand ready; the form's entry id is there before its first press."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._cards = SiteCards(desk)
        self._listing = FindingCards(panel.last, self._cards)
        self._changing = ChangingCards(desk, panel, self._cards)
        self._new_form()
        self._saved = b""
        self._day = panel.wished.granted
        panel.form_changed.connect(self._on_form_changed)
        panel.register_wished.connect(self._on_register_wished)
        panel.cleared.connect(self._on_cleared)
        self._changing.changed.connect(self._on_saved)
        self.tell()

    def _new_form(self) -> None:
        """Begin with nothing asked, so that no field is blamed before its time."""
        self._entry_id = handover.open_form(self._desk)
        self._blamed: set[str] = set()
        self._failure: KaikuDeskError | None = None
        self._asked_code = ""

    def tell(self) -> None:
        """Tell the screen again what it shows, after a round or a new language."""
        self._cards.refresh()
        self._listing.tell()
        self._changing.tell()
        if self._panel.own.key is None:
            self._show_form()
        if self._panel.saved.shown is not None:
            sentence = self._saved_sentence(self._saved)
            self._panel.saved.show_problem(ProblemShown(sentence, tone=Tone.GOOD))

    def answer(self, text: str) -> None:
        """Take a code: one of this site's cards is shown, any other is asked about."""
        self._panel.saved.show_problem(None)
        self._failure = None
        if self._is_of_a_person(text):
            return
        registration = own_cards.find_card(self._desk, text)
        if registration is not None:
            self._panel.field.clear()
            self._changing.open(registration)
            return
        self._panel.show_card(None)
        self._follow_the_day()
        self._asked_code = text
        self._blamed = {"code"}
        self._show_form(refused=True)
        if not self._blamed:
            self._panel.ask_client()

    def withdraw(self, about: bytes) -> None:
        """Open the card that an act is about: what was given is corrected there."""
        heard = self._desk.acts.find(about)
        if heard is not None:
            self._changing.open(heard.about or heard.entry.entry_id)

    def _on_form_changed(self) -> None:
        self._failure = None
        self._show_form()

    def _on_cleared(self) -> None:
        self._new_form()
        self._show_form()

    def _on_register_wished(self, wished: CardWished) -> None:
        if self._is_of_a_person(wished.code):
            return
        form = form_of(wished, self._entry_id)
        self._failure = None
        self._blamed = {fault.field for fault in handover.faults_of(self._desk, form)}
        if self._blamed:
            self._show_form(refused=True)
            return
        try:
            handover.register_card(self._desk, form)
        except KaikuDeskError as error:
            self._failure = error
            self._show_form()
        else:
            self._on_saved(form.entry_id)

    def _on_saved(self, registration: bytes) -> None:
        self._panel.show_saved(self._saved_sentence(registration))
        self._listing.tell()
        self._saved = registration
        self.written.emit()

    def _saved_sentence(self, registration: bytes) -> str:
        row = self._cards.row(registration)
        return "" if row is None else saved_sentence(row)

    def _is_of_a_person(self, text: str) -> bool:
        """Let an identity code go at once, and say so."""
        if not holds_identity_code(text):
            return False
        self._panel.field.clear()
        self._failure = FormError("code", "identity code")
        self._panel.show_card(None)
        self._show_form()
        return True

    def _follow_the_day(self) -> None:
        """Let yesterday's preset grant date not be the next day's."""
        today = self._desk.today
        if self._panel.wished.granted == self._day:
            self._panel.form.set_granted(today)
        self._day = today

    def _show_form(self, *, refused: bool = False) -> None:
        """Show what still stands of the faults that were named, and nothing new."""
        wished = self._panel.wished
        form = form_of(wished, self._entry_id)
        faults = {fault.field: fault for fault in handover.faults_of(self._desk, form)}
        self._blamed &= faults.keys()
        until = handover.last_valid(self._desk, form.granted)
        shown = CardFormShown(
            faults={
                field: self._sentence(fault, wished.code)
                for field, fault in faults.items()
                if field in self._blamed
            },
            last_valid="" if "granted" in faults else day_text(until),
            note=self._note(wished.code),
            problem=None if self._failure is None else not_saved(self._failure),
        )
        self._panel.show_form(shown, refused=refused)

    def _sentence(self, fault: FormError, code: str) -> str:
        if (fault.field, fault.fault) == ("code", "mistyped"):
            patterns = self._desk.rules.texts("code_patterns", self._desk.today)
            return misfit_sentence(misfit(clean(code), patterns), code)
        return form_sentence(fault.field, fault.fault)

    def _note(self, code: str) -> str:
        if handover.is_mobile_only(code):
            return self.tr(
                "Mobile only: the register assigns the code. Until then the card works "
                "nowhere."
            )
        if code and code == self._asked_code and "code" not in self._blamed:
            return self.tr(
                "This site has no such card: it is registered here. A card of another "
                "place is renewed and corrected only there."
            )
        return ""


def form_of(wished: CardWished, entry_id: bytes) -> Handover:
    """Read what was typed; what is no number breaks its field's rule."""
    of_all = wished.community or clean(wished.code) == MOBILE_COMMUNITY
    return Handover(
        entry_id=entry_id,
        code=wished.code,
        background=Background(
            _number(wished.birth_year),
            wished.postcode,
            wished.gender,
            wished.life_situation,
        ),
        children=_number(wished.children),
        granted=wished.granted,
        consent=wished.consent_to_store,
        wellbeing_consent=wished.consent_to_wellbeing,
        kind=CardKind.COMMUNITY if of_all else CardKind.PERSONAL,
    )


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return _NO_NUMBER
