"""The rows of the case table that are about a desk, as the fold says them.

How the facts come about is the register's own (`test_desk_case_rows` there).
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.clock import UNKNOWN, hybrid
from kaikudesk.ledger import Heard
from kaikudesk.ledger.case_rows import COORDINATORS, case_rows
from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.desk_cases import (
    DeskFacts,
    Marked,
    desk_cases,
    desk_name,
    is_clock_off,
)
from kaikudesk.model import CaseKind, CasePolicy, EntryKind, Settlement
from kaikudesk.rules import RuleSet, Setting
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from tests.fakes import NOON_MS
from tests.kaikudesk.ledger.telling import (
    COORDINATOR,
    DAY,
    OTHER_VENUES_DESK,
    RULES,
    SECOND_DESK,
    VENUE,
    VENUES_DESK,
)

DESK = 3
DAY_MS = 24 * 3_600_000
QUIET = DeskFacts(DESK, VENUE, copies=0, marked={})
MARKED = {
    CaseKind.WITHDRAWN_DESK: Marked(40, NOON_MS),
    CaseKind.UNREADABLE: Marked(2, NOON_MS + DAY_MS),
    CaseKind.UNUSUAL_VOLUME: Marked(99_500, NOON_MS),
}


def a_day(number: int, *, wall: int, made: int | None = None) -> Heard:
    """Open a day by a clock that shows this; the register has it at noon."""
    body = bodies.DayOpened(b"sealed", 1)
    kind = EntryKind.DAY_OPENED
    at = hybrid(max(wall, 0)) if made is None else made
    return VENUES_DESK.say(number, kind, body, wall=wall, made=at, received=NOON_MS)


def settled(
    number: int,
    case: Case,
    **more: Any,  # noqa: ANN401 - any field of an entry
) -> Heard:
    """Let the venue's other desk say that it has seen to it."""
    return SECOND_DESK.settle(number, case, Settlement.SEEN, **more)


def the_case(facts: DeskFacts, *heards: Heard, rules: RuleSet = RULES) -> Case:
    """Give the only case of a desk."""
    [case] = desk_cases(facts, heards, rules)
    return case


@pytest.mark.parametrize(
    ("wall", "made"),
    [(0, UNKNOWN), (NOON_MS + 73 * 366 * DAY_MS, None), (NOON_MS + DAY_MS + 1, None)],
    ids=["1970", "2099", "a day ahead"],
)
def test_row_14_a_clock_far_off_is_one_case_of_its_site(
    wall: int, made: int | None
) -> None:
    """Seen at the day that it opened, and dated by the receipt."""
    case = the_case(QUIET, a_day(1, wall=wall, made=made))

    assert (case.kind, case.closed_by, case.extent) == (CaseKind.CLOCK, "", 1)
    assert case.since == DAY.toordinal()
    assert case.entries == {VENUE: (desk_name(DESK),)}
    assert [scope for (scope, _), _ in case_rows(case)] == [f"cases/{VENUE}"]


@pytest.mark.parametrize("behind", [-DAY_MS, 0, 400 * DAY_MS])
def test_row_14_a_clock_that_nobody_doubts_is_no_case(behind: int) -> None:
    """What waited for long was made long before it was received."""
    day = a_day(1, wall=NOON_MS - behind)

    assert not is_clock_off(day)
    assert desk_cases(QUIET, [day], RULES) == ()


def test_row_14_a_day_that_waits_and_another_kind_are_not_judged() -> None:
    """Without a receipt there is nothing to hold a clock against."""
    body = bodies.DayOpened(b"sealed", 1)
    far: dict[str, Any] = {"wall": NOON_MS * 2, "made": hybrid(NOON_MS * 2)}
    day = VENUES_DESK.say(1, EntryKind.DAY_OPENED, body, **far)
    waiting = Heard(day.entry)
    use = VENUES_DESK.use(2, **far)

    assert not is_clock_off(waiting)
    assert not is_clock_off(use)


def test_row_14_a_day_of_two_desks_counts_once() -> None:
    """A copied journal brings the same day again."""
    day = a_day(1, wall=0, made=UNKNOWN)

    assert the_case(QUIET, day, day).extent == 1


def test_row_15_each_journal_too_many_makes_the_case_larger() -> None:
    """The first is the desk's own; coordinators and the site are told."""
    case = the_case(DeskFacts(DESK, VENUE, copies=2, marked={}))

    assert (case.kind, case.extent) == (CaseKind.COPIED_DESK, 2)
    rows = {scope: decode(row, CaseRowWire) for (scope, _), row in case_rows(case)}
    assert set(rows) == {f"cases/{VENUE}", f"cases/{COORDINATORS}"}
    assert rows[f"cases/{COORDINATORS}"].sites == (VENUE,)
    assert rows[f"cases/{VENUE}"].sites == ()


@pytest.mark.parametrize("kind", sorted(MARKED))
def test_rows_16_17_19_are_one_case_for_all_that_is_marked(kind: CaseKind) -> None:
    """However many entries: one case, dated by the first, as large as they are many."""
    marked = MARKED[kind]
    case = the_case(DeskFacts(DESK, VENUE, 0, {kind: marked}))

    assert (case.kind, case.extent, case.closed_by) == (kind, marked.count, "")
    first = date(1970, 1, 1).toordinal() + marked.received // DAY_MS
    assert case.since == first
    scopes = [scope for (scope, _), _ in case_rows(case)]
    assert scopes == [f"cases/{VENUE}", f"cases/{COORDINATORS}"]


def test_a_desk_of_which_all_goes_well_has_no_case() -> None:
    """One journal, and nothing held, unread or out of time."""
    assert desk_cases(QUIET, [a_day(1, wall=NOON_MS)], RULES) == ()


def test_all_cases_of_a_desk_are_apart() -> None:
    """Each has a key of its own, which is the same each time."""
    facts = DeskFacts(DESK, VENUE, 1, MARKED)
    day = a_day(1, wall=0, made=UNKNOWN)

    keys = {case.kind: case.key for case in desk_cases(facts, [day], RULES)}

    assert len(set(keys.values())) == len(keys) == 5
    assert keys == {case.kind: case.key for case in desk_cases(facts, [day], RULES)}
    elsewhere = desk_cases(DeskFacts(DESK + 1, VENUE, 1, MARKED), [day], RULES)
    assert not {case.key for case in elsewhere} & set(keys.values())


def test_a_settled_case_of_a_desk_opens_when_it_grows() -> None:
    """One entry more that cannot be read is one that nobody has seen to."""
    small = DeskFacts(DESK, VENUE, 0, {CaseKind.UNREADABLE: Marked(2, NOON_MS)})
    large = DeskFacts(DESK, VENUE, 0, {CaseKind.UNREADABLE: Marked(3, NOON_MS)})
    answer = settled(9, the_case(small))
    again = settled(10, the_case(large, answer), replaces=9)

    assert the_case(small, answer).closed_by == "settled"
    assert the_case(large, answer).closed_by == ""
    assert the_case(large, answer, again).closed_by == "settled"


def test_only_the_site_and_the_coordinator_settle_a_case_of_a_desk() -> None:
    """Another venue's word is kept and decides nothing."""
    facts = DeskFacts(DESK, VENUE, 1, {})
    case = the_case(facts)
    strange = OTHER_VENUES_DESK.settle(9, case, Settlement.SEEN)
    office = COORDINATOR.settle(10, case, Settlement.SEEN)

    assert the_case(facts, strange).closed_by == ""
    assert the_case(facts, strange, office).closed_by == "settled"


@pytest.mark.parametrize(("days", "ends"), [(0, "policy"), (1, "")])
def test_a_policy_lets_the_cases_of_desks_stand(days: int, ends: str) -> None:
    """From its day on; the case says that nobody was asked."""
    facts = DeskFacts(DESK, VENUE, 0, {CaseKind.UNREADABLE: Marked(1, NOON_MS)})
    first = DAY + timedelta(days=days)
    name = f"case policy {int(CaseKind.UNREADABLE)}"
    rules = RuleSet(2, (Setting(name, CasePolicy.LET_STAND, first, first),))

    assert the_case(facts, rules=rules).closed_by == ends


@given(st.permutations(range(6)))
def test_the_order_in_which_things_of_a_desk_are_heard_changes_nothing(
    order: list[int],
) -> None:
    """Days and answers are a set."""
    facts = DeskFacts(DESK, VENUE, 1, MARKED)
    days = [a_day(n, wall=0, made=UNKNOWN) for n in (1, 2, 3)]
    clock, copied, *_ = desk_cases(facts, days, RULES)
    said = [
        *days,
        settled(9, clock),
        SECOND_DESK.settle(10, clock, Settlement.MISTAKE),
        settled(11, copied),
    ]

    there = desk_cases(facts, [said[place] for place in order], RULES)

    assert there == desk_cases(facts, said, RULES)
