"""This desk's own acts in memory: what the overlay lays over the register's rows.

Rebuilt at every start from the journal's entries that may still be read; each
new entry joins it after its commit. Nothing here is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kaikudesk.ledger import Heard
from kaikudesk.model import EntryKind, Tickets
from kaikudesk.seal import BoxName, open_box
from kaikudesk.storage.journal import OwnEntry
from kaikudesk.wire.bodies import BackgroundBox, RedemptionRecorded
from kaikudesk.wire.packing import decode

_ACTS = {
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.CARD_REGISTERED,
    EntryKind.CARD_AMENDED,
    EntryKind.CARD_RENEWED,
    EntryKind.CARD_REPORTED_LOST,
    EntryKind.CARD_INACTIVATED,
    EntryKind.CARD_REINSTATED,
    EntryKind.CONSENT_WITHDRAWN,
    EntryKind.WELLBEING_ANSWERED,
}


@dataclass(slots=True)
class OwnActs:
    """Own entries by code, by registration and by id."""

    _by_id: dict[bytes, Heard] = field(default_factory=dict)
    _by_code: dict[str, list[Heard]] = field(default_factory=dict)
    _by_registration: dict[bytes, list[Heard]] = field(default_factory=dict)
    _registered: dict[str, Heard] = field(default_factory=dict)
    _voids: dict[bytes, Heard] = field(default_factory=dict)
    _given: dict[bytes, Tickets] = field(default_factory=dict)

    def __contains__(self, entry_id: bytes) -> bool:
        """Tell whether this desk wrote the entry."""
        return entry_id in self._by_id

    def remember(self, entries: Iterable[OwnEntry]) -> None:
        """Take entries in, each once, in the order of their numbers."""
        for own in entries:
            if own.entry.entry_id not in self._by_id:
                self._take(heard_of(own))

    def _take(self, heard: Heard) -> None:
        self._by_id[heard.entry.entry_id] = heard
        if heard.entry.kind == EntryKind.REDEMPTION_VOIDED:
            self._voids[heard.about] = heard
            self._given.clear()
        elif heard.entry.kind == EntryKind.REDEMPTION_RECORDED:
            self._count(heard)
            if heard.code:
                self._by_code.setdefault(heard.code, []).append(heard)
        elif heard.entry.kind == EntryKind.CARD_REGISTERED:
            own = self._by_registration.setdefault(heard.entry.entry_id, [])
            own.append(heard)
            if heard.code:
                self._registered[heard.code] = heard
        elif heard.about:
            self._by_registration.setdefault(heard.about, []).append(heard)

    def find(self, entry_id: bytes) -> Heard | None:
        """Give one own entry."""
        return self._by_id.get(entry_id)

    def of_code(self, code: str) -> list[Heard]:
        """Give the own redemptions of a cleaned code, with their voids."""
        given = self._by_code.get(code, [])
        voids = (self._voids.get(heard.entry.entry_id) for heard in given)
        return [*given, *(void for void in voids if void)]

    def of_registration(self, registration: bytes) -> list[Heard]:
        """Give the own entries about one registration."""
        return list(self._by_registration.get(registration, []))

    def registration_of(self, code: str) -> Heard | None:
        """Give the newest own registration of a cleaned code."""
        return self._registered.get(code)

    def registrations(self) -> list[Heard]:
        """Give the own registrations, oldest first."""
        return [
            heard
            for heard in self._by_id.values()
            if heard.entry.kind == EntryKind.CARD_REGISTERED
        ]

    def redemptions(self) -> list[Heard]:
        """Give the own redemptions, voided ones too, oldest first."""
        return [
            heard
            for heard in self._by_id.values()
            if heard.entry.kind == EntryKind.REDEMPTION_RECORDED
        ]

    def acts(self) -> list[Heard]:
        """Give what this desk did for its clients, oldest first.

        Days, events and voids are no acts of their own.
        """
        return [heard for heard in self._by_id.values() if heard.entry.kind in _ACTS]

    def of_kind(self, kind: EntryKind) -> list[Heard]:
        """Give the own entries of one kind, oldest first."""
        return [one for one in self._by_id.values() if one.entry.kind == kind]

    def is_voided(self, entry_id: bytes) -> bool:
        """Tell whether this desk voided a redemption."""
        return entry_id in self._voids

    def given_at(self, event_id: bytes) -> Tickets:
        """Tell how many tickets this desk gave at an event."""
        if event_id not in self._given:
            self._given[event_id] = self._counted(event_id)
        return self._given[event_id]

    def _counted(self, event_id: bytes) -> Tickets:
        given = Tickets()
        for heard in self.redemptions():
            body = heard.body
            if (
                isinstance(body, RedemptionRecorded)
                and body.event == event_id
                and not self.is_voided(heard.entry.entry_id)
            ):
                given += tickets_of(body)
        return given

    def _count(self, heard: Heard) -> None:
        # Every check asks for it, and counting a full house anew takes a while.
        body = heard.body
        if isinstance(body, RedemptionRecorded) and body.event in self._given:
            self._given[body.event] += tickets_of(body)


def heard_of(own: OwnEntry) -> Heard:
    """View an own entry as the fold reads it, with the boxes that still open."""
    keys, boxes = dict(own.side.box_keys), dict(own.boxes)
    key, box = keys.get(BoxName.BACKGROUND), boxes.get(BoxName.BACKGROUND)
    background = None
    if key is not None and box is not None:
        background = decode(open_box(box, key), BackgroundBox)
    return Heard(own.entry, own.side.code or None, background)


def tickets_of(body: RedemptionRecorded) -> Tickets:
    """Give what a redemption gave."""
    return Tickets(body.own, body.children, body.assistants, body.course_places)
