"""The fold of one subject: all that its entries mean together."""

from collections.abc import Iterable
from typing import Final

from kaikudesk.ledger.growing import Growing
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.subject import Subject
from kaikudesk.rules.ruleset import RuleSet

# Raised with every change of what the same entries give: rows are folded anew.
FOLD_VERSION: Final = 3


def fold(heards: Iterable[Heard], rules: RuleSet) -> Subject:
    """Fold a subject's entries; a function of the set and of nothing else.

    Kinds that have no fold here are passed over, and so is whatever makes no
    sense: the register keeps it unread.
    """
    return Growing(list(heards), rules).subject()
