"""What new entries change: what was there folded beside what is there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kaikudesk.ledger import Heard, fold, project
from kaikudesk.ledger.projection import Place
from kaikudesk.rules import DEFAULTS, RuleSet, from_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from register.feed import Changes, added_to_root, difference
from register.subjects import Subjects, groups

# What a fold says of entries that no check foresaw: they are kept unread.
_UNFOLDABLE: Final = (ValueError, TypeError, LookupError, OverflowError)

New = Mapping[bytes, tuple[Heard, frozenset[bytes]]]
Rows = dict[Place, bytes]


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


@dataclass(frozen=True, slots=True)
class Fold:
    """The fold by the rules as they stood (packed) and the present list key."""

    rules: bytes | None
    list_key: ListKey

    def change(self, subjects: Subjects, new: New) -> Folded:
        """Fold the subjects without and with the new entries."""
        before = self.rows(subjects)
        unfoldable: set[bytes] = set()
        while True:
            left = {name: new[name] for name in new if name not in unfoldable}
            try:
                after = self._after(subjects, left)
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
        for group in groups(subjects.keys):
            rows.update(self._project(group, subjects.heard))
        return rows

    def _after(self, subjects: Subjects, new: New) -> Rows:
        keys = {name: set(own) for name, (_, own) in new.items()}
        heard = {name: one for name, (one, _) in new.items()}
        return self.rows(Subjects(subjects.keys | keys, subjects.heard | heard))

    def _project(self, names: set[bytes], heard: Mapping[bytes, Heard]) -> Rows:
        try:
            subject = fold((heard[name] for name in names), rules_from(self.rules))
            return project(subject, self.list_key)
        except _UNFOLDABLE as fault:
            raise _UnfoldableError(names) from fault


@lru_cache(maxsize=4)
def rules_from(packed: bytes | None) -> RuleSet:
    """Read the rules as the feed holds them; the defaults where it holds none."""
    if packed is None:
        return DEFAULTS
    told = decode(packed, bodies.RuleSet)
    return from_wire(told.version, told.settings)
