"""Whatever two offices, a venue and the register may say of four cards.

Any entry may be about any card, by whoever, with any clock: what an honest desk
would never write comes from a stolen one.
"""

from collections.abc import Callable
from dataclasses import replace

import msgspec
from hypothesis import strategies as st

from kaikudesk.clock import UNKNOWN, hybrid
from kaikudesk.ledger import Heard
from kaikudesk.ledger.cases import case_key
from kaikudesk.model import CaseKind, EntryKind, Settlement
from kaikudesk.wire import bodies
from tests.kaikudesk.ledger.card_talk import SECOND_OFFICE_DESK
from tests.kaikudesk.ledger.telling import (
    CODE,
    COORDINATOR,
    GRANTED,
    OFFICES_DESK,
    OTHER_CODE,
    OTHER_OFFICES_DESK,
    SECOND_DESK,
    VENUES_DESK,
    Desk,
    an_id,
)

THIRD_CODE = "KK00000003"
SECRETS = tuple(f"{number}{number}{number}77" for number in range(1, 5))
_FIRST = GRANTED.toordinal()
_FAR = hybrid(4_000_000_000_000)


def _form(number: int, by: Desk, code: str | None) -> Heard:
    box = bodies.BackgroundBox(1990, SECRETS[number - 1], 0, 0)
    return replace(by.register_card(number, code), background=box)


FORMS = (
    _form(1, OFFICES_DESK, CODE),
    _form(2, OTHER_OFFICES_DESK, CODE),
    _form(3, OFFICES_DESK, OTHER_CODE),
    _form(4, OTHER_OFFICES_DESK, None),
)
CARDS = st.integers(1, len(FORMS))
_BODIES: dict[EntryKind, st.SearchStrategy[msgspec.Struct | None]] = {
    EntryKind.CARD_AMENDED: st.builds(
        bodies.CardAmended,
        children=st.none() | st.integers(0, 3),
        area=st.none() | st.integers(0, 2),
        background=st.sampled_from([(), ("postcode",)]),
    ),
    EntryKind.CARD_RENEWED: st.builds(
        bodies.CardRenewed, st.just(_FIRST + 30), st.integers(_FIRST, _FIRST + 500)
    ),
    EntryKind.CARD_REPORTED_LOST: st.none(),
    EntryKind.CARD_INACTIVATED: st.builds(
        bodies.CardInactivated, st.none() | CARDS.map(an_id)
    ),
    EntryKind.CARD_REINSTATED: st.none(),
    EntryKind.CONSENT_WITHDRAWN: st.builds(bodies.ConsentWithdrawn, st.booleans()),
    EntryKind.WELLBEING_ANSWERED: st.builds(bodies.WellbeingAnswered, st.just(1)),
    EntryKind.CODE_ASSIGNED: st.builds(bodies.CodeAssigned),
    EntryKind.ALIASED: st.builds(bodies.Aliased, CARDS.map(an_id)),
    EntryKind.ERASED: st.builds(bodies.Erased, st.booleans()),
    EntryKind.REGISTRATION_DELETED: st.none(),
    EntryKind.CASE_SETTLED: st.builds(
        bodies.CaseSettled,
        st.just(case_key(CaseKind.DISPUTED_CODE, CODE.encode())),
        st.just(CaseKind.DISPUTED_CODE),
        st.just(Settlement.OURS_KEEPS),
        CARDS.map(an_id),
        st.none(),
        st.integers(1, 3),
    ),
}
OFFICES = (OFFICES_DESK, SECOND_OFFICE_DESK, OTHER_OFFICES_DESK)
_BY_OFFICES = st.sampled_from(OFFICES)
_BY_THE_REGISTER = {
    EntryKind.CODE_ASSIGNED,
    EntryKind.ALIASED,
    EntryKind.ERASED,
    EntryKind.REGISTRATION_DELETED,
}
BAD_CLOCKS = st.sampled_from([1, UNKNOWN, _FAR])


@st.composite
def _of_a_card(draw: st.DrawFn, number: int) -> Heard:
    kind = draw(st.sampled_from(sorted(_BODIES)))
    likely = st.just(COORDINATOR) if kind in _BY_THE_REGISTER else _BY_OFFICES
    by = draw(st.one_of(likely, likely, st.just(COORDINATOR) | _BY_OFFICES))
    body = draw(_BODIES[EntryKind(kind)])
    # What is said of a case is about one of its entries.
    about = draw(st.integers(1, 2) if kind == EntryKind.CASE_SETTLED else CARDS)
    box = None
    if isinstance(body, bodies.CardAmended) and body.background:
        secret = SECRETS[about - 1]
        box = bodies.BackgroundBox(None, draw(st.sampled_from([secret, f"{secret}!"])))
    return by.say(
        number,
        EntryKind(kind),
        body,
        code=THIRD_CODE if kind == EntryKind.CODE_ASSIGNED else None,
        background=box,
        entry_id=an_id(draw(st.sampled_from([number, number, max(5, number - 1)]))),
        about=an_id(about),
        seen=tuple(draw(st.lists(st.integers(1, number).map(an_id), max_size=3))),
        made=draw(st.just(hybrid(1_000 * number)) | BAD_CLOCKS),
    )


@st.composite
def _of_a_use(draw: st.DrawFn, number: int) -> Heard:
    by = draw(st.sampled_from([VENUES_DESK, SECOND_DESK]))
    code = draw(st.sampled_from([CODE, OTHER_CODE, THIRD_CODE]))
    tell: Callable[[], Heard] = draw(
        st.sampled_from([
            lambda: by.use(number, code, children=3),
            lambda: by.use(number, code, course_places=1, minute=number),
            lambda: by.use(number, code, kind=EntryKind.REDEMPTION_RESERVED),
            lambda: by.correct(number, max(5, number - 1), children=1),
            lambda: by.void(number, max(5, number - 1)),
        ])
    )
    return tell()


@st.composite
def stories(draw: st.DrawFn, most: int = 12) -> list[Heard]:
    """Tell some of the forms, and what was said and given in any wild way."""
    forms = draw(st.lists(st.sampled_from(FORMS), unique_by=id, min_size=1))
    numbers = range(5, 5 + draw(st.integers(0, most)))
    return [*forms, *(draw(_of_a_card(one) | _of_a_use(one)) for one in numbers)]
