"""What becomes of one card: patched, ended, given a code, or alike to another."""

from datetime import date

import msgspec
import pytest

from kaikudesk.clock import hybrid
from kaikudesk.codes import card_key
from kaikudesk.ledger import REGISTER_REPLICA, Heard, fold, keys_of, lay_card, project
from kaikudesk.ledger.projection import list_keys_of
from kaikudesk.model import CardState, EntryKind
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, ListRowWire
from tests.making import LIST_KEY, REPLICA, an_entry

KEY = ListKey(1, LIST_KEY)
OFFICE = 8
CARD, OTHER_CARD = b"the registration", b"the other one..."
CODE, OTHER_CODE = "KK00000001", "KK00000002"
GRANTED = date(2026, 11, 1).toordinal()
BACKGROUND = bodies.BackgroundBox(1990, "12345", 1, 2)


def a_card(n: int, card: bytes, code: str | None, children: int) -> Heard:
    """Register a card, mobile only where there is no code."""
    body = bodies.CardRegistered(GRANTED, GRANTED + 300 + n, children, 1)
    entry = an_entry(
        n, kind=EntryKind.CARD_REGISTERED, body=body, entry_id=card, site=OFFICE
    )
    return Heard(entry, code, BACKGROUND, received=n)


def about_it(
    n: int,
    kind: EntryKind,
    body: msgspec.Struct | None = None,
    *,
    replica: bytes = REPLICA,
    code: str | None = None,
    box: bodies.BackgroundBox | None = None,
) -> Heard:
    """Let the granting office, or the register in its name, say more of the card."""
    entry = an_entry(
        n,
        kind=kind,
        body=body,
        about=CARD,
        site=OFFICE,
        replica=replica,
        made=hybrid(n),
    )
    return Heard(entry, code, box, received=n)


def card_row(*heards: Heard) -> CardRowWire:
    """Give the distributor's row of the card."""
    rows = project(fold(heards, DEFAULTS), KEY)
    return decode(rows[f"cards/{OFFICE}", CARD], CardRowWire)


def listed(*heards: Heard) -> list[ListRowWire]:
    """Give the rows of the check list."""
    rows = project(fold(heards, DEFAULTS), KEY)
    return [
        decode(rows[place], ListRowWire) for place in rows if place[0][:4] == "list"
    ]


def test_only_the_patched_fields_change() -> None:
    """An amendment names its fields; those that it does not know do no harm."""
    patch = bodies.CardAmended(area=3, background=("postcode", "shoe size"))
    amended = about_it(
        5, EntryKind.CARD_AMENDED, patch, box=bodies.BackgroundBox(postcode="88900")
    )

    row = card_row(a_card(1, CARD, CODE, 2), amended)

    values = {name: field.value for name, field in row.fields.items()}
    assert values == {
        "area": 3,
        "birth_year": 1990,
        "children": 2,
        "gender": 1,
        "last_valid": GRANTED + 301,
        "life_situation": 2,
        "postcode": "88900",
    }
    assert row == lay_card(None, [a_card(1, CARD, CODE, 2), amended], DEFAULTS)


def test_an_ended_card_stays_ended_whatever_came_first() -> None:
    """Inactivated is more than lost, and the venue's row says it."""
    lost = about_it(5, EntryKind.CARD_REPORTED_LOST)
    ended = about_it(4, EntryKind.CARD_INACTIVATED, bodies.CardInactivated(OTHER_CARD))

    (row,) = listed(a_card(1, CARD, CODE, 2), lost, ended)

    assert row.state == CardState.INACTIVATED
    assert keys_of(ended) & keys_of(a_card(2, OTHER_CARD, OTHER_CODE, 0))


def test_a_mobile_card_gets_its_code_from_the_register_alone() -> None:
    """Until then it is on no list, and no desk can give it one."""
    mobile = a_card(1, CARD, None, 2)
    given = bodies.CodeAssigned()
    forged = about_it(4, EntryKind.CODE_ASSIGNED, given, code=OTHER_CODE)
    assigned = about_it(
        5, EntryKind.CODE_ASSIGNED, given, code=CODE, replica=REGISTER_REPLICA
    )

    assert listed(mobile, forged) == []
    assert card_row(mobile, forged).code is None
    assert card_row(mobile, forged, assigned).code == CODE
    assert [row.children for row in listed(mobile, assigned)] == [2]
    assert list_keys_of(assigned, KEY) == list_keys_of(a_card(2, CARD, CODE, 0), KEY)


def test_two_codes_with_one_key_tell_neither_cards_facts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They hang together by that key, and the venue is sent to the office."""
    cards = a_card(1, CARD, CODE, 4), a_card(2, OTHER_CARD, OTHER_CODE, 5)
    apart = [list_keys_of(one, KEY) for one in cards]
    monkeypatch.setattr(
        "kaikudesk.ledger.projection.card_key", lambda _, key: card_key(CODE, key)
    )
    together = [list_keys_of(one, KEY) for one in cards]
    used = bodies.RedemptionRecorded(None, 1, 1, 1)
    use = an_entry(9, kind=EntryKind.REDEMPTION_RECORDED, body=used)

    assert not apart[0] & apart[1]
    assert together[0] == together[1] != frozenset()
    assert list_keys_of(Heard(use, CODE), KEY) == frozenset()
    assert listed(*cards) == [ListRowWire(GRANTED + 302, 0, 1, CardState.ASK_OFFICE)]
    assert not any(
        scope.startswith("site/")
        for scope, _ in project(fold([*cards, Heard(use, CODE)], DEFAULTS), KEY)
    )
