"""Whatever two venues may say of uses, beside whatever offices say of cards.

Ids come twice, corrections are of nothing or of a card, entries are held: what
an honest desk would never write comes from a stolen one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from kaikudesk.ledger import Heard, fold
from kaikudesk.model import ANSWERS, EntryKind, Verdict
from kaikudesk.wire import bodies
from tests.kaikudesk.ledger.card_stories import BAD_CLOCKS, THIRD_CODE, stories
from tests.kaikudesk.ledger.telling import (
    CODE,
    COORDINATOR,
    EVENT,
    GRANTED,
    OTHER_CODE,
    OTHER_VENUES_DESK,
    RULES,
    SECOND_DESK,
    VENUES_DESK,
    Desk,
    an_id,
)

_FIRST_USE = 50
_FIRST_WORD = 100
_DESKS = st.sampled_from([VENUES_DESK, SECOND_DESK, OTHER_VENUES_DESK])
_CODES = st.sampled_from([CODE, CODE, CODE, OTHER_CODE, THIRD_CODE])
_DAYS = st.sampled_from([-2, 0, 1, 25, 390, 900]).map(
    lambda days: GRANTED + timedelta(days=days)
)
_BEGINS = st.sampled_from([
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RECORDED,
    EntryKind.REDEMPTION_RESERVED,
    EntryKind.REDEMPTION_ATTENDED,
])


@st.composite
def _begun(draw: st.DrawFn, number: int, by: Desk) -> Heard:
    return by.use(
        number,
        draw(_CODES),
        event=draw(st.sampled_from([None, EVENT])),
        children=draw(st.integers(0, 3)),
        course_places=draw(st.integers(0, 1)),
        kind=draw(_BEGINS),
        happened=draw(_DAYS),
        minute=draw(st.none() | st.integers(600, 640)),
        verdict=draw(st.none() | st.sampled_from(list(Verdict))),
        made=number * 1_000 << 16 if draw(st.booleans()) else draw(BAD_CLOCKS),
        about=draw(st.sampled_from([None, None, None, an_id(1)])),
    )


@st.composite
def _of_a_use(draw: st.DrawFn, number: int) -> Heard:
    by, about = draw(_DESKS), draw(st.integers(_FIRST_USE, number) | st.integers(1, 5))
    children = draw(st.integers(0, 3))
    body = bodies.RedemptionRecorded(None, 1, 1, 1, children)
    attended = EntryKind.REDEMPTION_ATTENDED
    tell: Callable[[], Heard] = draw(
        st.sampled_from([
            lambda: by.correct(number, about, children=children),
            lambda: by.void(number, about),
            lambda: by.say(number, attended, body, code=CODE, about=an_id(about)),
        ])
    )
    said = draw(_begun(number, by)) if draw(st.booleans()) else tell()
    return replace(said, held=draw(st.integers(0, 9)) == 0)


@st.composite
def use_stories(draw: st.DrawFn) -> list[Heard]:
    """Tell of cards and uses, and settle some of the cases that come of it."""
    story = draw(stories(most=3))
    for number in range(_FIRST_USE, _FIRST_USE + draw(st.integers(0, 12))):
        said = draw(_of_a_use(number))
        story.append(said)
        if draw(st.integers(0, 9)) == 0:
            story.append(replace(said, entry=SECOND_DESK.void(number, 1).entry))
    for number in range(_FIRST_WORD, _FIRST_WORD + draw(st.integers(0, 2))):
        asked = [one for one in fold(story, RULES).cases if ANSWERS[one.kind]]
        if asked:
            case = draw(st.sampled_from(asked))
            answer = draw(st.sampled_from(sorted(ANSWERS[case.kind])))
            by = draw(st.sampled_from([COORDINATOR, VENUES_DESK]))
            story.append(by.settle(number, case, answer))
    return story
