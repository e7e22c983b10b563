"""One registration, folded: its row, and what of the talk about it counts."""

from dataclasses import dataclass

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.states import state_of
from kaikudesk.model import CardState, Ending
from kaikudesk.wire.rows import CardRowWire


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration with everything that counts of what was said about it.

    `keeps` tells that the code in its row is this one's; an alias keeps none.
    """

    heard: Heard
    row: CardRowWire
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
