"""The cases of desks: a wrong clock, a copy, what is held and cannot be read.

Rows 14 to 17 and 19 of the case table. Each is one case of one desk, told to
its site and to the coordinators; a settled one opens again when more comes.
The facts are those of receipts, which a new fold of the entries gives again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaikudesk.clock import UNKNOWN
from kaikudesk.ledger.cases import Case, case_key
from kaikudesk.ledger.heard import Heard, chosen
from kaikudesk.ledger.outcomes import concluded
from kaikudesk.ledger.settling import settlements_of
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.rules.ruleset import RuleSet

DESK_KINDS: Final = (
    CaseKind.CLOCK,
    CaseKind.COPIED_DESK,
    CaseKind.WITHDRAWN_DESK,
    CaseKind.UNREADABLE,
    CaseKind.UNUSUAL_VOLUME,
)
_DAY_MS: Final = 24 * 3600 * 1000
_FIRST_DAY: Final = date(1970, 1, 1).toordinal()
_NUMBER_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class Marked:
    """Entries of one desk that something is amiss with: how many, since when."""

    count: int
    received: int


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What the receipts of one desk say.

    `copies` are its journals that go on from another one; `marked` the entries
    that are held or unread, by the kind of case that they open.
    """

    desk: int
    site: int
    copies: int
    marked: Mapping[CaseKind, Marked]


def desk_name(desk: int) -> bytes:
    """Give the id of a desk, as an entry about it names it."""
    return b"desk" + desk.to_bytes(_NUMBER_BYTES, "big")


def is_clock_off(heard: Heard) -> bool:
    """Tell whether a day was opened by a clock that is a day off or more.

    A clock that went back under its floor says that its time is unknown; one
    that went ahead is seen at the receipt. Whatever clock is far off opens a
    day of its own, so this leaves none out.
    """
    plain = heard.entry.plain
    if plain.kind != EntryKind.DAY_OPENED or heard.received is None:
        return False
    return plain.made == UNKNOWN or plain.wall > heard.received + _DAY_MS


def desk_cases(
    facts: DeskFacts, heards: Iterable[Heard], rules: RuleSet
) -> tuple[Case, ...]:
    """Give the cases of one desk; `heards` are the entries that name it."""
    said = chosen(heards)
    found = [*_clock(facts, said), *_copied(facts), *_marked(facts)]
    told = settlements_of(said)
    return tuple(concluded(case, told, rules) for case in found)


def _clock(facts: DeskFacts, said: list[Heard]) -> Iterator[Case]:
    off = [heard for heard in said if is_clock_off(heard)]
    if off:
        since = min(day_received(heard.received or 0) for heard in off)
        yield _case(facts, CaseKind.CLOCK, since, len(off))


def _copied(facts: DeskFacts) -> Iterator[Case]:
    if facts.copies:
        yield _case(facts, CaseKind.COPIED_DESK, _FIRST_DAY, facts.copies)


def _marked(facts: DeskFacts) -> Iterator[Case]:
    for kind, marked in sorted(facts.marked.items()):
        yield _case(facts, kind, day_received(marked.received), marked.count)


def _case(facts: DeskFacts, kind: CaseKind, since: int, extent: int) -> Case:
    name = desk_name(facts.desk)
    return Case(
        key=case_key(kind, name),
        kind=kind,
        tail="",
        since=since,
        said=(),
        about={facts.site: (name,)},
        extent=extent,
    )


def day_received(received: int) -> int:
    """Give the day of a receipt, as an ordinal of UTC."""
    return received // _DAY_MS + _FIRST_DAY
