"""The fold: what a set of entries means, in any order and however often repeated.

Nothing else is read: no sequence number, no table, no today. Entries hang
together in *subjects*; each is folded whole, and projected to the rows that
desks hold. The overlay lays a desk's own entries over such rows by entry id.
"""

from kaikudesk.ledger.cases import CLOSED_BY_REGISTRATION
from kaikudesk.ledger.fold import Subject, fold
from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard, keys_of
from kaikudesk.ledger.overlay import lay_card, lay_state, lay_uses
from kaikudesk.ledger.projection import project
from kaikudesk.ledger.sense import require_sense

__all__ = [
    "CLOSED_BY_REGISTRATION",
    "REGISTER_REPLICA",
    "Heard",
    "Subject",
    "fold",
    "keys_of",
    "lay_card",
    "lay_state",
    "lay_uses",
    "project",
    "require_sense",
]
