"""How far back the row of a card's uses goes, whatever clocks say."""

from datetime import date, timedelta

import pytest

from kaikudesk.clock import UNKNOWN
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.uses import KEPT_DAYS, UseRow, given_of
from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import RedemptionRecorded
from tests.fakes import NOON_MS
from tests.making import CODE, TODAY, an_entry


def a_use(n: int, happened: date, *, made: int | None = None) -> Heard:
    """Give a ticket on a day; its receipt is of noon today."""
    entry = an_entry(
        n,
        kind=EntryKind.REDEMPTION_RECORDED,
        body=RedemptionRecorded(None, 1, 1, 1),
        happened=happened,
        made=made,
    )
    return Heard(entry, CODE, received=NOON_MS)


def days_listed(*uses: Heard) -> list[date]:
    """Give the days that the row of these uses lists."""
    row = UseRow()
    for one in given_of(uses):
        row.lay(one)
    return [date.fromordinal(use.day) for use in row.wire().uses]


@pytest.mark.parametrize("made", [None, UNKNOWN], ids=["believed", "unknown"])
def test_a_use_of_a_clock_years_ahead_pushes_no_true_one_off_the_row(
    made: int | None,
) -> None:
    """One bad clock harms nobody else: the tickets of today stay on all screens."""
    ahead = TODAY + timedelta(days=73 * 365)

    assert days_listed(a_use(1, TODAY), a_use(2, ahead, made=made)) == [TODAY, ahead]


def test_a_row_does_not_go_back_for_ever() -> None:
    """Uses that lie farther back than is needed are no longer listed."""
    old = TODAY - timedelta(days=KEPT_DAYS + 1)

    assert days_listed(a_use(1, old), a_use(2, TODAY)) == [TODAY]
