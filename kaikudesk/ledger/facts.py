"""What the fold of a subject has found before it asks which cases there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaikudesk.ledger.card_days import CardDays, card_days
from kaikudesk.ledger.chains import Chain, chains_by_code
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.ledger.uses import Given, given_of
from kaikudesk.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Facts:
    """A subject's entries and what they made.

    `heards` are all that count, `entries` one of each id, both in order.
    `by_code` are the uses of each code, voided ones too, in the order of codes.
    `told` are the settlements and notes among them, `cards` the card that
    keeps each code, `chains` whose cards are one holder's.
    """

    heards: list[Heard]
    entries: list[Heard]
    registrations: tuple[Registration, ...]
    given: list[Given]
    by_code: dict[str, list[Given]]
    told: list[Heard]
    cards: dict[str, CardDays]
    chains: dict[str, Chain]
    rules: RuleSet

    @property
    def registered(self) -> frozenset[str]:
        """Give the codes that somebody registered."""
        return frozenset(one.row.code for one in self.registrations if one.row.code)

    def codes_of(self, code: str) -> tuple[str, ...]:
        """Give the codes of all cards of this code's holder, in their order."""
        chain = self.chains.get(code)
        return (code,) if chain is None else chain.codes


def gather(
    heards: list[Heard],
    entries: list[Heard],
    registrations: Iterable[Registration],
    rules: RuleSet,
) -> Facts:
    """Gather what cases are found in."""
    cards = tuple(registrations)
    given = given_of(entries)
    return Facts(
        heards,
        entries,
        cards,
        given,
        _by_code(given),
        settlements_of(entries),
        card_days(cards, rules),
        chains_by_code(cards),
        rules,
    )


def _by_code(given: Iterable[Given]) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for one in given:
        found.setdefault(one.code, []).append(one)
    return dict(sorted(found.items()))
