"""What a person settled: who outranks whom, what crosses, and what opens again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.ledger import Heard, fold
from kaikudesk.ledger.settling import Asked, Resolution, resolve
from kaikudesk.model import CaseKind, CaseNote, EntryKind, Party, Settlement, Verdict
from kaikudesk.rules import RuleSet, Setting
from kaikudesk.wire import bodies
from tests.kaikudesk.ledger.telling import (
    COORDINATOR,
    DAY,
    EVENT,
    OFFICES_DESK,
    OTHER_VENUES_DESK,
    SECOND_DESK,
    VENUE,
    VENUES_DESK,
    an_id,
    case_in,
    row_at,
)

CARD = OFFICES_DESK.register_card(1)
FIRST = VENUES_DESK.use(2, event=EVENT, minute=700)
SECOND = SECOND_DESK.use(3, event=EVENT, minute=705)
THIRD = SECOND_DESK.use(4, event=EVENT, minute=707)
STORY = (CARD, FIRST, SECOND)
CASE = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY)
RIGHT, WRONG = Settlement.LET_STAND, Settlement.MISTAKE


def closed(*heards: Heard) -> str:
    """Give how the double ended."""
    return case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, *heards).closed_by


def test_a_settled_case_is_closed_and_opens_when_it_grows() -> None:
    """Not again for what was settled, but for one use more."""
    settled = VENUES_DESK.settle(9, CASE, RIGHT)
    grown = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, settled, THIRD)
    again = VENUES_DESK.settle(10, grown, RIGHT, replaces=9)

    assert closed(settled) == "settled"
    assert closed(settled, THIRD) == ""
    assert closed(settled, THIRD, again) == "settled"


def test_only_a_side_of_the_case_and_the_coordinator_may_settle_it() -> None:
    """A stranger's word is kept in the trace and decides nothing."""
    strange = OTHER_VENUES_DESK.settle(9, CASE, RIGHT)
    senseless = VENUES_DESK.settle(10, CASE, Settlement.ADMIT)

    assert closed(strange, senseless) == ""
    assert closed(COORDINATOR.settle(11, CASE, RIGHT)) == "settled"


def test_two_answers_cross_until_one_names_the_other() -> None:
    """The first received stands; the case stays open for the second."""
    first = VENUES_DESK.settle(9, CASE, RIGHT, received=50_000)
    other = SECOND_DESK.settle(8, CASE, WRONG, received=60_000)
    named = SECOND_DESK.settle(
        12, CASE, WRONG, replaces=9, seen=(an_id(8),), received=70_000
    )

    crossed = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, first, other)
    assert crossed.closed_by == ""
    assert crossed.resolution.crossed
    assert crossed.resolution.standing is not None
    assert crossed.resolution.standing.entry_id == an_id(9)
    assert closed(first, other, named) == "settled"


def test_a_coordinator_goes_before_a_site_whoever_came_first() -> None:
    """And the row tells each side who settled it, by kind alone."""
    of_site = VENUES_DESK.settle(9, CASE, RIGHT, clerk=4)
    of_office = COORDINATOR.settle(10, CASE, WRONG)

    case = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, of_site, of_office)
    row = row_at(VENUE, case, *STORY, of_site, of_office)

    assert case.closed_by == "settled"
    assert not case.resolution.crossed
    assert [(one.party, one.clerk, one.stands) for one in row.trace] == [
        (Party.THIS_SITE, 4, False),
        (Party.COORDINATOR, 0, True),
    ]


def test_a_note_stands_in_the_trace_and_closes_nothing() -> None:
    """It says what was done, in a word of a list."""
    body = bodies.CaseNoted(CASE.key, CASE.kind, CaseNote.HOLDER_ASKED)
    noted = VENUES_DESK.say(9, EntryKind.CASE_NOTED, body, about=an_id(2))

    case = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, noted)

    assert case.closed_by == ""
    [trace] = row_at(VENUE, case, *STORY, noted).trace
    assert (trace.note, trace.answer) == (CaseNote.HOLDER_ASKED, None)


@pytest.mark.parametrize(
    ("policy", "days", "ends"),
    [("let", 0, "policy"), ("note", 0, "policy"), ("ask", 0, ""), ("let", 1, "")],
)
def test_a_policy_settles_what_begins_on_its_day_or_later(
    policy: str, days: int, ends: str
) -> None:
    """No person is needed, and the row says that it was a policy."""
    name = f"case policy {int(CaseKind.POSSIBLE_DOUBLE)}"
    first = DAY.fromordinal(DAY.toordinal() + days)
    rules = RuleSet(2, (Setting(name, policy, first, first),))

    case = case_in(CaseKind.POSSIBLE_DOUBLE, *STORY, rules=rules)

    assert case.closed_by == ends


def test_policies_travel_with_the_rules() -> None:
    """The last word on a day counts, and nobody but the register says it."""

    def said(number: int, policy: str, first: int) -> Heard:
        body = bodies.PolicySet(int(CaseKind.OVERRIDE), policy, first, first)
        return COORDINATOR.say(number, EntryKind.POLICY_SET, body)

    day = DAY.toordinal()
    forged = bodies.PolicySet(int(CaseKind.OVERRIDE), "let", day, day)
    told = [
        said(2, "let", day),
        said(1, "note", day),
        said(3, "ask", day + 9),
        VENUES_DESK.say(4, EntryKind.POLICY_SET, forged),
    ]

    rules = fold(told, RuleSet(1, ())).rules

    assert rules is not None
    assert [one[1:] for one in rules.settings] == [
        (day, day, '"let"'),
        (day + 9, day + 9, '"ask"'),
    ]


def _resolved(told: list[Heard]) -> Resolution:
    return resolve(told, Asked(CASE.kind, {CASE.key}, {VENUE}))


@st.composite
def settlements(draw: st.DrawFn) -> list[Heard]:
    """Let people settle one case, each naming one that there was by then, or none.

    Ids are made by chance: nobody can name what nobody has written yet.
    """
    told = []
    for number in range(1, draw(st.integers(2, 6)) + 1):
        desk = draw(st.sampled_from([VENUES_DESK, SECOND_DESK, COORDINATOR]))
        told.append(
            desk.settle(
                number,
                CASE,
                draw(st.sampled_from([RIGHT, WRONG])),
                replaces=draw(st.none() | st.integers(0, number - 1)),
                received=1_000 * number,
                made=draw(st.integers(1, 1 << 50)),
            )
        )
    return told


@given(settlements())
def test_what_stands_flips_only_by_rank_or_by_name(told: list[Heard]) -> None:
    """Whatever arrives later, and whatever its clock says."""
    for count in range(1, len(told)):
        before, after = _resolved(told[:count]), _resolved(told[: count + 1])
        assert before.standing is not None
        assert after.standing is not None
        if after.standing.entry_id == before.standing.entry_id:
            continue
        newest = told[count].entry.entry_id
        assert after.standing.entry_id == newest
        outranks = after.standing.rank > before.standing.rank
        names = after.standing.body.replaces == before.standing.entry_id
        assert outranks or names


@given(
    settlements().flatmap(lambda told: st.tuples(st.just(told), st.permutations(told)))
)
def test_the_order_in_which_settlements_are_read_changes_nothing(
    both: tuple[list[Heard], list[Heard]],
) -> None:
    """They are a set."""
    one, other = (_resolved(told) for told in both)

    assert one.standing == other.standing
    assert one.crossed == other.crossed


def test_a_ring_of_settlements_still_has_one_that_stands() -> None:
    """Nobody can make it, but nothing may stop on it."""
    ring = [
        VENUES_DESK.settle(9, CASE, RIGHT, replaces=10),
        VENUES_DESK.settle(10, CASE, WRONG, replaces=9),
    ]

    assert _resolved(ring).standing is not None


def test_what_is_held_decides_nothing_until_it_is_admitted() -> None:
    """Neither a use nor a settlement of a desk whose right has ended."""
    held = replace(VENUES_DESK.settle(9, CASE, RIGHT), held=True)
    body = bodies.HeldEntryAdmitted(held.entry.hash)
    kind = EntryKind.HELD_ENTRY_ADMITTED
    admitted = COORDINATOR.say(10, kind, body, about=an_id(9))
    of_a_desk = VENUES_DESK.say(11, kind, body, about=an_id(9))
    other = bodies.HeldEntryAdmitted(bytes(16))
    of_others = COORDINATOR.say(12, kind, other, about=an_id(9))

    assert closed(held) == closed(held, of_a_desk, of_others) == ""
    assert closed(held, admitted) == "settled"
    unlisted = replace(VENUES_DESK.use(20, verdict=Verdict.VALID), held=True)
    assert len(fold([*STORY, unlisted], RuleSet(1, ())).uses) == 2 - 1
