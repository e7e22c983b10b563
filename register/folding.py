"""What new entries change: what was there folded beside what is there now."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kaikudesk.ledger import Growing, Heard, Projector
from kaikudesk.ledger.projection import Rows
from kaikudesk.rules import DEFAULTS, RuleSet, from_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from register.feed import Changes, added_to_root, difference
from register.subjects import Subjects, groups

# What a fold says of entries that no check foresaw: they are kept unread.
_UNFOLDABLE: Final = (ValueError, TypeError, LookupError, OverflowError)

New = Mapping[bytes, tuple[Heard, frozenset[bytes]]]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a push changes in the feed, and which of its entries had no part."""

    changes: Changes
    added_to_root: int
    unfoldable: set[bytes]


class _UnfoldableError(Exception):
    """A subject does not fold."""

    def __init__(self, names: set[bytes]) -> None:
        super().__init__()
        self.names = names


@dataclass(slots=True)
class _Held:
    """One subject as it is held: the names of its entries, its fold and its rows."""

    names: set[bytes]
    growing: Growing
    projector: Projector
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        """Take the rows as they are."""
        self.rows = self._rows()

    def with_more(self, more: list[Heard]) -> Rows:
        """Let entries join, and give the rows that there are then."""
        with _naming(self.names.union(one.entry.hash for one in more)):
            self.growing.take(more)
            return self._rows()

    def _rows(self) -> Rows:
        return self.projector.rows(self.growing.subject())


@dataclass(frozen=True, slots=True)
class Fold:
    """The fold by the rules as they stood (packed) and the present list key."""

    rules: bytes | None
    list_key: ListKey

    def change(self, subjects: Subjects, new: New) -> Folded:
        """Fold the subjects without and with the new entries."""
        unfoldable: set[bytes] = set()
        while True:
            left = {name: new[name] for name in new if name not in unfoldable}
            before: Rows = {}
            after: Rows = {}
            try:
                for was, now in self._both(subjects, left):
                    before |= was
                    after |= now
            except _UnfoldableError as found:
                if not found.names & left.keys():
                    raise
                unfoldable |= found.names & left.keys()
                continue
            changes = difference(before, after)
            return Folded(changes, added_to_root(before, changes), unfoldable)

    def rows(self, subjects: Subjects) -> Rows:
        """Give every row of these subjects."""
        rows: Rows = {}
        for names in groups(subjects.keys):
            rows |= self._hold(names, subjects.heard).rows
        return rows

    def _both(self, subjects: Subjects, new: New) -> Iterator[tuple[Rows, Rows]]:
        """Give the rows without and with what is new, one subject after the other.

        A subject that only grew is folded once, and let grow.
        """
        keys = {name: set(own) for name, (_, own) in new.items()}
        heard = subjects.heard | {name: one for name, (one, _) in new.items()}
        there = {min(names): names for names in groups(subjects.keys)}
        for names in groups(subjects.keys | keys):
            more = names & new.keys()
            known = names - more
            if known and there.get(min(known)) == known:
                held = self._hold(there.pop(min(known)), subjects.heard)
                more_heard = [heard[name] for name in more]
                yield held.rows, held.with_more(more_heard) if more else held.rows
            else:
                yield {}, self._hold(names, heard).rows
        for names in there.values():
            yield self._hold(names, subjects.heard).rows, {}

    def _hold(self, names: set[bytes], heard: Mapping[bytes, Heard]) -> _Held:
        with _naming(names):
            growing = Growing([heard[name] for name in names], rules_from(self.rules))
            return _Held(names, growing, Projector(self.list_key))


@contextmanager
def _naming(names: set[bytes]) -> Iterator[None]:
    """Say of a subject that does not fold which entries are in it."""
    try:
        yield
    except _UNFOLDABLE as fault:
        raise _UnfoldableError(names) from fault


@lru_cache(maxsize=4)
def rules_from(packed: bytes | None) -> RuleSet:
    """Read the rules as the feed holds them; the defaults where it holds none."""
    if packed is None:
        return DEFAULTS
    told = decode(packed, bodies.RuleSet)
    return from_wire(told.version, told.settings)
