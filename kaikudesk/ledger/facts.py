"""What the fold of a subject has found of its cards, before it asks about uses.

No use changes anything of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kaikudesk.ledger.card_days import CardDays, card_days
from kaikudesk.ledger.chains import Chain, chains_by_code
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Facts:
    """A subject's cards, and what was said of cases.

    `told` are the settlements and notes, `cards` the card that keeps each
    code, `chains` whose cards are one holder's, `registered` the codes that
    somebody registered.
    """

    registrations: tuple[Registration, ...]
    told: list[Heard]
    cards: dict[str, CardDays]
    chains: dict[str, Chain]
    registered: frozenset[str]
    rules: RuleSet

    def codes_of(self, code: str) -> tuple[str, ...]:
        """Give the codes of all cards of this code's holder, in their order."""
        chain = self.chains.get(code)
        return (code,) if chain is None else chain.codes


def gather(
    entries: Iterable[Heard], registrations: tuple[Registration, ...], rules: RuleSet
) -> Facts:
    """Gather what the cases of uses are held against."""
    return Facts(
        registrations,
        settlements_of(entries),
        card_days(registrations, rules),
        chains_by_code(registrations),
        frozenset(one.row.code for one in registrations if one.row.code),
        rules,
    )
