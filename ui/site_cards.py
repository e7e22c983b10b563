"""This site's cards in words: what the desk knows of each, and how far that is."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from kaikudesk import card_acts, own_cards
from kaikudesk.codes import MOBILE_COMMUNITY, MOBILE_PERSONAL
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, KaikuDeskError
from kaikudesk.ledger.registration import row_state
from kaikudesk.model import CardKind, CardState, EntryKind
from kaikudesk.standing import Ledger, Standing, read_ledger
from kaikudesk.wire.rows import CardRowWire
from ui.dates import day_text
from ui.shown import ActState, CardRow, ProblemShown
from ui.wording import problem_of

translate = QCoreApplication.translate

# The state of a card is that of the act about it that needs most.
_WORST_FIRST = {
    Standing.PERSON: ActState.PERSON,
    Standing.WAITING: ActState.WAITING,
}


class SiteCards:
    """Reads a distributor's cards for the screen."""

    def __init__(self, desk: Desk) -> None:
        """Read how far the acts have come."""
        self._desk = desk
        self._ledger: Ledger = read_ledger(desk)

    def refresh(self) -> None:
        """Read again how far the acts have come, after a round."""
        self._ledger = read_ledger(self._desk)

    def last(self) -> tuple[CardRow, ...]:
        """Give the cards that this desk registered last, the newest first."""
        registered = own_cards.last_registered(self._desk)
        rows = (self.row(heard.entry.entry_id) for heard in registered)
        return tuple(row for row in rows if row is not None)

    def found(self, text: str) -> tuple[CardRow, ...]:
        """Give the cards of this site that fit what was typed, the newest first."""
        rows = map(self.row, own_cards.search(self._desk, text))
        return tuple(row for row in rows if row is not None)

    def row(self, registration: bytes) -> CardRow | None:
        """Give one card as this desk sees it now."""
        card = own_cards.card(self._desk, registration)
        if card is None:
            return None
        state = self._state(registration)
        return CardRow(
            key=registration,
            code=card.code or _mark(card),
            last_valid=day_text(last_valid(card)),
            children=_number(card, "children"),
            state=state,
            story=self._story(registration, card, state),
            can_be_amended=row_state(card) is CardState.ACTIVE,
            verbs=card_acts.allowed(card, form=self._form),
        )

    @property
    def _form(self) -> int:
        return self._desk.rules.number("wellbeing_form", self._desk.today)

    def _state(self, registration: bytes) -> ActState:
        own = self._desk.acts.of_registration(registration)
        found = {self._ledger.standing_of(heard, self._desk.acts) for heard in own}
        worst = (state for at, state in _WORST_FIRST.items() if at in found)
        return next(worst, ActState.CONFIRMED)

    def _story(self, registration: bytes, card: CardRowWire, state: ActState) -> str:
        trouble = _trouble(card, state)
        if trouble or card.code is None:
            return trouble or _codeless(state)
        if state is ActState.WAITING and self._is_new(registration):
            return translate(
                "CardStory",
                "It waits to be sent. The card works only once it has been sent.",
            )
        if last_valid(card) < self._desk.today:
            return translate("CardStory", "The card has expired: it can be renewed.")
        if state is ActState.WAITING:
            return translate("CardStory", "The card works; a change waits to be sent.")
        return translate("CardStory", "The register has it: the card works.")

    def _is_new(self, registration: bytes) -> bool:
        """Tell whether the registration itself still waits."""
        heard = self._desk.acts.find(registration)
        if heard is None or heard.entry.kind != EntryKind.CARD_REGISTERED:
            return False
        at = self._ledger.standing_of(heard, self._desk.acts)
        return at is Standing.WAITING


def _trouble(card: CardRowWire, state: ActState) -> str:
    out_of_use = _out_of_use(card)
    if out_of_use:
        return out_of_use
    if card.disputed:
        return translate(
            "CardStory",
            "Another registration has this code, so this one does not work. Ask the "
            "national office.",
        )
    if state is ActState.PERSON:
        return translate(
            "CardStory", "The register has it and cannot count it yet: see F5."
        )
    return ""


def _out_of_use(card: CardRowWire) -> str:
    if card.ended:
        return translate(
            "CardStory",
            "The consent was taken back: the card has ended, and what was asked of the "
            "holder is erased.",
        )
    if card.replaced_by is not None:
        return translate("CardStory", "Another card has replaced this one.")
    words = {
        CardState.ACTIVE: "",
        CardState.LOST: translate(
            "CardStory", "Lost: the card works nowhere until it is taken back into use."
        ),
    }
    gone = translate("CardStory", "This card is not in use any more.")
    return words.get(row_state(card), gone)


def last_valid(card: CardRowWire) -> date:
    """Give the last day on which a card is valid."""
    return date.fromordinal(_number(card, "last_valid"))


def _number(card: CardRowWire, name: str) -> int:
    value = card.fields[name].value
    return value if isinstance(value, int) else 0


def _mark(card: CardRowWire) -> str:
    if card.ended:
        return translate("CardStory", "Ended card")
    community = card.kind == CardKind.COMMUNITY
    mark = MOBILE_COMMUNITY if community else MOBILE_PERSONAL
    return translate("CardStory", "%1 – no code yet").replace("%1", mark)


def _codeless(state: ActState) -> str:
    if state is ActState.WAITING:
        return translate(
            "CardStory",
            "It waits to be sent, without a code. The card works nowhere until the "
            "register has assigned its code.",
        )
    return translate(
        "CardStory",
        "The register has it. The card works nowhere until the register has assigned "
        "its code.",
    )


def saved_sentence(row: CardRow) -> str:
    """Say what was kept, what is written on the card, and what it is worth yet."""
    words = translate("CardStory", "Saved: %1, last valid date %2, children %3. %4")
    parts = (row.code, row.last_valid, str(row.children), row.story)
    for place, part in enumerate(parts, 1):
        words = words.replace(f"%{place}", part)
    return words


def not_saved(error: KaikuDeskError) -> ProblemShown:
    """Say why nothing was kept; Enter tries the very same act again."""
    why = problem_of(error)
    if isinstance(error, FormError):
        return why
    nothing = translate("CardStory", "Not saved – press Enter again.")
    return replace(why, sentence=f"{nothing} {why.sentence}")
