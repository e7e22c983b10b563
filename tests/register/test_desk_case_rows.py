"""Rows 14 to 17 at the register: taken in, never refused, one case each.

What is amiss with a desk is seen when its entries come in. The queue goes on,
each entry has its receipt, and a new fold gives the same rows. Row 19 is in
`test_budget`.
"""

import msgspec
import pytest
from sqlalchemy import select

from kaikudesk.clock import UNKNOWN
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Sent, decode_entry, encode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, UseRowWire
from register.acceptance import accept
from register.derived import accept_file
from register.rights import Actor, Author
from register.tables import entries
from tests.register.pens import Pen
from tests.register.reading_cases import (
    CASES_OF_ALL,
    CASES_OF_THE_SITE,
    cases_in,
    pass_days,
    uses_in,
)
from tests.register.staging import (
    AS_DISTRIBUTOR,
    AS_VENUE,
    CODE,
    DISTRIBUTOR,
    VENUE,
    Country,
    a_pen,
    assert_whole,
    rows_of,
)

pytestmark = pytest.mark.usefixtures("sender")

IN_1970, IN_2099 = 0, 4_080_000_000_000


def of_unknown_time(pen: Pen) -> None:
    """Let the newest entry say that its clock lay under what it had seen."""
    sent = pen.sents.pop()
    pen.links.pop()
    plain = msgspec.structs.replace(decode_entry(sent.plain).plain, made=UNKNOWN)
    pen.add(Sent(encode_entry(plain).raw, sent.boxes))


@pytest.mark.parametrize("year", [IN_1970, IN_2099], ids=["1970", "2099"])
def test_row_14_a_clock_in_another_century_is_taken_in_and_told_once(
    country: Country, year: int
) -> None:
    """One case of the site, however many of its entries; each of them counts."""
    venue = country.venue
    venue.clock.ms = year
    venue.open_day()
    if year == IN_1970:
        of_unknown_time(venue)
    used = {venue.use(CODE), venue.use(CODE)}

    [receipt] = country.push()

    assert receipt.held == receipt.unread == ()
    assert uses_in(country) == used
    case = cases_in(country)[CaseKind.CLOCK]
    assert (case.closed_by, case.extent) == ("", 1)
    assert CaseKind.CLOCK not in cases_in(country, CASES_OF_ALL)
    assert_whole(country.register)


def test_row_14_a_clock_a_century_ahead_takes_no_card_from_another(
    country: Country,
) -> None:
    """Bounded by its receipt: of two registrations the earlier one keeps the code."""
    distributor = country.distributor
    distributor.clock.ms = IN_2099
    distributor.register_card(CODE, children=1)
    country.push()
    pass_days(country, 1)
    later = a_pen(country.register, b"distrib2", DISTRIBUTOR)
    later.clock.ms = country.register.clock.now_ms()
    later.register_card(CODE, children=5)
    accept(country.register, AS_DISTRIBUTOR, later.push())

    cards = [
        decode(row, CardRowWire)
        for (scope, _), row in rows_of(country.register).items()
        if scope == f"cards/{DISTRIBUTOR}"
    ]

    kept = {card.fields["children"].value: card.disputed for card in cards}
    assert kept == {1: False, 5: True}
    assert_whole(country.register)


def test_row_14_a_clock_a_century_behind_keeps_the_order_inside_its_desk(
    country: Country,
) -> None:
    """What it wrote first, the register holds first; a void finds its use."""
    venue = country.venue
    venue.clock.ms = IN_1970
    venue.open_day()
    of_unknown_time(venue)
    use = venue.use(CODE)
    of_unknown_time(venue)
    venue.void(use)
    of_unknown_time(venue)

    country.push()

    [row] = [
        decode(row, UseRowWire)
        for (scope, item), row in rows_of(country.register).items()
        if scope == f"site/{VENUE}" and item[:1] == b"u"
    ]
    assert [(one.entry_id, one.voided) for one in row.uses] == [(use, True)]
    assert_whole(country.register)


def test_row_15_a_restored_journal_is_told_once_and_doubles_nothing(
    country: Country,
) -> None:
    """It sends all again under a second replica; the site and the office hear it."""
    used = country.venue.use(CODE)
    country.push()
    restored = second_journal(country)
    restored.open_day(goes_on_from=country.venue.replica)
    more = restored.use(CODE)

    accept(country.register, AS_VENUE, restored.push())

    assert uses_in(country) == {used, more}
    for scope in (CASES_OF_THE_SITE, CASES_OF_ALL):
        assert cases_in(country, scope)[CaseKind.COPIED_DESK].extent == 1
    assert_whole(country.register)


def second_journal(country: Country) -> Pen:
    """Send what the venue wrote once more under another replica."""
    second = a_pen(country.register, b"venue..2")
    for sent in country.venue.sents:
        second.add(sent)
    return second


def test_row_15_what_a_set_back_register_lost_is_no_copy(country: Country) -> None:
    """The journal sends it again under a new replica, and goes on from none."""
    used = country.venue.use(CODE)
    country.push()
    healed = second_journal(country)

    for _ in range(2):
        accept(country.register, AS_VENUE, healed.push())
        healed.open_day()

    assert uses_in(country) == {used}
    assert cases_in(country, CASES_OF_ALL) == {}
    assert_whole(country.register)


def test_row_15_a_desk_that_moved_is_no_copy(country: Country) -> None:
    """The old journal says where to, though it may say so after the new one."""
    country.venue.use(CODE)
    country.push()
    moved = second_journal(country)
    moved.open_day(goes_on_from=country.venue.replica)
    accept(country.register, AS_VENUE, moved.push())
    assert cases_in(country, CASES_OF_ALL)[CaseKind.COPIED_DESK].extent == 1

    country.venue.write(EntryKind.DESK_MOVED, bodies.DeskMoved(moved.replica))
    country.push()

    assert cases_in(country, CASES_OF_ALL) == {}
    assert_whole(country.register)


def test_row_15_a_file_of_a_dead_clone_makes_the_case_larger(country: Country) -> None:
    """It is taken in under a derived replica, and counts as a journal more."""
    venue = country.venue
    venue.use(CODE)
    country.push()
    clone = a_pen(country.register, venue.replica)
    clone.clock.seed, clone.day = 5, venue.day
    clone.add(venue.sents[0])
    lost = clone.use(CODE)

    for _ in range(2):
        accept_file(country.register, AS_VENUE, clone.push(first=2))

    assert lost in uses_in(country)
    assert cases_in(country)[CaseKind.COPIED_DESK].extent == 1
    assert_whole(country.register)


def test_row_16_the_queue_of_a_withdrawn_desk_waits_for_a_person(
    country: Country,
) -> None:
    """All has a receipt that says held; nothing counts, and one case asks."""
    before = country.venue.use(CODE)
    country.push()
    for _ in range(3):
        country.venue.use(CODE)
    withdrawn = Author(AS_VENUE.desk, VENUE, Actor.WITHDRAWN)

    [receipt] = accept(country.register, withdrawn, country.venue.push())

    assert receipt.held == (3, 4, 5)
    assert receipt.unread == ()
    assert uses_in(country) == {before}
    for scope in (CASES_OF_THE_SITE, CASES_OF_ALL):
        case = cases_in(country, scope)[CaseKind.WITHDRAWN_DESK]
        assert (case.closed_by, case.extent) == ("", 3)
    assert_whole(country.register)


def test_row_17_an_unknown_kind_and_a_code_with_a_nul_never_block(
    country: Country,
) -> None:
    """They are stored as they came and named on the receipt; the queue goes on.

    A NUL inside a code is cleaned away like any other sign that no card has.
    """
    venue = country.venue
    venue.open_day()
    venue.write(1 << 40, bodies.CardRenewed(1, 2))
    venue.use("\x00" * 8)
    venue.add(Sent(b"\xffno entry at all"))
    used = {venue.use(CODE), venue.use("KK1234\x005678")}

    [receipt] = country.push()

    assert (receipt.first, receipt.last) == (1, 6)
    assert (receipt.held, receipt.unread) == ((), (2, 3, 4))
    assert uses_in(country) == used
    with country.register.database.reading() as connection:
        stored = set(connection.scalars(select(entries.c.plain)))
    assert {sent.plain for sent in venue.sents} <= stored
    for scope in (CASES_OF_THE_SITE, CASES_OF_ALL):
        assert cases_in(country, scope)[CaseKind.UNREADABLE].extent == 3
    assert list(accept(country.register, AS_VENUE, venue.push(first=1))) == [receipt]
    assert_whole(country.register)
