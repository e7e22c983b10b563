"""The fold of one subject: all that its entries mean together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from kaikudesk.ledger.card_cases import card_cases
from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.chains import Chain
from kaikudesk.ledger.double_cases import double_cases
from kaikudesk.ledger.ended_cases import ended_cases
from kaikudesk.ledger.endings import without_erased
from kaikudesk.ledger.facts import Facts, gather
from kaikudesk.ledger.grant_cases import grant_cases
from kaikudesk.ledger.heard import FOLDED, Heard, chosen, counting
from kaikudesk.ledger.limit_cases import limit_cases
from kaikudesk.ledger.network import events_of, network_of, rules_of
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.registrations import registrations_of
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.story_cases import story_cases
from kaikudesk.ledger.uses import use_rows
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire import bodies
from kaikudesk.wire.rows import EventRowWire, UseRowWire

# Raised with every change of what the same entries give: rows are folded anew.
FOLD_VERSION: Final = 3

_CASES: Final[tuple[Callable[[Facts], Iterable[Case]], ...]] = (
    card_cases,
    grant_cases,
    ended_cases,
    double_cases,
    limit_cases,
    story_cases,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of one subject say, whatever order they came in.

    `chains` are the holder chains by each code that they keep.
    """

    registrations: tuple[Registration, ...]
    uses: dict[tuple[str, int], UseRowWire]
    chains: dict[str, Chain]
    cases: tuple[Case, ...]
    events: dict[tuple[int, bytes], EventRowWire]
    network: dict[tuple[str, int], bytes | None]
    rules: bodies.RuleSet | None

    def keeper(self, code: str) -> Registration | None:
        """Give the registration that keeps this code, None for an unknown one."""
        for one in self.registrations:
            if one.row.code == code and one.keeps:
                return one
        return None


def fold(heards: Iterable[Heard], rules: RuleSet) -> Subject:
    """Fold a subject's entries; a function of the set and of nothing else.

    Kinds that have no fold here are passed over, and so is whatever makes no
    sense: the register keeps it unread.
    """
    sensible = [
        heard for heard in heards if heard.entry.kind in FOLDED and makes_sense(heard)
    ]
    said = without_erased(sorted(counting(sensible), key=attrgetter("order")))
    entries = chosen(said)
    registrations = registrations_of(entries, rules)
    facts = gather(said, entries, registrations, rules)
    return Subject(
        registrations=registrations,
        uses=use_rows(facts.given),
        chains=facts.chains,
        cases=_cases_of(facts),
        events=events_of(entries),
        network=network_of(entries),
        rules=rules_of(entries),
    )


def _cases_of(facts: Facts) -> tuple[Case, ...]:
    found = [case for cases in _CASES for case in cases(facts)]
    return tuple(
        concluded(case, facts.told, facts.rules)
        for case in sorted(found, key=lambda case: (case.kind, case.key))
    )
