"""Uses by what a case may be about: each slice is judged alone, and once.

A family of cases says in which slices a use lies, and what a slice opens. So
one more use is held against those that lie with it, and against no others.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.facts import Facts
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.uses import Given
from kaikudesk.model import CaseKind

_order: Final = attrgetter("heard.order")


class Slice(NamedTuple):
    """What the uses of a slice have in common: a code, and whatever else counts."""

    kind: CaseKind
    code: str
    span: bytes = b""
    site: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """Cases of some kinds: where a use lies, and what a slice of uses opens."""

    kinds: frozenset[CaseKind]
    places: Callable[[Facts, Given], Iterator[Slice]]
    judge: Callable[[Facts, Slice, list[Given]], Iterator[Case]]


@dataclass(slots=True)
class Slices:
    """The uses of a subject, laid into the slices of all families, and its cases."""

    facts: Facts
    families: tuple[Family, ...]
    _used: dict[Slice, list[Given]] = field(default_factory=dict)
    _cases: dict[Slice, tuple[Case, ...]] = field(default_factory=dict)
    _stale: set[Slice] = field(default_factory=set)

    def lay(self, one: Given) -> None:
        """Lay a use into its slices."""
        for place in self._places(one):
            used = self._used.setdefault(place, [])
            used.insert(bisect_left(used, one.heard.order, key=_order), one)

    def take_back(self, one: Given) -> None:
        """Take a use that was laid out of its slices."""
        for place in self._places(one):
            used = self._used[place]
            del used[bisect_left(used, one.heard.order, key=_order)]

    def cases(self) -> Iterable[Case]:
        """Give the cases of all slices; one that stayed as it was gives the same."""
        for place in self._stale:
            self._cases[place] = self._judged(place)
        self._stale.clear()
        return (case for cases in self._cases.values() for case in cases)

    def _places(self, one: Given) -> Iterator[Slice]:
        for family in self.families:
            for place in family.places(self.facts, one):
                self._stale.add(place)
                yield place

    def _judged(self, place: Slice) -> tuple[Case, ...]:
        used = self._used[place]
        if not used:
            return ()
        (family,) = (one for one in self.families if place.kind in one.kinds)
        facts = self.facts
        found = family.judge(facts, place, used)
        return tuple(concluded(case, facts.told, facts.rules) for case in found)
