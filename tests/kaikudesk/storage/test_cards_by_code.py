"""A distributor's cards are found by their codes, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kaikudesk.storage import checklist
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CardRowWire
from tests.stores import a_checklist

CODES = ["A", "AB", "AB1", "B", "A" * 23, "A" * 24, "KK12345678"]
SCOPE = "cards/7"


def item_of(code: str | None) -> bytes:
    """Give the id of a card's registration in these tests."""
    return (code or "mobile only").ljust(32)[:32].encode()


def a_card(code: str | None, scope: str = SCOPE) -> FeedRow:
    """Give the row of a card."""
    row = CardRowWire(code, 7, 739_944, 1, 1, wellbeing_consent=False, fields={})
    return FeedRow(scope, item_of(code), msgspec.Raw(encode(row)))


@pytest.fixture
def cards(tmp_path: Path) -> Iterator[Connection]:
    """Hold some cards of this site, one of another, and a mobile-only one."""
    with a_checklist(tmp_path) as database:
        with database.transaction() as connection:
            rows = [a_card(code) for code in (*CODES, None)]
            checklist.put_rows(connection, [*rows, a_card("CC1", "cards/8")])
        held = database.hold()
        yield held
        held.close()


@pytest.mark.parametrize("code", CODES)
def test_a_card_is_found_by_its_whole_code(cards: Connection, code: str) -> None:
    """No code is taken for one that begins like it."""
    assert checklist.card_of(cards, SCOPE, code) == item_of(code)


@pytest.mark.parametrize("code", ["", "A2", "AB12", "A" * 22, "KK1234567", "CC1"])
def test_a_code_of_no_card_of_this_site_is_not_found(
    cards: Connection, code: str
) -> None:
    """Neither the beginning of a code nor another site's card is one."""
    assert checklist.card_of(cards, SCOPE, code) is None


def test_cards_are_found_without_reading_them_all(cards: Connection) -> None:
    """The worker types a code and does not wait for thousands of rows."""
    asked = checklist.CARD_BY_CODE.compile(dialect=cards.dialect)
    values = (SCOPE, b"start", b"after")
    plan = cards.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()

    assert "SEARCH scope_row USING" in plan[0].detail
    assert "card_by_code (scope=?" in plan[0].detail
    assert "<expr>>? AND <expr><?" in plan[0].detail
