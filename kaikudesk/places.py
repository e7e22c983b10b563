"""The places that a desk works for, and the one at which it works now.

A desk may have several sites and both rights. It works at one place at a time, and
sees of its own acts those of that place alone: what it says to a venue's clerk rests
on nothing that a distributor's side wrote, and the other way round.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from kaikudesk.model import EntryKind, Role
from kaikudesk.storage import checklist, journal
from kaikudesk.storage.identity import Identity, keep_setting, read_setting
from kaikudesk.storage.journal import OwnEntry
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.account import PLACES_ITEM, AccountRowWire, PlaceWire
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import SITE_ITEM, SiteRowWire

_AT_WORK: Final = "at work for"
_OF_CARDS: Final = frozenset({
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
_OF_VISITS: Final = frozenset({
    EntryKind.EVENT_DECLARED,
    EntryKind.EVENT_CHANGED,
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.REDEMPTION_ATTENDED,
    EntryKind.REDEMPTION_CORRECTED,
    EntryKind.REDEMPTION_VOIDED,
})


class _AtWork(msgspec.Struct, frozen=True, array_like=True):
    """The place that was chosen last, as it was then."""

    site: SiteRowWire
    role: str


@dataclass(frozen=True, slots=True)
class Place:
    """A site, and the right with which a desk works there."""

    site: SiteRowWire
    role: Role

    @property
    def name(self) -> tuple[int, Role]:
        """Tell it from all others: a site may have another name tomorrow."""
        return self.site.number, self.role


def place_of(who: Identity) -> Place:
    """Give the place at which a desk works."""
    return Place(who.site, who.role)


def at_place(who: Identity, place: Place) -> Identity:
    """Give a desk's identity as it works at this place."""
    return replace(who, site=place.site, role=place.role)


def places_told(connection: Connection, desk: int) -> tuple[Place, ...]:
    """Give the places that the register told of; none: where it was enrolled.

    Those whose site is not known here yet come with the next round.
    """
    packed = checklist.row_of(connection, f"desk/{desk}", PLACES_ITEM)
    if packed is None:
        return ()
    account = decode(packed, AccountRowWire)
    return tuple(_known(connection, account.places))


def _known(connection: Connection, places: tuple[PlaceWire, ...]) -> Iterator[Place]:
    for place in places:
        site = checklist.row_of(connection, f"site/{place.site}", SITE_ITEM)
        if site is not None:
            yield Place(decode(site, SiteRowWire), Role(place.role))


def keep_place(connection: Connection, place: Place) -> None:
    """Write down where this desk works from now on."""
    keep_setting(connection, _AT_WORK, encode(_AtWork(place.site, place.role)))


def at_work(connection: Connection, who: Identity) -> Identity:
    """Give a desk's identity at the place that was chosen last."""
    packed = read_setting(connection, _AT_WORK)
    if packed is None:
        return who
    last = decode(packed, _AtWork)
    return at_place(who, Place(last.site, Role(last.role)))


def own_entries_at(connection: Connection, place: Place) -> Iterator[OwnEntry]:
    """Give the readable entries of a desk that are of this place."""
    of_others = _OF_VISITS if place.role is Role.DISTRIBUTOR else _OF_CARDS
    for own in journal.own_entries(connection):
        at_home = own.entry.plain.site == place.site.number
        if at_home and own.entry.kind not in of_others:
            yield own
