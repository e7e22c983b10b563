"""The register's side of the golden table: from entries to the same verdicts.

Each row's facts are told as entries, folded and projected as the register does
it, and read from the bytes of the rows as a desk reads them.
"""

from typing import TypeVar

import pytest

from kaikudesk.codes import clean
from kaikudesk.ledger import fold, project
from kaikudesk.ledger.projection import Place as Where
from kaikudesk.ledger.projection import card_item, list_scope
from kaikudesk.rules import DEFAULTS, Place, check, from_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import (
    EVENT_ITEM,
    RULES_ITEM,
    SITE_ITEM,
    USE_ITEM,
    EventRowWire,
    ListRowWire,
    SiteRowWire,
    UseRowWire,
)
from tests.golden import SITE, GoldenVerdict, golden, scans
from tests.golden_words import seen
from tests.register.telling_golden import told

LIST_KEY = ListKey(1, b"l" * 32)
VENUE = f"site/{SITE}"

# Two codes with one key are no fact that an entry tells: the desk's test alone has it.
TOLD = [
    (row, text)
    for row, text in scans()
    if row.card is None or row.card.state != "ask office"
]

_Row = TypeVar("_Row")
Rows = dict[Where, bytes]


def read(rows: Rows, where: Where, kind: type[_Row]) -> _Row | None:
    """Read a row from its bytes, None where it is not there."""
    packed = rows.get(where)
    return None if packed is None else decode(packed, kind)


def place_of(rows: Rows, row: GoldenVerdict) -> Place:
    """Say where and when the question is asked, by what the register's rows say."""
    site = read(rows, (VENUE, SITE_ITEM), SiteRowWire)
    rules = read(rows, ("rules", RULES_ITEM), bodies.RuleSet)
    assert site is not None
    assert rules is not None
    asked = row.what_for()
    event = None
    if asked is not None:
        item = EVENT_ITEM + asked.event_id
        declared = read(rows, (VENUE, item), EventRowWire)
        assert declared is not None
        event = declared.event(asked.event_id)
    return Place(
        site=site.site(),
        day=row.on,
        age=row.list.age(),
        rules=from_wire(rules.version, rules.settings),
        event=event,
        quota_used=row.event.used if row.event else 0,
    )


@pytest.mark.parametrize(
    ("row", "text"), TOLD, ids=[f"{row.rule}: {text!a}" for row, text in TOLD]
)
def test_entries_lead_to_the_verdict_of_the_source(
    row: GoldenVerdict, text: str
) -> None:
    """What the register makes of the facts gets the verdict that the source wants."""
    rows = project(fold(told(row, text), DEFAULTS), LIST_KEY)
    item = card_item(clean(text), LIST_KEY)
    listed = read(rows, (list_scope(LIST_KEY.version), item), ListRowWire)
    used = read(rows, (VENUE, USE_ITEM + item), UseRowWire)

    answer = check(
        text,
        place_of(rows, row),
        listed.row() if listed else None,
        [use.use() for use in used.uses] if used else (),
    )

    shown = seen(answer)
    assert {name: shown[name] for name in row.expected} == row.expected, row.source


def test_the_register_leaves_one_row_to_the_desk() -> None:
    """All of the table is told as entries, but for the code that shares its key."""
    told_rules = {row.rule for row, _ in TOLD}

    assert [row.rule for row in golden().verdict if row.rule not in told_rules] == [
        "two codes that share one key are left to the office"
    ]
