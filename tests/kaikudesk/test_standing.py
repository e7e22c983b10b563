"""How far acts have come: every act stands in exactly one place, always."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk import counter
from kaikudesk.counter import Given
from kaikudesk.desk import Desk
from kaikudesk.model import CaseKind, Tickets
from kaikudesk.standing import Numbers, Standing, acts_shown, read_ledger
from kaikudesk.storage import checklist, journal, receipts
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CaseRowWire
from tests.fakes import FixedClock
from tests.kaikudesk.desks import DAY_MS, LISTED, enrol, opened
from tests.making import a_receipt, signed

OWN = Given(Tickets(own=1))


@pytest.fixture
def clock() -> FixedClock:
    """Noon in Helsinki, until a test lets time pass."""
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Open a venue's desk with three cards on its list."""
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        yield desk


def record(desk: Desk, code: str = LISTED) -> bytes:
    """Record one redemption and give its id."""
    checked = counter.check_card(desk, code)
    counter.record_redemption(desk, checked, OWN)
    return checked.entry_id


def acknowledge(
    desk: Desk,
    last: int,
    *,
    held: tuple[int, ...] = (),
    unread: tuple[int, ...] = (),
) -> None:
    """Let the register's receipt for everything up to a number arrive."""
    with desk.files.journal.transaction() as connection:
        link = journal.link_at(connection, last)
        assert link is not None
        receipt = a_receipt(last, link, held=held, unread=unread)
        receipts.keep_receipts(connection, [CheckedReceipt(signed(receipt), receipt)])


def put_case(desk: Desk, *entries: bytes, closed_by: str = "") -> None:
    """Let a case of this site arrive."""
    row = CaseRowWire(
        CaseKind.NOT_YET_REGISTERED,
        desk.identity.site.number,
        entries,
        desk.today.toordinal(),
        "78",
        closed_by,
    )
    scope = f"cases/{desk.identity.site.number}"
    feed_row = FeedRow(scope, b"k" * 16, msgspec.Raw(encode(row)))
    with desk.files.checklist.transaction() as connection:
        checklist.put_rows(connection, [feed_row])


def standing(desk: Desk, entry_id: bytes) -> Standing:
    """Tell where one act stands now."""
    heard = desk.acts.find(entry_id)
    assert heard is not None
    return read_ledger(desk).standing_of(heard, desk.acts)


def newest(desk: Desk) -> int:
    """Give the number of the newest entry."""
    with desk.files.journal.reading() as connection:
        return journal.head(connection).n


def test_an_act_waits_until_the_registers_receipt_is_here(desk: Desk) -> None:
    """Sent is not enough: the receipt confirms."""
    entry = record(desk)
    assert standing(desk, entry) is Standing.WAITING

    acknowledge(desk, newest(desk))

    assert standing(desk, entry) is Standing.CONFIRMED


def test_an_act_in_an_open_case_needs_a_person_until_it_closes(desk: Desk) -> None:
    """The flag goes away by itself when the registration has arrived."""
    entry = record(desk, "KK99990000")
    acknowledge(desk, newest(desk))
    put_case(desk, entry)
    assert standing(desk, entry) is Standing.PERSON

    put_case(desk, entry, closed_by="registration")

    assert standing(desk, entry) is Standing.CONFIRMED
    assert read_ledger(desk).is_registered_now(entry)


def test_what_the_register_holds_up_needs_a_person(desk: Desk) -> None:
    """Held and unread entries lie at the register and wait for somebody."""
    held, unread = record(desk), record(desk)
    n = newest(desk)
    acknowledge(desk, n, held=(n - 1,), unread=(n,))

    assert [standing(desk, one) for one in (held, unread)] == [Standing.PERSON] * 2


def test_what_was_taken_back_is_nothing_else(desk: Desk) -> None:
    """A withdrawn act neither waits nor needs anybody, whatever else is known."""
    entry = record(desk)
    put_case(desk, entry)
    counter.void_redemption(desk, entry)

    assert standing(desk, entry) is Standing.WITHDRAWN


def test_yesterdays_acts_are_listed_only_while_they_are_not_done(
    desk: Desk, clock: FixedClock
) -> None:
    """What waits is never out of sight; what is done leaves with its day."""
    done, waiting = record(desk), record(desk)
    acknowledge(desk, newest(desk) - 1)
    clock.ms += DAY_MS
    fresh = record(desk)

    shown = [heard.entry.entry_id for heard in acts_shown(desk, read_ledger(desk))]

    assert shown == [waiting, fresh]
    assert done not in shown


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.sampled_from(["record", "void", "acknowledge", "case"]), max_size=12
    )
)
def test_the_numbers_always_add_up(steps: list[str], desk: Desk) -> None:
    """Entered is withdrawn and needing a person and waiting and confirmed."""
    for step in steps:
        last = counter.last_standing(desk)
        if step == "record":
            record(desk)
        elif step == "acknowledge" and newest(desk):
            acknowledge(desk, newest(desk))
        elif step == "void" and last is not None:
            counter.void_redemption(desk, last.entry.entry_id)
        elif step == "case" and last is not None:
            put_case(desk, last.entry.entry_id)
    ledger = read_ledger(desk)
    shown = acts_shown(desk, ledger)
    numbers = ledger.numbers(shown, desk.acts)

    parts = (numbers.withdrawn, numbers.person, numbers.waiting, numbers.confirmed)
    assert numbers.entered == sum(parts) == len(shown)


def test_a_desk_without_acts_counts_nothing(desk: Desk) -> None:
    """All numbers are nought at first."""
    ledger = read_ledger(desk)

    assert ledger.numbers(acts_shown(desk, ledger), desk.acts) == Numbers()
