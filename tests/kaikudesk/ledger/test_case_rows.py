"""The rows of the case table that uses open, one test for each row.

Rows 1, 2, 6, 7, 8 and 18 are the cards' own (`test_card_case_rows`); rows 14 to
17 and 19 are of desks (`test_desk_cases`), and the register shows them too.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kaikudesk.ledger import Heard, fold, project
from kaikudesk.model import CardState, CaseKind, EntryKind, Party, UseLimit, Verdict
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import UseRowWire
from tests.kaikudesk.ledger.telling import (
    CODE,
    DAY,
    EVENT,
    KEY,
    OFFICES_DESK,
    OTHER_CODE,
    OTHER_VENUE,
    OTHER_VENUES_DESK,
    SECOND_DESK,
    VENUE,
    VENUES_DESK,
    Desk,
    an_id,
    case_in,
    cases_of,
    kinds,
    row_at,
)

CARD = OFFICES_DESK.register_card(1)
YESTERDAY = DAY - timedelta(days=1)


def test_row_3_a_code_that_nobody_registered() -> None:
    """It is recorded, counts under its code, and opens one case for all of it."""
    used = [
        VENUES_DESK.use(2, verdict=Verdict.NOT_ON_LIST),
        OTHER_VENUES_DESK.use(3, verdict=Verdict.NOT_ON_LIST),
    ]

    case = case_in(CaseKind.NOT_YET_REGISTERED, *used)

    assert case.closed_by == ""
    assert case.entries == {OTHER_VENUE: (an_id(3),), VENUE: (an_id(2),)}
    row = row_at(VENUE, case, *used)
    assert row.verdict == Verdict.NOT_ON_LIST
    assert [other.party for other in row.others] == [Party.VENUE]
    assert row.sites == ()
    assert row_at(0, case, *used).sites == (OTHER_VENUE, VENUE)


def test_row_4_the_registration_arrives_later() -> None:
    """The case closes itself; granted after the use, the desk is told once."""
    use = VENUES_DESK.use(2, verdict=Verdict.NOT_ON_LIST, happened=DAY)
    after = OFFICES_DESK.register_card(3, granted=DAY + timedelta(days=1))

    assert kinds(use, CARD) == {CaseKind.NOT_YET_REGISTERED: "registration"}
    assert kinds(use, after) == {
        CaseKind.NOT_YET_REGISTERED: "registration",
        CaseKind.USED_BEFORE_GRANT: "told",
    }


@pytest.mark.parametrize("ended", ["expired", "inactivated", "lost"])
def test_row_5_a_card_that_had_ended(ended: str) -> None:
    """An override where the screen said so, else late information and no case."""
    facts = [CARD]
    happened = DAY
    if ended == "expired":
        happened = date(2027, 12, 24)
    elif ended == "inactivated":
        facts.append(OFFICES_DESK.end(2, 1, happened=YESTERDAY))
    else:
        kind = EntryKind.CARD_REPORTED_LOST
        facts.append(OFFICES_DESK.say(2, kind, about=an_id(1), happened=YESTERDAY))
    shown = Verdict.EXPIRED if ended == "expired" else Verdict.INACTIVE

    against = VENUES_DESK.use(3, verdict=shown, happened=happened)
    unknowing = VENUES_DESK.use(4, verdict=Verdict.VALID, happened=happened)
    on_paper = VENUES_DESK.use(5, verdict=None, happened=happened)

    case = case_in(CaseKind.OVERRIDE, *facts, against, unknowing, on_paper)
    assert case.entries == {VENUE: (an_id(3),)}
    assert case.closed_by == ""
    row = row_at(VENUE, case, *facts, against)
    assert row.verdict == shown
    assert row.knew is not None
    assert row.knew.state == (
        {"expired": CardState.ACTIVE, "inactivated": CardState.INACTIVATED}.get(
            ended, CardState.LOST
        )
    )


def test_row_5_what_ended_later_on_that_day_is_held_against_nobody() -> None:
    """Of two things on one day the order is known only with both times."""
    ended = OFFICES_DESK.end(2, 1, happened=DAY)
    before = VENUES_DESK.use(3, verdict=Verdict.INACTIVE, minute=700)
    after = VENUES_DESK.use(4, verdict=Verdict.INACTIVE, minute=740)
    sometime = VENUES_DESK.use(5, verdict=Verdict.INACTIVE, minute=None)

    case = case_in(CaseKind.OVERRIDE, CARD, ended, before, after, sometime)

    assert case.entries == {VENUE: (an_id(4),)}


def test_row_9_one_entry_from_two_desks() -> None:
    """One use; a case only where they say different things."""
    one = VENUES_DESK.use(2)
    copied = SECOND_DESK.use(3, entry_id=an_id(2), verdict=Verdict.EXPIRED, clerk=9)
    other = SECOND_DESK.use(4, entry_id=an_id(2), children=2)

    def uses(*heards: Heard) -> int:
        rows = project(fold([CARD, *heards], DEFAULTS), KEY)
        [row] = [rows[place] for place in rows if place[1][:1] == b"u"]
        return len(decode(row, UseRowWire).uses)

    assert uses(one, copied) == uses(other, one) == 1
    assert kinds(CARD, one, copied) == {}
    case = case_in(CaseKind.TWO_STORIES, CARD, other, one)
    assert case.entries == {VENUE: (an_id(2),)}
    assert fold([CARD, other, one], DEFAULTS).uses[CODE, VENUE].uses[0].children == 0


def test_row_10_twice_at_one_event_minutes_apart() -> None:
    """Both count, and one case asks; one desk alone is believed."""
    first = VENUES_DESK.use(2, event=EVENT, minute=700)
    near = SECOND_DESK.use(3, event=EVENT, minute=710)
    again = VENUES_DESK.use(4, event=EVENT, minute=705)
    late = SECOND_DESK.use(5, event=EVENT, minute=900)

    case = case_in(CaseKind.POSSIBLE_DOUBLE, CARD, first, near)

    assert case.entries == {VENUE: (an_id(2), an_id(3))}
    assert case.extent == 2
    assert kinds(CARD, first, again) == kinds(CARD, first, late) == {}
    assert kinds(CARD, first, near, SECOND_DESK.void(6, 3)) == {
        CaseKind.POSSIBLE_DOUBLE: "void"
    }


def test_row_10_without_a_time_of_day_nothing_is_judged() -> None:
    """And the case says so, closed."""
    first = VENUES_DESK.use(2, event=EVENT, minute=700)
    on_paper = SECOND_DESK.use(3, event=EVENT, minute=None)

    assert kinds(CARD, first, on_paper) == {CaseKind.POSSIBLE_DOUBLE: "no time of day"}


def test_row_11_more_children_than_the_card_allows() -> None:
    """All count; the last by the day and time of use are marked as the excess."""
    late = VENUES_DESK.use(2, event=EVENT, children=2, minute=900)
    early = VENUES_DESK.use(3, event=EVENT, children=1, minute=600)

    case = case_in(CaseKind.OVER_LIMIT, CARD, late, early)

    assert (case.limit, case.extent) == (UseLimit.CHILDREN, 1)
    assert case.entries == {VENUE: (an_id(2),)}
    assert kinds(CARD, late) == {}
    assert kinds(CARD, late, VENUES_DESK.use(4, event=b"another event...")) == {}


def test_row_11_more_course_places_than_a_term_has() -> None:
    """They count by term and site, for a card that nobody knows as well."""
    one, other = (
        VENUES_DESK.use(n, course_places=1, happened=DAY - timedelta(days=n))
        for n in (2, 3)
    )
    last_term = VENUES_DESK.use(4, course_places=1, happened=date(2026, 3, 1))
    elsewhere = OTHER_VENUES_DESK.use(5, course_places=1)

    case = case_in(CaseKind.OVER_LIMIT, one, other, last_term, elsewhere)

    assert case.limit == UseLimit.COURSE_PLACES
    assert case.entries == {VENUE: (an_id(2),)}


def test_row_11_a_correction_takes_the_excess_away() -> None:
    """The case closes by it; nothing that was recorded is gone."""
    use = VENUES_DESK.use(2, event=EVENT, children=3)
    corrected = VENUES_DESK.correct(3, 2, children=2)

    assert kinds(CARD, use) == {CaseKind.OVER_LIMIT: ""}
    assert kinds(CARD, use, corrected) == {}


def test_row_12_the_old_card_after_its_replacement() -> None:
    """It counts, and one case tells of it."""
    new = OFFICES_DESK.register_card(2, OTHER_CODE)
    replaced = OFFICES_DESK.end(3, 1, replaced_by=2, happened=YESTERDAY)
    before = VENUES_DESK.use(4, happened=DAY - timedelta(days=5))
    after = VENUES_DESK.use(5, verdict=Verdict.INACTIVE)

    cases = cases_of(CARD, new, replaced, before, after)

    assert [(one.kind, one.entries) for one in cases] == [
        (CaseKind.SUPERSEDED_CARD_USED, {VENUE: (an_id(5),)})
    ]


def test_reserved_and_attended_is_one_use() -> None:
    """What was attended is what counts, and the row says how far it has come."""
    reserved = VENUES_DESK.use(
        2, children=2, kind=EntryKind.REDEMPTION_RESERVED, event=EVENT
    )
    attended = replace(
        VENUES_DESK.use(
            3, children=1, kind=EntryKind.REDEMPTION_ATTENDED, about=an_id(2)
        ),
        code=None,
    )
    stranger = Desk(OTHER_VENUE).correct(4, 2, children=9)

    [use] = fold([CARD, attended, reserved, stranger], DEFAULTS).uses[CODE, VENUE].uses

    assert (use.entry_id, use.children, use.stage) == (an_id(2), 1, 2)
