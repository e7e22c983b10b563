"""What a desk reads of its site's cases, and how it answers one."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kaikudesk import counter
from kaikudesk.cases import SiteCase, read_cases, settle_case
from kaikudesk.counter import Given
from kaikudesk.desk import Desk
from kaikudesk.errors import NotAllowedError
from kaikudesk.model import ANSWERS, CaseKind, EntryKind, Settlement, Tickets
from kaikudesk.standing import Standing, read_ledger
from kaikudesk.storage import checklist
from kaikudesk.wire.bodies import CaseSettled
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CaseRowWire, TraceWire
from tests.fakes import NOON_MS, FixedClock
from tests.kaikudesk.desks import LISTED, enrol, opened

KEY = b"k" * 16
OTHER = b"o" * 16


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a venue's desk that has given one ticket."""
    clock = FixedClock()
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, Given(Tickets(own=1)))
        yield desk


def given(desk: Desk) -> bytes:
    """Name the ticket that the desk gave."""
    return desk.acts.redemptions()[0].entry.entry_id


def told(desk: Desk, kind: CaseKind = CaseKind.OVERRIDE, **more: object) -> SiteCase:
    """Let a round bring a case about that ticket, and read it."""
    row = CaseRowWire(
        kind,
        desk.identity.site.number,
        (given(desk),),
        desk.today.toordinal(),
        "78",
        answers=tuple(map(int, ANSWERS[kind])),
    )
    row = msgspec.structs.replace(row, **more)
    scope = f"cases/{desk.identity.site.number}"
    with desk.files.checklist.transaction() as connection:
        checklist.put_rows(connection, [FeedRow(scope, KEY, encode(row))])
    [case] = read_cases(desk)
    return case


def answer_of(desk: Desk) -> CaseSettled:
    """Read the answer that the desk wrote."""
    [heard] = desk.acts.of_kind(EntryKind.CASE_SETTLED)
    body = heard.body
    assert isinstance(body, CaseSettled)
    return body


def test_a_case_that_asks_stands_among_what_needs_a_person(desk: Desk) -> None:
    """The act that it is about is counted there, and only there."""
    told(desk)
    ledger = read_ledger(desk)
    act = desk.acts.redemptions()[0]
    assert ledger.standing_of(act, desk.acts) is Standing.PERSON


def test_an_answer_is_an_entry_about_what_the_desk_recorded(desk: Desk) -> None:
    """It names the case, how large it was, and the entry by which it is found."""
    settle_case(desk, told(desk, extent=2), Settlement.MISTAKE)
    [heard] = desk.acts.of_kind(EntryKind.CASE_SETTLED)
    assert heard.about == given(desk)
    assert answer_of(desk) == CaseSettled(
        KEY, CaseKind.OVERRIDE, Settlement.MISTAKE, extent=2
    )


def test_an_answered_case_needs_nobody_any_more(desk: Desk) -> None:
    """Also before the register has heard of it."""
    settle_case(desk, told(desk), Settlement.LET_STAND)
    [case] = read_cases(desk)
    assert (case.is_open, case.answers) == (False, ())
    act = desk.acts.redemptions()[0]
    assert read_ledger(desk).standing_of(act, desk.acts) is Standing.WAITING


def test_what_the_register_makes_of_an_answer_goes_before_it(desk: Desk) -> None:
    """Once the register's row knows the answer, the row alone decides."""
    settle_case(desk, told(desk), Settlement.LET_STAND)
    [own] = desk.acts.of_kind(EntryKind.CASE_SETTLED)
    known = TraceWire(own.entry.entry_id, 2, 1, NOON_MS, Settlement.LET_STAND)
    case = told(desk, trace=(known,), crossed=True)
    assert case.is_open
    assert case.answers == ANSWERS[CaseKind.OVERRIDE]


def test_a_second_answer_names_the_one_that_stands(desk: Desk) -> None:
    """Else the fold would call the case crossed."""
    first = TraceWire(OTHER, 3, 0, NOON_MS, Settlement.LET_STAND, stands=True)
    settle_case(desk, told(desk, trace=(first,)), Settlement.MISTAKE)
    [heard] = desk.acts.of_kind(EntryKind.CASE_SETTLED)
    assert answer_of(desk).replaces == OTHER
    assert heard.entry.plain.seen == (OTHER,)


@pytest.mark.parametrize(
    ("answer", "ours"), [(Settlement.OURS_KEEPS, True), (Settlement.OTHER_KEEPS, False)]
)
def test_who_keeps_a_code_is_said_by_its_registration(
    desk: Desk, answer: Settlement, *, ours: bool
) -> None:
    """The clerk says *ours* or *the other*; the entry names which that is."""
    case = told(desk, CaseKind.DISPUTED_CODE, choices=(OTHER, given(desk)))
    settle_case(desk, case, answer)
    assert answer_of(desk).keeper == (given(desk) if ours else OTHER)


def test_what_a_case_does_not_ask_is_no_answer(desk: Desk) -> None:
    """Nothing is written for it."""
    case = told(desk)
    with pytest.raises(NotAllowedError, match="not an answer"):
        settle_case(desk, case, Settlement.ADMIT)
    assert desk.acts.of_kind(EntryKind.CASE_SETTLED) == []


def test_a_case_is_answered_once(desk: Desk) -> None:
    """Until the register has heard it, a second press writes nothing."""
    settle_case(desk, told(desk), Settlement.LET_STAND)
    [case] = read_cases(desk)
    with pytest.raises(NotAllowedError):
        settle_case(desk, case, Settlement.LET_STAND)


def test_answers_of_a_later_version_are_passed_over(desk: Desk) -> None:
    """An older program offers what it can word."""
    assert told(desk, answers=(1, 99)).answers == (Settlement.LET_STAND,)
