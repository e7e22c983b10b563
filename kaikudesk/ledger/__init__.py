"""The fold: what a set of entries means, in any order and however often repeated.

Nothing else is read: no sequence number, no table, no today. Entries hang
together in *subjects*; each is folded whole, and projected to the rows that
desks hold. The overlay lays a desk's own entries over such rows by entry id.
"""

from kaikudesk.ledger.cases import CLOSED_BY_REGISTRATION
from kaikudesk.ledger.fold import fold
from kaikudesk.ledger.growing import Growing
from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard, keys_of
from kaikudesk.ledger.overlay import lay_card, lay_state, lay_uses
from kaikudesk.ledger.projection import Projector, project
from kaikudesk.ledger.sense import require_sense
from kaikudesk.ledger.subject import Subject

__all__ = [
    "CLOSED_BY_REGISTRATION",
    "REGISTER_REPLICA",
    "Growing",
    "Heard",
    "Projector",
    "Subject",
    "fold",
    "keys_of",
    "lay_card",
    "lay_state",
    "lay_uses",
    "project",
    "require_sense",
]
