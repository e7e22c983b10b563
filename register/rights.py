"""Who may write what, and who may read which scope: one table, nothing else.

Who may not, learns nothing: what a desk may not read is missing from its
answers as if it did not exist, and what it may not write is kept for a person.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kaikudesk.model import EntryKind
from kaikudesk.wire.rows import SITE_ITEM


class Actor(StrEnum):
    """As what somebody writes: the right of a desk, the register, an import."""

    VENUE = "venue"
    DISTRIBUTOR = "distributor"
    BROKER = "broker"
    REGISTER = "register"
    IMPORT = "import"
    # Delivers its queue for a person to look at, and reads nothing.
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Author:
    """Who pushes: the desk (0: none), its site and as what it acts."""

    desk: int
    site: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope that a desk reads; with `only`, nothing but that item of it."""

    name: str
    only: bytes | None = None


THE_REGISTER: Final = Author(desk=0, site=0, actor=Actor.REGISTER)

_DAILY: Final = frozenset({
    EntryKind.DAY_OPENED,
    EntryKind.DAY_CLOSED,
    EntryKind.CASE_SETTLED,
    EntryKind.CASE_NOTED,
    EntryKind.FEEDBACK,
    EntryKind.DESK_MOVED,
})
_USES: Final = frozenset({
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.REDEMPTION_ATTENDED,
    EntryKind.REDEMPTION_CORRECTED,
    EntryKind.REDEMPTION_VOIDED,
})
_EVENTS: Final = frozenset({EntryKind.EVENT_DECLARED, EntryKind.EVENT_CHANGED})
_CARDS: Final = frozenset({
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.CARD_RENEWED,
    EntryKind.CARD_REPORTED_LOST,
    EntryKind.CARD_INACTIVATED,
    EntryKind.CARD_REINSTATED,
    EntryKind.CONSENT_WITHDRAWN,
    EntryKind.WELLBEING_ANSWERED,
    EntryKind.STOCK_RECEIVED,
    EntryKind.STOCK_MOVED,
    EntryKind.STOCK_REQUESTED,
})

WRITES: Final[dict[Actor, frozenset[EntryKind]]] = {
    Actor.VENUE: _DAILY | _USES | _EVENTS,
    Actor.DISTRIBUTOR: _DAILY | _CARDS,
    Actor.BROKER: _DAILY | _USES,
    Actor.REGISTER: frozenset(EntryKind),
    Actor.IMPORT: _DAILY | _USES | _EVENTS | _CARDS,
    Actor.WITHDRAWN: frozenset(),
}

# `{site}` and `{desk}` are the reader's own numbers, `{list}` the present list.
READS: Final[dict[Actor, tuple[Scope, ...]]] = {
    Actor.VENUE: (
        Scope("{list}"),
        Scope("site/{site}"),
        Scope("cases/{site}"),
        Scope("network"),
        Scope("rules"),
        Scope("desk/{desk}"),
    ),
    Actor.DISTRIBUTOR: (
        Scope("cards/{site}"),
        Scope("cases/{site}"),
        # Where both rights are at one site, its uses stay with the venue's.
        Scope("site/{site}", only=SITE_ITEM),
        Scope("network"),
        Scope("rules"),
        Scope("desk/{desk}"),
    ),
    Actor.BROKER: (
        Scope("{list}"),
        Scope("site/{site}", only=SITE_ITEM),
        Scope("cases/{site}"),
        Scope("network"),
        Scope("rules"),
        Scope("desk/{desk}"),
    ),
    Actor.REGISTER: (),
    Actor.IMPORT: (),
    Actor.WITHDRAWN: (),
}

_ANYWHERE: Final = frozenset({Actor.REGISTER, Actor.IMPORT})


def may_write(author: Author, kind: EntryKind, site: int) -> bool:
    """Tell whether an entry of this kind, made for this site, is taken in at once."""
    at_home = author.actor in _ANYWHERE or site == author.site
    return at_home and kind in WRITES[author.actor]


def readable(author: Author, list_scope: str) -> tuple[Scope, ...]:
    """Give the scopes that a desk reads now."""
    return tuple(
        Scope(
            scope.name.format(site=author.site, desk=author.desk, list=list_scope),
            scope.only,
        )
        for scope in READS[author.actor]
    )
