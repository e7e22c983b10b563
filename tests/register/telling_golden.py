"""The facts of a golden row, told as the entries that make them so."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from kaikudesk.codes import clean
from kaikudesk.ledger import REGISTER_REPLICA, Heard
from kaikudesk.model import Category, Channel, EntryKind
from kaikudesk.rules import to_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import SiteRowWire
from tests.golden import SITE, TITLE, GoldenVerdict, UseFacts
from tests.making import an_entry

DISTRIBUTOR = 31
REGISTRATION = b"a registration.."
STATE_KIND = {
    "lost": EntryKind.CARD_REPORTED_LOST,
    "inactivated": EntryKind.CARD_INACTIVATED,
}


def told(row: GoldenVerdict, text: str) -> list[Heard]:
    """Tell everything: the network, the event, the card under this text, its uses."""
    return [
        *network_entries(row),
        *event_entries(row),
        *card_entries(row, text),
        *use_entries(row, text),
    ]


def card_entries(row: GoldenVerdict, text: str) -> Iterator[Heard]:
    """Tell how the card came to be what the register holds, from what was printed."""
    if row.card is None:
        return
    printed = row.printed
    was = printed.last_valid or row.card.last_valid
    children = row.card.children if printed.children is None else printed.children
    registered = bodies.CardRegistered(
        granted=granted_for(was),
        last_valid=was.toordinal(),
        children=children,
        kind=row.card.kind,
        area=row.card.area,
    )
    yield Heard(
        an_entry(
            kind=EntryKind.CARD_REGISTERED,
            body=registered,
            entry_id=REGISTRATION,
            site=DISTRIBUTOR,
        ),
        code=clean(text),
    )
    if printed.last_valid is not None:
        end = row.card.last_valid
        yield about_card(
            2,
            EntryKind.CARD_RENEWED,
            bodies.CardRenewed(granted_for(end), end.toordinal()),
        )
    if printed.children is not None:
        yield about_card(
            3, EntryKind.CARD_AMENDED, bodies.CardAmended(row.card.children)
        )
    if row.card.state != "active":
        yield about_card(4, STATE_KIND[row.card.state])


def about_card(n: int, kind: EntryKind, body: msgspec.Struct | None = None) -> Heard:
    """Tell what the distributor did to the card later."""
    return Heard(
        an_entry(n, kind=kind, body=body, about=REGISTRATION, site=DISTRIBUTOR)
    )


def granted_for(last_valid: date) -> int:
    """Give a day of granting that lets a card last until this day."""
    return (last_valid - timedelta(360)).toordinal()


def use_entries(row: GoldenVerdict, text: str) -> Iterator[Heard]:
    """Tell what the card got at the venue, and what was taken back."""
    for n, use in enumerate(row.uses, start=10):
        entry_id = n.to_bytes(16, "big")
        yield Heard(
            an_entry(
                n,
                kind=EntryKind.REDEMPTION_RECORDED,
                body=redemption(row, use),
                entry_id=entry_id,
                happened=use.on or row.on,
            ),
            code=clean(text),
        )
        if use.voided:
            yield Heard(
                an_entry(n + 100, kind=EntryKind.REDEMPTION_VOIDED, about=entry_id)
            )


def redemption(row: GoldenVerdict, use: UseFacts) -> bodies.RedemptionRecorded:
    """Tell one redemption."""
    return bodies.RedemptionRecorded(
        event=row.event_of(use),
        category=Category.CULTURE,
        channel=Channel.DESK,
        own=use.own,
        children=use.children,
        assistants=use.assistants,
        course_places=use.course_places,
    )


def event_entries(row: GoldenVerdict) -> Iterator[Heard]:
    """Tell that the venue declared the event."""
    event = row.what_for()
    if event is not None:
        said = bodies.EventDeclared(
            event.day.toordinal(),
            TITLE,
            event.category,
            quota=event.quota,
            course=event.course,
        )
        yield Heard(
            an_entry(kind=EntryKind.EVENT_DECLARED, body=said, entry_id=event.event_id)
        )


def network_entries(row: GoldenVerdict) -> Iterator[Heard]:
    """Tell the register's own settings: the venue and the rule set."""
    site = SiteRowWire(
        SITE,
        "Kuhmotalo",
        row.site.area,
        "Kuhmo",
        ("venue",),
        course_places_per_term=row.site.course_places,
    )
    rules = row.rule_set()
    said = {
        EntryKind.NETWORK_CHANGED: bodies.NetworkChanged("site", SITE, encode(site)),
        EntryKind.RULE_SET: bodies.RuleSet(rules.version, to_wire(rules)),
    }
    for n, (kind, body) in enumerate(said.items(), start=200):
        yield Heard(an_entry(n, kind=kind, body=body, replica=REGISTER_REPLICA))
