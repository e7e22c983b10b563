"""What people decided: which settlement of a case stands, and which cross it.

A coordinator's word goes before a site's. A settlement that names another
takes its place; among those that name none the first received stands, and
another answer makes the case *crossed*. So a settlement that arrives later
changes nothing unless it names the one that stands or has a higher rank.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard
from kaikudesk.model import ANSWERS, FOR_COORDINATORS, CaseKind, EntryKind, Settlement
from kaikudesk.wire.bodies import CaseNoted, CaseSettled

_NOT_YET: Final = 1 << 63
_KEEPS: Final = {Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS}


class Rank(IntEnum):
    """Who outranks whom."""

    SITE = 1
    COORDINATOR = 2


@dataclass(frozen=True, slots=True)
class Settled:
    """One settlement: the entry and what it says."""

    heard: Heard
    body: CaseSettled

    @property
    def entry_id(self) -> bytes:
        """Name it, as another settlement does that replaces it."""
        return self.heard.entry.entry_id

    @property
    def rank(self) -> Rank:
        """Tell as what its author spoke."""
        return rank_of(self.heard)

    @property
    def said(self) -> tuple[int, bytes | None]:
        """Give what two settlements have to agree in."""
        if self.body.answer in _KEEPS:
            return Settlement.OURS_KEEPS, self.body.keeper
        return self.body.answer, None

    @property
    def seniority(self) -> tuple[int, object]:
        """Sort by when the register received it."""
        received = self.heard.received
        return _NOT_YET if received is None else received, self.heard.order


@dataclass(frozen=True, slots=True)
class Resolution:
    """How the settlements of a case stand to each other.

    `told` are all settlements and notes of the case, in their order, those
    without effect among them.
    """

    standing: Settled | None = None
    crossed: bool = False
    told: tuple[Heard, ...] = ()


UNSETTLED: Final = Resolution()


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as a settlement is held against it.

    `sites` may settle it beside the coordinator; `choices` are those of the
    registrations that may keep the code, None where nothing is chosen.
    """

    kind: CaseKind
    names: Collection[bytes]
    sites: Collection[int]
    choices: Collection[bytes] | None = None


def rank_of(heard: Heard) -> Rank:
    """Tell as what the author of an entry spoke."""
    of_register = heard.entry.plain.replica == REGISTER_REPLICA
    return Rank.COORDINATOR if of_register else Rank.SITE


def settlements_of(heards: Iterable[Heard]) -> list[Heard]:
    """Give what people said of any case, in the order of the entries."""
    said = {EntryKind.CASE_SETTLED, EntryKind.CASE_NOTED}
    return [heard for heard in heards if heard.entry.kind in said]


def resolve(told: Iterable[Heard], asked: Asked) -> Resolution:
    """Say which settlement of a case stands; `told` are of any cases."""
    about = [heard for heard in told if _names(heard, asked)]
    if not about:
        return UNSETTLED
    valid = [
        settled
        for heard in about
        if isinstance(body := heard.body, CaseSettled)
        and _counts(settled := Settled(heard, body), asked)
    ]
    if not valid:
        return Resolution(told=tuple(about))
    highest = max(settled.rank for settled in valid)
    ranked = [settled for settled in valid if settled.rank == highest]
    line = _line(ranked)
    crossed = _is_crossed(line, ranked)
    return Resolution(line[-1], crossed=crossed, told=tuple(about))


def _names(heard: Heard, asked: Asked) -> bool:
    body = heard.body
    if not isinstance(body, CaseSettled | CaseNoted):
        return False
    return body.kind == asked.kind and body.case in asked.names


def _counts(settled: Settled, asked: Asked) -> bool:
    """Tell whether its author may say this, and whether its keeper is there."""
    body = settled.body
    if body.answer not in ANSWERS[asked.kind]:
        return False
    if asked.choices is not None and body.keeper not in asked.choices:
        return False
    if settled.rank is Rank.COORDINATOR:
        return True
    return asked.kind not in FOR_COORDINATORS and settled.heard.site in asked.sites


def _line(ranked: list[Settled]) -> list[Settled]:
    """Follow the replacements from the first received to the one that stands."""
    named = _named(ranked)
    known = {settled.entry_id for settled in ranked}
    after: dict[bytes | None, list[Settled]] = {}
    for settled in ranked:
        before = named.get(settled.entry_id)
        after.setdefault(before if before in known else None, []).append(settled)
    line: list[Settled] = []
    following = after[None]
    while following:
        line.append(min(following, key=lambda one: _oldest(one, after)))
        following = after.get(line[-1].entry_id, [])
    return line


def _named(ranked: list[Settled]) -> dict[bytes, bytes]:
    """Give which settlement each one takes the place of, but for rings.

    Who would close a ring, in the order of receipt, names nobody.
    """
    named: dict[bytes, bytes] = {}
    for settled in sorted(ranked, key=lambda one: one.seniority):
        before = above = settled.body.replaces
        while above is not None and above != settled.entry_id:
            above = named.get(above)
        if before is not None and above is None:
            named[settled.entry_id] = before
    return named


def _oldest(
    settled: Settled, after: dict[bytes | None, list[Settled]]
) -> tuple[int, object]:
    """Give the seniority of the oldest that follows from it, or its own.

    So a settlement that stood already stands on when the one that it names
    comes in after it.
    """
    oldest, waiting = settled.seniority, [settled]
    while waiting:
        following = after.get(waiting.pop().entry_id, [])
        waiting += following
        oldest = min([oldest, *(one.seniority for one in following)])
    return oldest


def _is_crossed(line: list[Settled], ranked: list[Settled]) -> bool:
    """Tell whether somebody said something else that nobody since has named."""
    named = {one.entry_id for one in line}
    for settled in line:
        named.update(settled.heard.entry.plain.seen)
    return any(
        one.said != line[-1].said and one.entry_id not in named for one in ranked
    )
