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
class Place:
    """A site, and as what somebody acts for it."""

    site: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class Author:
    """Who pushes: the desk (0: none), its site and as what it acts.

    `also` are its further places. For `former` ones it still delivers what it wrote,
    and reads nothing. `account` is the number of the feed under which it got them:
    what it read by an older one it reads anew.
    """

    desk: int
    site: int
    actor: Actor
    also: tuple[Place, ...] = ()
    former: tuple[Place, ...] = ()
    account: int = 0

    @property
    def places(self) -> tuple[Place, ...]:
        """Give all places for which it works now."""
        return (Place(self.site, self.actor), *self.also)


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
    if author.actor in _ANYWHERE:
        return kind in WRITES[author.actor]
    return any(
        place.site == site and kind in WRITES[place.actor]
        for place in (*author.places, *author.former)
    )


def readable(author: Author, list_scope: str) -> tuple[Scope, ...]:
    """Give the scopes that a desk reads now; what two rights read is read whole."""
    found: dict[str, Scope] = {}
    for place in author.places:
        for scope in READS[place.actor]:
            name = scope.name.format(site=place.site, desk=author.desk, list=list_scope)
            if name not in found or scope.only is None:
                found[name] = Scope(name, scope.only)
    return tuple(found.values())
