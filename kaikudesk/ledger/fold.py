"""The fold of one subject: all that its entries mean together."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaikudesk.ledger.cases import Case, unregistered_cases
from kaikudesk.ledger.heard import FOLDED, Heard, chosen
from kaikudesk.ledger.network import events_of, network_of, rules_of
from kaikudesk.ledger.registrations import Registration, registrations_of
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.uses import uses_of
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire import bodies
from kaikudesk.wire.rows import EventRowWire, UseWire


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of one subject say, whatever order they came in."""

    registrations: tuple[Registration, ...]
    uses: dict[tuple[str, int], tuple[UseWire, ...]]
    cases: tuple[Case, ...]
    events: dict[tuple[int, bytes], EventRowWire]
    network: dict[tuple[str, int], bytes | None]
    rules: bodies.RuleSet | None

    def keeper(self, code: str) -> Registration | None:
        """Give the registration that keeps this code, None for an unknown one."""
        for one in self.registrations:
            if one.row.code == code and not one.row.disputed:
                return one
        return None


def fold(heards: Iterable[Heard], rules: RuleSet) -> Subject:
    """Fold a subject's entries; a function of the set and of nothing else.

    Kinds that have no fold here are passed over, and so is whatever makes no
    sense: the register keeps it unread.
    """
    entries = chosen(
        heard for heard in heards if heard.entry.kind in FOLDED and makes_sense(heard)
    )
    registrations = registrations_of(entries, rules)
    registered = frozenset(one.row.code for one in registrations if one.row.code)
    return Subject(
        registrations=registrations,
        uses=uses_of(entries),
        cases=unregistered_cases(entries, registered),
        events=events_of(entries),
        network=network_of(entries),
        rules=rules_of(entries),
    )
