"""What new entries change: what was there folded beside what is there now."""

from collections.abc import Iterable, Iterator, Mapping
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

    def with_more(self, more: Iterable[Heard]) -> Rows:
        """Let entries join, and give the rows that there are then."""
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
            held = list(self._held(subjects))
            before = _all_rows(one.rows for one in held)
            try:
                after = _all_rows(self._after(held, subjects, left))
            except _UnfoldableError as found:
                if not found.names & left.keys():
                    raise
                unfoldable |= found.names & left.keys()
                continue
            changes = difference(before, after)
            return Folded(changes, added_to_root(before, changes), unfoldable)

    def rows(self, subjects: Subjects) -> Rows:
        """Give every row of these subjects."""
        return _all_rows(one.rows for one in self._held(subjects))

    def _held(self, subjects: Subjects) -> Iterator[_Held]:
        for names in groups(subjects.keys):
            yield self._hold(names, subjects.heard)

    def _hold(self, names: set[bytes], heard: Mapping[bytes, Heard]) -> _Held:
        with _naming(names):
            entries = [heard[name] for name in names]
            growing = Growing(entries, rules_from(self.rules))
            return _Held(names, growing, Projector(self.list_key))

    def _after(
        self, held: Iterable[_Held], subjects: Subjects, new: New
    ) -> Iterator[Rows]:
        """Let a subject grow where it only grows; else it is folded anew."""
        keys = {name: set(own) for name, (_, own) in new.items()}
        heard = subjects.heard | {name: one for name, (one, _) in new.items()}
        by_name = {name: one for one in held for name in one.names}
        for names in groups(subjects.keys | keys):
            there = next((by_name[name] for name in names if name in by_name), None)
            more = names & new.keys()
            if there is None or there.names != names - more:
                yield self._hold(names, heard).rows
            elif more:
                with _naming(names):
                    yield there.with_more(heard[name] for name in more)
            else:
                yield there.rows


@contextmanager
def _naming(names: set[bytes]) -> Iterator[None]:
    """Say of a subject that does not fold which entries are in it."""
    try:
        yield
    except _UNFOLDABLE as fault:
        raise _UnfoldableError(names) from fault


def _all_rows(some: Iterable[Rows]) -> Rows:
    rows: Rows = {}
    for one in some:
        rows |= one
    return rows


@lru_cache(maxsize=4)
def rules_from(packed: bytes | None) -> RuleSet:
    """Read the rules as the feed holds them; the defaults where it holds none."""
    if packed is None:
        return DEFAULTS
    told = decode(packed, bodies.RuleSet)
    return from_wire(told.version, told.settings)
