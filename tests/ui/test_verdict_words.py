"""What the rules answer, in the clerk's words: every verdict, and what it rests on."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from kaikudesk.codes import Misfit
from kaikudesk.model import CardState, NotACard, Policy, Tickets, Verdict
from kaikudesk.rules import Advisory, Answer, Limits, ListAge
from ui.tokens import Tone
from ui.verdict_words import Scene, counts_shown, verdict_shown

TODAY = date(2026, 11, 24)
AS_OF = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
SCENE = Scene("KK12345678", TODAY, as_of=AS_OF)
VALID = Answer(
    Verdict.VALID,
    ListAge(3600),
    Limits(own=1, children=2),
    last_valid=date(2027, 3, 3),
    children=2,
    child_age=18,
)
GONE = [Verdict.NOT_ON_LIST, Verdict.NOT_REGISTERED, Verdict.MISTYPED]


def answer(**changes: object) -> Answer:
    """Change a valid answer."""
    return dataclasses.replace(VALID, **changes)  # type: ignore[arg-type] # told by name


def said(given: Answer, scene: Scene = SCENE) -> str:
    """Give all that a verdict says, in one text."""
    shown = verdict_shown(given, scene)
    lines = (shown.word, shown.validity, shown.second, shown.sentence)
    return "\n".join((*lines, shown.advisory, *shown.facts, shown.customer))


def test_a_valid_card_says_what_to_compare() -> None:
    """Last valid date and children, what it may have, and what the desk knows."""
    shown = verdict_shown(VALID, SCENE)

    assert shown.tone is Tone.GOOD
    assert shown.validity == "until 3.3.2027"
    assert "Own ticket." in shown.sentence
    assert shown.facts == (
        "children in the register: 2",
        "today here: nothing yet",
        "list from 08.12",
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_word_sentence_and_sign(verdict: Verdict) -> None:
    """None is told by its colour alone, and none leaves the clerk without a step."""
    given = answer(
        verdict=verdict,
        policy=Policy.ASK,
        misfit=Misfit("@@########", 4),
        not_a_card=NotACard.TOO_LONG,
    )
    shown = verdict_shown(given, SCENE)

    assert shown.word.isupper()
    assert shown.sign
    assert shown.sentence or shown.second
    assert shown.customer


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("state", CardState)
def test_no_verdict_tells_why_somebody_has_a_card(
    verdict: Verdict, state: CardState
) -> None:
    """Nothing at a venue names an income, a service or a distributor."""
    given = answer(verdict=verdict, state=state, policy=Policy.LET)
    words = said(given).lower()

    for telling in ("distributor", "social", "income", "service", "client", "poor"):
        allowed = telling == "client" and verdict is Verdict.COMMUNITY
        assert allowed or telling not in words


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "Today is the last valid date."), (5, "Expires in 5 days.")],
)
def test_soon_is_said(days: int | None, words: str) -> None:
    """A card that runs out soon says in how many days."""
    assert verdict_shown(answer(expires_in=days), SCENE).sentence.endswith(words)


def test_a_second_ticket_is_noticed() -> None:
    """Where the own ticket was given at the event, the sentence says so."""
    given = answer(limits=Limits(own=0, children=1), today=Tickets(own=1))

    assert "given already" in said(given)
    assert "today here: own ticket" in said(given)


@pytest.mark.parametrize(
    ("left", "words"), [(None, "Course place."), (1, "1 course place left")]
)
def test_a_course_has_places_and_no_children(left: int | None, words: str) -> None:
    """The sentence counts places where the venue has a limit."""
    scene = dataclasses.replace(SCENE, course=True)
    given = answer(limits=Limits(own=1, children=2, course_places=left))

    assert words in said(given, scene)
    assert "children under" not in said(given, scene)


def test_an_expired_card_says_when_and_where_to() -> None:
    """The day, and that the place that gave it renews it."""
    words = said(answer(verdict=Verdict.EXPIRED, last_valid=date(2026, 3, 3)))

    assert "3.3.2026" in words
    assert "place that gave the card" in words


def test_a_local_card_says_where_it_works() -> None:
    """The area is named, by its own name."""
    scene = dataclasses.replace(SCENE, area="Kainuu")

    assert "Kainuu" in said(answer(verdict=Verdict.NOT_IN_AREA), scene)


def test_two_cards_of_one_key_send_to_the_office() -> None:
    """Not the holder but the national office knows more."""
    given = answer(verdict=Verdict.INACTIVE, state=CardState.ASK_OFFICE)

    assert "national office" in said(given)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy.LET, "may be given"),
        (Policy.ASK, "Decide"),
        (Policy.ADVISE_AGAINST, "no ticket"),
    ],
)
def test_not_on_the_list_says_age_and_policy(policy: Policy, words: str) -> None:
    """How old the list is, and what the register lets the clerk do."""
    given = answer(verdict=Verdict.NOT_ON_LIST, age=ListAge(26 * 3600), policy=policy)

    assert "26 hours old" in said(given)
    assert words in said(given)


@pytest.mark.parametrize(
    ("verdict", "seconds", "words"),
    [
        (Verdict.NOT_REGISTERED, 59, "Not in the register a moment ago."),
        (Verdict.NOT_REGISTERED, 60, "Not in the register 1 minute ago."),
        (Verdict.NOT_REGISTERED, 240, "Not in the register 4 minutes ago."),
        (Verdict.NOT_ON_LIST, 660, "The list is 11 minutes old."),
        (Verdict.NOT_ON_LIST, 3600, "The list is 1 hour old."),
        (Verdict.NOT_ON_LIST, 47 * 3600, "The list is 47 hours old."),
        (Verdict.NOT_ON_LIST, 72 * 3600, "The list is 3 days old."),
        (Verdict.NOT_ON_LIST, None, "The age of the list is unknown."),
    ],
)
def test_a_card_that_is_not_there_says_as_of_when(
    verdict: Verdict, seconds: int | None, words: str
) -> None:
    """An age takes the largest unit that fits, and is never 0 of one."""
    age = ListAge(seconds, good=seconds is not None)

    assert words in said(answer(verdict=verdict, age=age))


@pytest.mark.parametrize("advisory", Advisory)
def test_advice_only_says_why(advisory: Advisory) -> None:
    """The dashed border has its reason beside it."""
    shown = verdict_shown(answer(advisory=advisory), SCENE)

    assert "advice only" in shown.advisory
    assert "advice only" in shown.announcement


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_works_is_recorded_by_enter_alone(verdict: Verdict) -> None:
    """Against the verdict more than Enter is needed; what is no card offers nothing."""
    counts = counts_shown(answer(verdict=verdict), course=False)

    if verdict is Verdict.NOT_A_CARD:
        assert counts is None
    else:
        assert counts is not None
        assert counts.guarded == (verdict not in {Verdict.VALID, Verdict.COMMUNITY})


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("verdict", GONE)
def test_the_registers_policy_opens_enter(verdict: Verdict, policy: Policy) -> None:
    """Where the register lets, an unknown code is one key; a mistyped one never."""
    counts = counts_shown(answer(verdict=verdict, policy=policy), course=False)
    lets = policy is Policy.LET and verdict is not Verdict.MISTYPED

    assert counts is not None
    assert counts.guarded is not lets


def test_a_course_begins_with_its_place() -> None:
    """The likely record of a course is one place and no ticket."""
    counts = counts_shown(VALID, course=True)

    assert counts is not None
    assert counts.tickets == Tickets(course_places=1)
