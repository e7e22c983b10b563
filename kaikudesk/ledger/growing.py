"""A folded subject that further entries may join.

What no use can change is folded once. A use joins the slices that it lies in,
and its row; all else stays as it was, down to the same objects. Whatever is not
surely a use alone is folded with all the others anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Final

from kaikudesk.ledger.card_cases import card_cases
from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.double_cases import DOUBLE_CASES
from kaikudesk.ledger.ended_cases import ENDED_CASES
from kaikudesk.ledger.endings import without_erased
from kaikudesk.ledger.facts import Facts, gather
from kaikudesk.ledger.grant_cases import GRANT_CASES
from kaikudesk.ledger.heard import FOLDED, Heard, chosen, counting
from kaikudesk.ledger.limit_cases import LIMIT_CASES
from kaikudesk.ledger.network import events_of, network_of, rules_of
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.registrations import registrations_of
from kaikudesk.ledger.sense import makes_sense
from kaikudesk.ledger.slices import Slices
from kaikudesk.ledger.story_cases import story_cases
from kaikudesk.ledger.subject import Subject
from kaikudesk.ledger.uses import OF_USES, Given, UseRow, Uses
from kaikudesk.rules.ruleset import RuleSet

_FAMILIES: Final = (GRANT_CASES, ENDED_CASES, DOUBLE_CASES, LIMIT_CASES)


@dataclass(slots=True)
class Growing:
    """A subject, and what must be known of it to take one more use.

    `_fixed` is the subject as far as no use changes it. `_names` are the ids of
    all that counts, None where one was said twice.
    """

    heards: list[Heard]
    rules: RuleSet
    _fixed: Subject = field(init=False)
    _names: set[bytes] | None = field(init=False)
    _registered: frozenset[bytes] = field(init=False)
    _slices: Slices = field(init=False)
    _uses: Uses = field(init=False)
    _given: dict[bytes, Given] = field(init=False)
    _rows: dict[tuple[str, int], UseRow] = field(init=False)

    def __post_init__(self) -> None:
        """Fold all there is."""
        self._fold()

    def take(self, heards: Iterable[Heard]) -> None:
        """Take further entries in, whatever they are."""
        new = list(heards)
        self.heards += new
        if self._are_uses(new):
            for one in new:
                self._lay(self._uses.hear(one))
        else:
            self._fold()

    def subject(self) -> Subject:
        """Give what all entries say."""
        found = [*self._fixed.cases, *self._slices.cases()]
        return replace(
            self._fixed,
            uses={place: row.wire() for place, row in self._rows.items()},
            cases=tuple(sorted(found, key=attrgetter("kind", "key"))),
        )

    def _fold(self) -> None:
        said = _said(self.heards)
        names = {one.entry.entry_id for one in said}
        is_plain = len(names) == len(said)
        entries = said if is_plain else chosen(said)
        self._names = names if is_plain else None
        registrations = registrations_of(entries, self.rules)
        self._registered = frozenset(one.entry_id for one in registrations)
        facts = gather(entries, registrations, self.rules)
        stories = () if is_plain else story_cases(said)
        found = [*card_cases(registrations, entries), *stories]
        self._fixed = _fixed(facts, entries, found)
        self._fold_uses(facts, entries)

    def _fold_uses(self, facts: Facts, entries: Iterable[Heard]) -> None:
        self._slices = Slices(facts, _FAMILIES)
        self._uses, self._given, self._rows = Uses(), {}, {}
        for one in entries:
            if one.entry.kind in OF_USES:
                self._uses.hear(one)
        for name in self._uses.begun:
            self._lay(name)

    def _are_uses(self, new: Iterable[Heard]) -> bool:
        """Tell whether these say nothing but of uses, each for the first time."""
        if self._names is None:
            return False
        for one in new:
            name = one.entry.entry_id
            if (
                one.entry.kind not in OF_USES
                or one.held
                or name in self._names
                or one.about in self._registered
                or not makes_sense(one)
            ):
                return False
            self._names.add(name)
        return True

    def _lay(self, name: bytes) -> None:
        """Count a use as it is by now, in the place of what it was."""
        one = self._uses.given(name)
        if one is None:
            return
        if name in self._given:
            self._slices.take_back(self._given[name])
        self._given[name] = one
        self._slices.lay(one)
        self._rows.setdefault((one.code, one.heard.site), UseRow()).lay(one)


def _said(heards: Iterable[Heard]) -> list[Heard]:
    """Give all that counts, in its order, copies of one entry too."""
    sensible = [one for one in heards if one.entry.kind in FOLDED and makes_sense(one)]
    return without_erased(sorted(counting(sensible), key=attrgetter("order")))


def _fixed(facts: Facts, entries: list[Heard], found: Iterable[Case]) -> Subject:
    return Subject(
        registrations=facts.registrations,
        uses={},
        chains=facts.chains,
        cases=tuple(concluded(case, facts.told, facts.rules) for case in found),
        events=events_of(entries),
        network=network_of(entries),
        rules=rules_of(entries),
    )
