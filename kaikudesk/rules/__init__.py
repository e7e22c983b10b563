"""The programme's rules: dated settings, and the verdict on a card.

Desk and register use this very package, so that both decide alike.
"""

from kaikudesk.rules.check import (
    Advisory,
    Answer,
    Limits,
    ListAge,
    Place,
    check,
    check_code,
    is_unregistered,
    no_card,
)
from kaikudesk.rules.ruleset import DEFAULTS, RuleSet, Setting, term_of
from kaikudesk.rules.travel import from_wire, to_wire

__all__ = [
    "DEFAULTS",
    "Advisory",
    "Answer",
    "Limits",
    "ListAge",
    "Place",
    "RuleSet",
    "Setting",
    "check",
    "check_code",
    "from_wire",
    "is_unregistered",
    "no_card",
    "term_of",
    "to_wire",
]
