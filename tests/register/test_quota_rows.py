"""Row 11: more tickets at one event than it has for card holders, over many cards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk.ledger.quota_cases import quota_key
from kaikudesk.model import CaseKind, Category, Channel, EntryKind, Settlement, UseLimit
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import event_id
from kaikudesk.wire.rows import CaseRowWire
from register.acceptance import accept
from register.opened import Register
from register.rights import Actor, Author
from tests.register.pens import TODAY, Pen
from tests.register.reading_cases import cases_in
from tests.register.staging import VENUE, Country, a_pen, assert_whole, opened, rows_of

AS_SECOND = Author(4, VENUE, Actor.VENUE)
TITLE = "Concert"
EVENT = event_id(VENUE, TODAY, TITLE)
KIND = CaseKind.OVER_LIMIT


@pytest.fixture
def second(country: Country) -> Pen:
    """Give the second desk of the same venue."""
    return a_pen(country.register, b"venue..2")


def declare(pen: Pen, quota: int | None = 2) -> bytes:
    """Declare the event, with so many tickets for card holders."""
    return pen.write(EntryKind.EVENT_DECLARED, _event(quota), entry_id=EVENT)


def change(pen: Pen, quota: int | None) -> bytes:
    """Give the event another quota, or none."""
    return pen.write(EntryKind.EVENT_CHANGED, _event(quota), about=EVENT)


def _event(quota: int | None) -> bodies.EventDeclared:
    return bodies.EventDeclared(TODAY.toordinal(), TITLE, Category.CULTURE, 1140, quota)


def give(pen: Pen, code: str, own: int = 1, *, corrects: bytes | None = None) -> bytes:
    """Give tickets to the event, or correct how many they were."""
    if pen.day is None:
        pen.open_day()
    body = bodies.RedemptionRecorded(EVENT, Category.CULTURE, Channel.DESK, own)
    if corrects is not None:
        return pen.write(EntryKind.REDEMPTION_CORRECTED, body, about=corrects)
    return pen.write(EntryKind.REDEMPTION_RECORDED, body, code=code)


def push(country: Country, second: Pen) -> None:
    """Let both desks push what they have."""
    country.push()
    if second.pushed < len(second.sents):
        [receipt] = accept(country.register, AS_SECOND, second.push())
        assert receipt.held == receipt.unread == ()
    assert_whole(country.register)


def told(country: Country) -> CaseRowWire | None:
    """Give the venue's row of the case."""
    return cases_in(country).get(KIND)


@pytest.mark.parametrize("turn", [1, -1])
def test_row_11_a_quota_that_two_desks_passed_together(
    country: Country, second: Pen, turn: int
) -> None:
    """Neither could know; each ticket counts, and one case marks the last one."""
    acts: list[Callable[[], bytes]] = [
        lambda: declare(country.venue),
        lambda: give(country.venue, "KK00000001"),
        lambda: give(second, "KK00000002"),
        lambda: give(second, "KK00000003"),
    ]
    for act in acts[::turn]:
        act()
        push(country, second)

    case = told(country)
    assert case is not None
    assert (case.limit, case.extent, case.closed_by) == (UseLimit.QUOTA, 1, "")
    assert len(case.entries) == 1
    assert case.others == ()


def test_row_11_an_event_without_a_quota_and_one_that_is_just_full_ask_nobody(
    country: Country, second: Pen
) -> None:
    """As many as there are may be given."""
    declare(country.venue)
    give(country.venue, "KK00000001")
    give(second, "KK00000002")
    push(country, second)
    just_full = told(country)
    change(country.venue, None)
    give(second, "KK00000003")
    push(country, second)

    assert just_full is None
    assert told(country) is None


def test_row_11_a_void_or_a_correction_takes_the_excess_of_a_quota_away(
    country: Country, second: Pen
) -> None:
    """What was taken back needs nobody; a void leaves the case closed."""
    declare(country.venue, quota=1)
    first = give(country.venue, "KK00000001")
    last = give(second, "KK00000002", own=2)
    push(country, second)
    before = told(country)
    give(second, "", own=1, corrects=last)
    push(country, second)
    corrected = told(country)
    country.venue.void(first)
    push(country, second)
    voided = told(country)

    assert before is not None
    assert before.extent == 2
    assert corrected is not None
    assert corrected.extent == 1
    assert voided is not None
    assert (voided.extent, voided.closed_by) == (0, "void")


def test_row_11_a_quota_that_is_raised_later_takes_the_case_away(
    country: Country, second: Pen
) -> None:
    """The newest word of the venue on its event counts, whenever it comes."""
    declare(country.venue, quota=1)
    give(country.venue, "KK00000001")
    give(second, "KK00000002")
    push(country, second)
    before = told(country)
    change(second, 2)
    push(country, second)

    assert before is not None
    assert told(country) is None


def test_row_11_a_quota_that_a_person_settled_opens_again_only_when_it_grows(
    country: Country, second: Pen
) -> None:
    """An answer holds for as many as there were then."""
    declare(country.venue, quota=1)
    give(country.venue, "KK00000001")
    give(second, "KK00000002")
    push(country, second)
    case = told(country)
    assert case is not None
    answer = bodies.CaseSettled(
        quota_key(VENUE, EVENT), KIND, Settlement.LET_STAND, None, None, case.extent
    )
    second.write(EntryKind.CASE_SETTLED, answer, about=case.entries[0])
    push(country, second)
    settled = told(country)
    give(second, "KK00000003")
    push(country, second)
    grown = told(country)

    assert settled is not None
    assert settled.closed_by == "settled"
    assert grown is not None
    assert (grown.closed_by, grown.extent) == ("", 2)


def test_row_11_uses_at_another_site_do_not_count_for_a_quota(
    country: Country, second: Pen
) -> None:
    """An id of an event that somebody else names takes no ticket from it."""
    declare(country.venue, quota=1)
    give(country.venue, "KK00000001")
    stranger = a_pen(country.register, b"venue..9", 9)
    give(stranger, "KK00000002")
    push(country, second)
    accept(country.register, Author(9, 9, Actor.VENUE), stranger.push())

    assert told(country) is None
    assert_whole(country.register)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    acts=st.lists(st.sampled_from("dgGcvq"), min_size=2, max_size=9),
    turns=st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_row_11_a_quota_is_the_same_in_any_split(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], turns: list[bool]
) -> None:
    """Pushed after each act or all at once: both registers say the same."""
    folder = tmp_path_factory.mktemp("two")

    assert _tell(folder / "one.db", acts, [False] * len(turns)) == _tell(
        folder / "two.db", acts, turns
    )


def _tell(
    path: Path, acts: list[str], turns: list[bool]
) -> dict[tuple[str, bytes], bytes]:
    with opened(f"sqlite:///{path}") as register:
        _act(register, acts, turns)
        return rows_of(register)


def _act(register: Register, acts: list[str], turns: list[bool]) -> None:
    country = Country(register)
    second = a_pen(register, b"venue..2")
    given: list[bytes] = []
    for place, (act, pushed) in enumerate(zip(acts, turns, strict=False)):
        match act:
            case "d":
                declare(country.venue, quota=place)
            case "q":
                change(second, place % 3)
            case "g":
                given.append(give(country.venue, f"KK0000000{place}"))
            case "c" if given:
                give(country.venue, "", own=3, corrects=given[-1])
            case "v" if given:
                country.venue.void(given[0])
            case _:
                give(second, f"KK0000000{place}", own=2)
        if pushed:
            push(country, second)
    push(country, second)
