"""What cannot be true has no part in a fold, and never stops one."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.errors import MalformedEntryError
from kaikudesk.ledger import (
    Heard,
    fold,
    lay_card,
    lay_uses,
    project,
    require_sense,
)
from kaikudesk.model import EntryKind
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import AreaRowWire
from tests.making import LIST_KEY, SITE, an_entry

CODE = "KK12345678"
KEY = ListKey(1, LIST_KEY)
CARD = b"the registration"
USE = b"the redemption.."
GRANTED = date(2026, 11, 1).toordinal()
BEYOND = [0, -1, date.max.toordinal() + 1, 2**31, 2**63 - 1, -(2**63)]
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.sampled_from(BEYOND)


def said(
    kind: EntryKind, body: msgspec.Struct | None, n: int = 9, code: str | None = None
) -> Heard:
    """Let the granting site, which is a venue too, say this."""
    about = None if code else CARD
    return Heard(an_entry(n, kind=kind, body=body, about=about), code, received=n)


def a_story() -> list[Heard]:
    """Register a card and use it once."""
    card = bodies.CardRegistered(GRANTED, GRANTED + 300, 2, 1)
    use = bodies.RedemptionRecorded(None, 1, 1, 1)
    registered = an_entry(1, kind=EntryKind.CARD_REGISTERED, body=card, entry_id=CARD)
    used = an_entry(2, kind=EntryKind.REDEMPTION_RECORDED, body=use, entry_id=USE)
    return [Heard(registered, CODE, received=1), Heard(used, CODE, received=2)]


def senseless() -> list[Heard]:
    """Say things with days, numbers or subjects that there cannot be."""
    use = bodies.RedemptionRecorded(None, 1, 1, -1)
    return [
        one
        for day in BEYOND
        for one in (
            said(EntryKind.CARD_RENEWED, bodies.CardRenewed(day, GRANTED)),
            said(EntryKind.CARD_RENEWED, bodies.CardRenewed(GRANTED, day)),
            said(
                EntryKind.CARD_REGISTERED,
                bodies.CardRegistered(day, day, 0, 1),
                code=CODE,
            ),
            said(EntryKind.EVENT_DECLARED, bodies.EventDeclared(day, "Ilta", 1)),
        )
    ] + [
        said(EntryKind.REDEMPTION_RECORDED, use, code=CODE),
        Heard(an_entry(9, kind=EntryKind.REDEMPTION_VOIDED)),
        Heard(an_entry(9, kind=EntryKind.CODE_ASSIGNED, about=CARD)),
    ]


def untrue() -> list[Heard]:
    """Say things that no screen of any version writes."""
    change = msgspec.structs.replace
    card = bodies.CardRegistered(GRANTED, GRANTED + 300, 2, 1)
    use = bodies.RedemptionRecorded(None, 1, 1, 1)
    event = bodies.EventDeclared(GRANTED, "Ilta", 1)
    area = encode(AreaRowWire("Kainuu", pilot_end=2**40))
    cards = [
        change(card, consent=False),
        change(card, kind=9),
        change(card, medium=0),
        change(card, area=2**40),
    ]
    return [
        *(said(EntryKind.CARD_REGISTERED, one, code=CODE) for one in cards),
        replace(
            said(EntryKind.CARD_REGISTERED, card, code=CODE),
            background=bodies.BackgroundBox(birth_year=1492),
        ),
        said(EntryKind.CARD_INACTIVATED, bodies.CardInactivated(b"short")),
        said(EntryKind.REDEMPTION_RECORDED, change(use, event=b"short"), code=CODE),
        said(EntryKind.EVENT_DECLARED, change(event, title="x" * 201)),
        said(EntryKind.EVENT_DECLARED, change(event, minute=1440)),
        said(EntryKind.EVENT_DECLARED, change(event, quota=-1)),
        said(EntryKind.NETWORK_CHANGED, bodies.NetworkChanged("area", -1, None)),
        said(EntryKind.NETWORK_CHANGED, bodies.NetworkChanged("area", 1, area)),
        said(EntryKind.NETWORK_CHANGED, bodies.NetworkChanged("site", 1, b"\x90")),
    ]


def named(heard: Heard) -> str:
    """Name a case by what it says."""
    said = heard.body if heard.entry.kind in bodies.BODY_OF else ""
    return f"{EntryKind(heard.entry.kind).name} {said}"


@pytest.mark.parametrize("heard", [*senseless(), *untrue()], ids=named)
def test_what_cannot_be_changes_nothing(heard: Heard) -> None:
    """The subject stands as if the entry had never come, at both ends."""
    story = a_story()
    without = project(fold(story, DEFAULTS), KEY)
    card = lay_card(None, story[:1], DEFAULTS)

    assert project(fold([*story, heard], DEFAULTS), KEY) == without
    assert lay_card(card, [story[0], heard], DEFAULTS) == card
    assert lay_card(None, [heard], DEFAULTS) is None
    assert lay_uses(None, [heard]).uses == ()


@pytest.mark.parametrize("heard", [*senseless(), *untrue()], ids=named)
def test_the_register_asks_the_same_before_it_believes(heard: Heard) -> None:
    """One truth: what the fold passes over, the register keeps unread."""
    with pytest.raises(MalformedEntryError):
        require_sense(heard)


@given(st.lists(NUMBERS, min_size=6, max_size=6))
@example([2**63 - 1] * 6)
@example([date.max.toordinal() - 366] * 6)
@example([1] * 6)
def test_no_number_stops_a_fold(numbers: list[int]) -> None:
    """Whatever numbers a body holds, every row of the subject can be given."""
    a, b, c, d, e, f = numbers
    hostile = [
        said(
            EntryKind.CARD_REGISTERED,
            bodies.CardRegistered(a, b, c, d, e, f),
            4,
            CODE,
        ),
        said(EntryKind.CARD_RENEWED, bodies.CardRenewed(a, b), 5),
        said(EntryKind.CARD_AMENDED, bodies.CardAmended(a, b), 6),
        said(EntryKind.EVENT_DECLARED, bodies.EventDeclared(a, "Ilta", b, c, d), 7),
        said(
            EntryKind.REDEMPTION_RECORDED,
            bodies.RedemptionRecorded(None, a, b, c, d, e, f),
            8,
            CODE,
        ),
    ]

    rows = project(fold([*a_story(), *hostile], DEFAULTS), KEY)

    assert (f"cards/{SITE}", CARD) in rows
    assert lay_card(None, [*a_story(), *hostile], DEFAULTS) is not None
    lay_uses(None, hostile)
