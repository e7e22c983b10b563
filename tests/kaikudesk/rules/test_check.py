"""The verdict under any input: it never fails, never keeps an identity code."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.codes import clean
from kaikudesk.model import (
    CardKind,
    CardState,
    Category,
    Event,
    ListRow,
    NotACard,
    Policy,
    Site,
    Tickets,
    Use,
    Verdict,
)
from kaikudesk.rules import (
    DEFAULTS,
    Answer,
    Limits,
    ListAge,
    Place,
    RuleSet,
    Setting,
    check,
    is_unregistered,
)

TODAY = date(2026, 11, 24)
EVENT = b"an event's id..."

DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 30)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.text("KABX0123456789-* ", max_size=30),
    st.just("131052-308T"),
)
ROWS = st.builds(
    ListRow,
    last_valid=DAYS,
    children=COUNTS,
    kind=st.sampled_from(CardKind),
    state=st.sampled_from(CardState),
    area=st.integers(0, 2),
)
TICKETS = st.builds(Tickets, COUNTS, COUNTS, COUNTS, COUNTS)
USES = st.lists(
    st.builds(
        Use,
        entry_id=st.binary(min_size=16, max_size=16),
        day=DAYS,
        event_id=st.sampled_from([EVENT, b"another event...", None]),
        tickets=TICKETS,
        voided=st.booleans(),
    ),
    max_size=8,
)
VALUES = st.integers() | st.text(max_size=12) | st.lists(st.text()).map(tuple)
RULE_SETS = st.builds(
    RuleSet,
    st.integers(1, 99),
    st.lists(
        st.builds(
            Setting,
            st.sampled_from([setting.name for setting in DEFAULTS.settings]),
            VALUES,
            DAYS,
            DAYS,
        ),
        max_size=8,
    ).map(tuple),
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Make any place and day that the question can be asked at."""
    limit = st.none() | COUNTS
    site = Site(7, "Kuhmotalo", 1, "Kuhmo", course_places_per_term=draw(limit))
    event = Event(
        EVENT,
        7,
        draw(DAYS),
        "Viulun ilta",
        Category.CULTURE,
        quota=draw(limit),
        course=draw(st.booleans()),
    )
    return Place(
        site=site,
        day=draw(DAYS),
        age=ListAge(draw(st.none() | st.integers(-9, 10**9)), draw(st.booleans())),
        rules=draw(RULE_SETS),
        event=draw(st.sampled_from([None, event])),
        quota_used=draw(COUNTS),
    )


def a_place(*, event: Event | None = None) -> Place:
    """Make today's desk with a fresh list and the default rules."""
    site = Site(7, "Kuhmotalo", 1, "Kuhmo")
    return Place(site, TODAY, ListAge(60), DEFAULTS, event)


def texts_in(value: object) -> Iterator[str]:
    """Find every text anywhere in a value."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))


@given(TEXTS, places(), st.none() | ROWS, USES)
@example("\ud800", a_place(), None, [])
@example("", a_place(), None, [])
def test_any_text_anywhere_gets_an_answer(
    text: str, place: Place, row: ListRow | None, uses: list[Use]
) -> None:
    """No scan, list, rule set or history makes the counter stop."""
    answer = check(text, place, row, uses)

    assert isinstance(answer, Answer)
    assert answer.recordable is (answer.verdict is not Verdict.NOT_A_CARD)
    assert (answer.not_a_card is None) is answer.recordable
    assert (answer.misfit is None) is (answer.verdict is not Verdict.MISTYPED)


@given(TEXTS, places(), st.none() | ROWS, USES)
def test_no_limit_is_below_none(
    text: str, place: Place, row: ListRow | None, uses: list[Use]
) -> None:
    """What is left is a number of tickets, whatever was given before."""
    limits = check(text, place, row, uses).limits

    assert limits.own in {0, 1}
    assert limits.children >= 0
    assert (limits.course_places or 0) >= 0
    assert (limits.quota or 0) >= 0


@given(places(), st.none() | ROWS, st.sampled_from(["", "x ", "\u200b"]))
def test_an_identity_code_is_nowhere_in_the_answer(
    place: Place, row: ListRow | None, before: str
) -> None:
    """What was scanned by mistake leaves no trace, whatever the list says."""
    answer = check(f"{before}131052-308T", place, row)

    assert answer == Answer(
        Verdict.NOT_A_CARD, place.age, not_a_card=NotACard.IDENTITY_CODE
    )
    assert not any("308" in text for text in texts_in(answer))


@given(st.text("KABX0123456789", min_size=1, max_size=24), places(), USES)
def test_no_answer_holds_the_code(code: str, place: Place, uses: list[Use]) -> None:
    """An answer can be shown, logged or kept: it says nothing of which card it was."""
    told = place.rules.texts("code_patterns", place.day)
    answer = check(code, place, None, uses)

    assert all(
        text in {*told, *NotACard, *Policy, "past good until", "age unknown"}
        or text == "unknown rules"
        for text in texts_in(answer)
    )


@given(ROWS, places(), USES)
def test_the_last_valid_day_decides_and_nothing_else(
    row: ListRow, place: Place, uses: list[Use]
) -> None:
    """An active card in its area works to its last valid day, and no day longer."""
    answer = check("KAIKU", place, row, uses)
    here = row.area in {0, place.site.area}

    assert answer.works is (
        row.state is CardState.ACTIVE and place.day <= row.last_valid and here
    )
    assert answer.last_valid == row.last_valid
    assert answer.children == row.children


@given(ROWS, st.integers(-400, 400))
def test_a_card_never_comes_back_by_waiting(row: ListRow, days: int) -> None:
    """Who works tomorrow works today: time alone only takes away."""
    place = a_place()
    later = Place(
        place.site, row.last_valid + timedelta(days), place.age, place.rules, None
    )
    sooner = Place(place.site, later.day - timedelta(1), place.age, place.rules, None)

    assert check("KAIKU", sooner, row).works or not check("KAIKU", later, row).works


@given(ROWS, places(), USES)
def test_voided_uses_count_for_nothing(
    row: ListRow, place: Place, uses: list[Use]
) -> None:
    """A void takes away all that its redemption did to the answer."""
    standing = [use for use in uses if not use.voided]

    assert check("KAIKU", place, row, uses) == check("KAIKU", place, row, standing)


@given(ROWS, places(), USES)
def test_the_order_of_uses_does_not_matter(
    row: ListRow, place: Place, uses: list[Use]
) -> None:
    """What this desk and others gave adds up in any order."""
    turned = list(reversed(uses))

    assert check("KAIKU", place, row, uses) == check("KAIKU", place, row, turned)


@pytest.mark.parametrize("text", ["kaiku", " KAI-KU ", "*KAIKU*"])
def test_a_list_row_answers_every_way_of_typing(text: str) -> None:
    """The row decides, not the form in which its code came in."""
    row = ListRow(TODAY, 1)

    assert clean(text) == "KAIKU"
    assert check(text, a_place(), row) == check("KAIKU", a_place(), row)


def test_an_iterator_of_uses_is_read_once() -> None:
    """Uses may come straight from a query."""
    uses = [Use(b"u" * 16, TODAY, None, Tickets(own=1, children=1))]
    row = ListRow(TODAY, 3)

    assert check("KAIKU", a_place(), row, iter(uses)) == check(
        "KAIKU", a_place(), row, uses
    )
    assert check("KAIKU", a_place(), row, iter(uses)).limits == Limits(1, 2)


@pytest.mark.parametrize("verdict", Verdict)
def test_what_was_not_found_was_not_registered(verdict: Verdict) -> None:
    """Only the three verdicts of an absent card open the case for its registration."""
    absent = {Verdict.NOT_ON_LIST, Verdict.NOT_REGISTERED, Verdict.MISTYPED}

    assert is_unregistered(verdict) is (verdict in absent)
