"""Two offices registered one code for one holder: the register says so, once.

It compares what both forms said of the holder and writes down that the two
registrations are one. The comparison is made here and nowhere else: what was
compared leaves the register in no row and in no entry.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kaikudesk.ledger.aliases import alias_id
from kaikudesk.ledger.endings import end_of
from kaikudesk.ledger.registration import Registration
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import Aliased
from register.pen import Act


def aliases_owed(cards: Iterable[Registration]) -> Iterator[Act]:
    """Say of each pair of one holder's registrations that the two are one.

    The id of what is said is made of theirs, so that it is said in one way
    whichever of them came first. What had ended before the other began is
    nobody's any more; a consent taken back since then is one for both.
    """
    by_code: dict[str, list[Registration]] = {}
    for card in cards:
        if card.row.code:
            by_code.setdefault(card.row.code, []).append(card)
    for those in by_code.values():
        for pair in combinations(sorted(those, key=lambda one: one.entry_id), 2):
            if _is_one_holder(*pair):
                yield _alias(*(one.entry_id for one in pair))


def _is_one_holder(one: Registration, other: Registration) -> bool:
    told = one.heard.background
    return (
        told is not None
        and told == other.heard.background
        and one.row.kind == other.row.kind
        and _was_there(one, other)
        and _was_there(other, one)
    )


def _was_there(one: Registration, at: Registration) -> bool:
    """Tell whether a registration had not ended yet when another was written."""
    end = end_of(one.said)
    return end is None or at.heard.order < end[1]


def _alias(one: bytes, other: bytes) -> Act:
    return Act(
        EntryKind.ALIASED,
        Aliased(other),
        about=one,
        entry_id=alias_id(one, other),
    )
