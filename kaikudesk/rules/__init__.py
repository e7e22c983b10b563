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
    is_unregistered,
)
from kaikudesk.rules.ruleset import DEFAULTS, RuleSet, Setting, term_of

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
    "is_unregistered",
    "term_of",
]
