"""What a venue's desk can do: check a card, give tickets, take one back.

One function per verb; each verb that writes is one transaction.
"""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kaikudesk.clock import local, new_id
from kaikudesk.codes import card_key, read_code
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.holder_uses import holders_uses
from kaikudesk.ledger import Heard, lay_state
from kaikudesk.model import (
    Category,
    Channel,
    EntryKind,
    Event,
    Override,
    Tickets,
    Verdict,
)
from kaikudesk.own_cards import state_of_code
from kaikudesk.rules import Answer, Place, check_code, no_card
from kaikudesk.storage import checklist
from kaikudesk.storage.checklist import Found
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import event_id
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import (
    AREA_ITEM,
    AreaRowWire,
    EventRowWire,
)
from kaikudesk.writing import Draft

_LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Checked:
    """A scan that was answered; its entry id waits for the record.

    `code` is cleaned, and empty where the scan was no card: then nothing of it
    is kept.
    """

    code: str
    answer: Answer
    entry_id: bytes
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the clerk gives: tickets, by which channel, and past which limits."""

    tickets: Tickets
    channel: Channel = Channel.DESK
    overrides: frozenset[Override] = field(default_factory=frozenset)


def check_card(desk: Desk, text: str, event: Event | None = None) -> Checked:
    """Say what the rules make of a scan, at this desk and now.

    What cannot be a card's code, an identity code above all, is answered as it
    is: never keyed, never looked up.
    """
    place = _place(desk, event)
    entry_id = new_id(desk.clock)
    code, reason = read_code(text)
    if reason is not None:
        return Checked("", no_card(place, reason), entry_id, event)
    found = _find(desk, code)
    row = lay_state(found.row, state_of_code(desk, code))
    answer = check_code(code, place, row, holders_uses(desk, code, found.uses))
    return Checked(code, answer, entry_id, event)


def _find(desk: Desk, code: str) -> Found:
    """Find what this desk holds of a code; nothing where it holds no list."""
    if desk.pulled is None or not desk.pulled.list_key:
        return Found()
    key = card_key(code, desk.pulled.list_key)
    return checklist.look_up(desk.list_connection, key, desk.scope)


def _place(desk: Desk, event: Event | None) -> Place:
    used = 0 if event is None else desk.acts.given_at(event.event_id).total
    return Place(
        site=desk.site,
        day=desk.today,
        age=desk.list_age(),
        rules=desk.rules,
        event=event,
        quota_used=used,
    )


def overrides_of(checked: Checked, tickets: Tickets) -> frozenset[Override]:
    """Name every limit that these tickets go past, for the trace."""
    answer = checked.answer
    limits = answer.limits
    beyond = {
        Override.MORE_CHILDREN: tickets.children > limits.children,
        Override.NO_COURSE_PLACE_LEFT: limits.course_places is not None
        and tickets.course_places > limits.course_places,
        Override.QUOTA_SPENT: limits.quota is not None and tickets.total > limits.quota,
        Override.NOT_VALID: answer.verdict
        in {Verdict.EXPIRED, Verdict.INACTIVE, Verdict.NOT_IN_AREA},
        Override.NOT_ON_LIST: answer.verdict
        in {Verdict.NOT_ON_LIST, Verdict.NOT_REGISTERED, Verdict.MISTYPED},
        Override.ADVISORY: answer.advisory is not None,
    }
    return frozenset(override for override, holds in beyond.items() if holds)


def record_redemption(desk: Desk, checked: Checked, given: Given) -> None:
    """Record what was given; when this returns, it is written for good.

    Pressing again after a fault records the same redemption, since the entry
    id was made by the check. Raises NotAllowedError for a scan that is no card
    and FormError for numbers that make no sense.
    """
    if not checked.code:
        raise NotAllowedError("not a card")
    _require_sense(given.tickets)
    age = checked.answer.age.seconds
    body = bodies.RedemptionRecorded(
        event=checked.event.event_id if checked.event else None,
        category=_category(desk, checked.event),
        channel=given.channel,
        own=given.tickets.own,
        children=given.tickets.children,
        assistants=given.tickets.assistants,
        course_places=given.tickets.course_places,
        overrides=tuple(sorted(overrides_of(checked, given.tickets) | given.overrides)),
        list_seconds=age,
    )
    now = local(desk.clock.now_ms(), desk.zone)
    desk.write(
        Draft(
            EntryKind.REDEMPTION_RECORDED,
            checked.entry_id,
            body,
            happened=now.date(),
            minute=now.hour * 60 + now.minute,
            code=checked.code,
            verdict=checked.answer.verdict,
        )
    )


def _category(desk: Desk, event: Event | None) -> Category:
    return event.category if event else Category(desk.identity.site.category)


def _require_sense(tickets: Tickets) -> None:
    counts = {
        "own": (tickets.own, 1),
        "children": (tickets.children, 20),
        "assistants": (tickets.assistants, 5),
        "course_places": (tickets.course_places, 1),
    }
    for name, (count, most) in counts.items():
        if not 0 <= count <= most:
            raise FormError(name, "out of range")
    if tickets.total == 0:
        raise FormError("own", "nothing given")


def void_redemption(desk: Desk, about: bytes) -> None:
    """Take a redemption of this desk back, with a trace; once is enough.

    Raises NotAllowedError for an entry that is not this desk's redemption.
    """
    heard = desk.acts.find(about)
    if heard is None or heard.entry.kind != EntryKind.REDEMPTION_RECORDED:
        raise NotAllowedError("not this desk's redemption")
    if desk.acts.is_voided(about):
        return
    draft = Draft(EntryKind.REDEMPTION_VOIDED, new_id(desk.clock), about=about)
    desk.write(draft)


def last_standing(desk: Desk) -> Heard | None:
    """Give the newest redemption of this desk that was not taken back."""
    standing = (
        heard
        for heard in reversed(desk.acts.redemptions())
        if not desk.acts.is_voided(heard.entry.entry_id)
    )
    return next(standing, None)


@dataclass(frozen=True, slots=True)
class Declared:
    """An event as the clerk declares it; `minute` counts from midnight."""

    title: str
    day: date
    category: Category
    minute: int | None = None
    quota: int | None = None
    course: bool = False


def declare_event(desk: Desk, declared: Declared) -> Event:
    """Make an event at the desk, offline too, or give the one that is there.

    Two desks of one site that declare the same event make the same one. Raises
    FormError for an empty or too long title or a quota below one.
    """
    title = _title(declared)
    key = event_id(desk.identity.site.number, declared.day, title)
    there = desk.events.get(key)
    if there is not None:
        return there
    row = EventRowWire(
        site=desk.identity.site.number,
        day=declared.day.toordinal(),
        title=title,
        category=declared.category,
        minute=declared.minute,
        quota=declared.quota,
        course=declared.course,
    )
    desk.write(_declaration(key, row))
    desk.events[key] = row.event(key)
    return desk.events[key]


def _title(declared: Declared) -> str:
    """Give the title in one form, whatever keyboard and spaces it was typed with."""
    title = unicodedata.normalize("NFC", " ".join(declared.title.split()))
    if not title or len(title) > _LONGEST_TITLE:
        raise FormError("title", "empty" if not title else "too long")
    if declared.quota is not None and declared.quota < 1:
        raise FormError("quota", "out of range")
    return title


def _declaration(key: bytes, row: EventRowWire) -> Draft:
    body = bodies.EventDeclared(
        row.day, row.title, row.category, row.minute, row.quota, row.course
    )
    happened = date.fromordinal(row.day)
    return Draft(EntryKind.EVENT_DECLARED, key, body, happened=happened)


def area_name(desk: Desk, number: int) -> str:
    """Name an area of the network; empty where this desk does not know it."""
    if not number:
        return ""
    item = AREA_ITEM + number.to_bytes(4, "big")
    packed = checklist.row_of(desk.list_connection, "network", item)
    return "" if packed is None else decode(packed, AreaRowWire).name


def events_on(desk: Desk, day: date) -> list[Event]:
    """Give the events of a day, own waiting ones too, in the order of time."""
    of_day = (event for event in desk.events.values() if event.day == day)
    return sorted(of_day, key=lambda event: (event.minute or 0, event.title))
