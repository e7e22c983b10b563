"""One registration, folded: its row, and what of the talk about it counts."""

from dataclasses import dataclass

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.states import state_of
from kaikudesk.model import CardState, Ending
from kaikudesk.wire.bodies import CardRegistered
from kaikudesk.wire.rows import CardRowWire


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration with everything that counts of what was said about it.

    `forms` are this registration and those that are one card with it, the
    earliest first. `keeps` tells that the code in its row is this one's; an
    alias keeps none.
    """

    heard: Heard
    row: CardRowWire
    forms: tuple[Heard, ...]
    said: tuple[Heard, ...] = ()
    keeps: bool = False

    @property
    def entry_id(self) -> bytes:
        """Name the registration."""
        return self.heard.entry.entry_id

    @property
    def card(self) -> bytes:
        """Name the card: the registration itself, or the one it is an alias of."""
        return self.row.alias_of or self.entry_id

    @property
    def is_card(self) -> bool:
        """Tell whether it is a card of its own, and no alias of another."""
        return self.row.alias_of is None

    @property
    def story(self) -> tuple[Heard, ...]:
        """Give all that tells what the card is, the forms first."""
        return (*self.forms, *self.said)

    @property
    def ended(self) -> bool:
        """Tell whether nothing more is changed, and the code is free."""
        return bool(self.row.ended)

    @property
    def deleted(self) -> bool:
        """Tell whether it stands nowhere any more."""
        return self.row.ended == Ending.DELETED

    @property
    def state(self) -> CardState:
        """Give the state that a venue is told."""
        return row_state(self.row)


def row_state(row: CardRowWire) -> CardState:
    """Give the state of a card by its row: what has ended for good is over."""
    return CardState.INACTIVATED if row.ended else state_of(row.states)


def form_of(heard: Heard) -> CardRegistered:
    """Give what was written down when a card was registered."""
    body = heard.body
    if not isinstance(body, CardRegistered):
        raise TypeError("a registration without its body")
    return body
