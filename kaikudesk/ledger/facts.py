"""What the fold of a subject has found before it asks which cases there are."""

from dataclasses import dataclass

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registrations import Registration
from kaikudesk.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Facts:
    """A subject's entries (one of each id, in order) and what they made.

    `told` are the settlements and notes among them.
    """

    entries: list[Heard]
    registrations: tuple[Registration, ...]
    told: list[Heard]
    rules: RuleSet

    @property
    def registered(self) -> frozenset[str]:
        """Give the codes that somebody registered."""
        return frozenset(one.row.code for one in self.registrations if one.row.code)
