"""Row 19: who brings more codes than there can be cards is taken in as held."""

from dataclasses import replace

import pytest

from kaikudesk.model import CaseKind
from kaikudesk.wire.messages import Evidence
from kaikudesk.wire.receipt import Receipt, sign_receipt
from register.acceptance import accept
from tests.register.reading_cases import (
    CASES_OF_ALL,
    cases_in,
    invented,
    pass_days,
    uses_in,
)
from tests.register.staging import (
    AS_VENUE,
    CODE,
    Country,
    a_pen,
    assert_whole,
)

pytestmark = pytest.mark.usefixtures("sender")

DAY_MS = 24 * 3_600_000
BUDGET = 500


def test_row_19_what_goes_beyond_the_budget_is_held(country: Country) -> None:
    """The first codes of the day count; a code within the budget goes on counting."""
    venue = country.venue
    within = [venue.use(code) for code in invented(1, BUDGET)]
    beyond = [venue.use(code) for code in invented(BUDGET + 1, 7)]
    again = venue.use("KK00000001")

    [receipt] = country.push()

    assert len(receipt.held) == len(beyond)
    assert receipt.unread == ()
    assert uses_in(country) == {*within, again}
    case = cases_in(country, CASES_OF_ALL)[CaseKind.UNUSUAL_VOLUME]
    assert (case.closed_by, case.extent) == ("", len(beyond))
    assert_whole(country.register)


def test_row_19_the_budget_is_one_for_all_pushes_of_a_day(country: Country) -> None:
    """Small pushes add up; registered cards cost nothing, and tomorrow begins anew."""
    venue = country.venue
    country.distributor.register_card(CODE)
    country.push()
    for start in range(1, BUDGET + 1, BUDGET // 4):
        for code in invented(start, BUDGET // 4):
            venue.use(code)
        [receipt] = country.push()
        assert receipt.held == ()
    venue.use(CODE)
    venue.use("KK09999999")
    [full] = country.push()
    pass_days(country, 1)
    venue.use("KK08888888")
    [tomorrow] = country.push()

    assert full.held == (full.last,)
    assert tomorrow.held == ()
    assert_whole(country.register)


def test_row_19_a_code_that_was_registered_since_gives_its_place_back(
    country: Country,
) -> None:
    """The budget is of codes that are nobody's, not of uses."""
    for code in invented(1, BUDGET):
        country.venue.use(code)
    country.push()
    country.distributor.register_card("KK00000001")
    country.push()
    country.venue.use("KK09999998")
    country.venue.use("KK09999999")

    [receipt] = country.push()

    assert receipt.held == (receipt.last,)
    assert_whole(country.register)


def test_row_19_a_code_that_was_used_before_leaves_no_more_room(
    country: Country,
) -> None:
    """It costs nothing, and neither does it lend its place to another."""
    for code in invented(1, BUDGET - 1):
        country.venue.use(code)
    country.push()
    for code in ("KK09999998", "KK09999999", "KK00000001"):
        country.venue.use(code)

    [receipt] = country.push()

    assert receipt.held == (receipt.last - 1,)
    assert_whole(country.register)


def evidence(country: Country, entries_before: int, *, days_ago: int) -> Evidence:
    """Give a receipt of a former epoch for so many entries from the first."""
    register = country.register
    received = register.clock.now_ms() - days_ago * DAY_MS
    former = Receipt(
        1, b"venue..0", 1, entries_before, bytes(16), bytes(16), 9, received
    )
    receipt = sign_receipt(former, register.signing_key, register.key)
    return Evidence(receipt, tuple(range(1, entries_before + 1)))


def test_row_19_what_is_sent_again_spends_the_days_on_which_it_came(
    country: Country,
) -> None:
    """A register that was set back holds nothing of what had counted before."""
    venue = country.venue
    venue.open_day()
    used = {venue.use(code) for code in invented(1, BUDGET)}
    before = evidence(country, BUDGET + 1, days_ago=9)
    used |= {venue.use(code) for code in invented(BUDGET + 1, 50)}

    [given] = accept(
        country.register, AS_VENUE, replace(venue.push(), evidence=(before,))
    )

    assert given.held == ()
    assert uses_in(country) == used
    assert_whole(country.register)


def test_row_19_an_old_receipt_lets_in_no_more_than_its_day(country: Country) -> None:
    """Who stole a desk with its receipts gets a day's budget by each, not all."""
    venue = country.venue
    venue.open_day()
    for code in invented(1, BUDGET + 50):
        venue.use(code)
    before = evidence(country, BUDGET + 51, days_ago=9)

    [given] = accept(
        country.register, AS_VENUE, replace(venue.push(), evidence=(before,))
    )

    assert len(given.held) == 50
    assert_whole(country.register)


def test_row_19_what_is_there_already_is_not_held_afterwards(
    country: Country,
) -> None:
    """Its twin brings the earlier receipt when the budget of that day is gone."""
    venue = country.venue
    for code in invented(1, BUDGET):
        venue.use(code)
    country.push()
    used = uses_in(country)
    twin = a_pen(country.register, b"venue..2")
    twin.clock.seed = 5
    twin.open_day()
    for code in invented(2 * BUDGET, BUDGET):
        twin.use(code)
    for sent in venue.sents:
        twin.add(sent)
    count = len(twin.sents)
    before = evidence(country, count, days_ago=9)

    accept(country.register, AS_VENUE, replace(twin.push(), evidence=(before,)))

    assert used <= uses_in(country)
    assert_whole(country.register)
