"""A venue's desk: what the clerk checks, gives and takes back."""

from pathlib import Path

import pytest
from msgspec import Raw

from kaikudesk import counter
from kaikudesk.codes import Misfit
from kaikudesk.counter import Given
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.model import EntryKind, Override, Tickets, Verdict
from kaikudesk.rules import Advisory, from_wire
from kaikudesk.storage import checklist, journal, receipts
from kaikudesk.wire.bodies import RedemptionRecorded
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import AreaRowWire
from tests.fakes import FixedClock
from tests.kaikudesk.desks import (
    COMMUNITY,
    DAY_MS,
    EXPIRED,
    LISTED,
    enrol,
    opened,
)

OWN = Given(Tickets(own=1))


def test_a_card_on_the_list_is_valid_with_its_children(desk: Desk) -> None:
    """The list's row decides, however the code is typed."""
    checked = counter.check_card(desk, "kk 1234-5678")

    assert checked.answer.verdict is Verdict.VALID
    assert checked.answer.limits.children == 2
    assert checked.code == LISTED


def test_a_recorded_redemption_is_known_at_the_next_scan(desk: Desk) -> None:
    """What this desk gave today stands beside the next verdict."""
    counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)

    assert counter.check_card(desk, LISTED).answer.today == Tickets(own=1)


def test_a_recorded_redemption_survives_a_restart(
    tmp_path: Path, clock: FixedClock
) -> None:
    """It lies in the journal, waits for the register and is laid over the list."""
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)

    with opened(tmp_path, clock) as again:
        seen = counter.check_card(again, LISTED).answer.today
        with again.files.journal.reading() as connection:
            waiting = receipts.waiting_count(connection)
            journal.verify_since_checkpoint(connection)

    assert seen == Tickets(own=1)
    assert waiting == 2


def test_pressing_twice_records_once(desk: Desk) -> None:
    """The entry id is made by the check, not by the key press."""
    checked = counter.check_card(desk, LISTED)

    counter.record_redemption(desk, checked, OWN)
    counter.record_redemption(desk, checked, OWN)

    assert len(desk.acts.redemptions()) == 1


def test_undo_takes_the_last_redemption_back_with_a_trace(desk: Desk) -> None:
    """Two entries stay in the journal, and the card has got nothing."""
    counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)
    last = counter.last_standing(desk)
    assert last is not None

    counter.void_redemption(desk, last.entry.entry_id)
    counter.void_redemption(desk, last.entry.entry_id)

    assert counter.check_card(desk, LISTED).answer.today == Tickets()
    assert counter.last_standing(desk) is None
    with desk.files.journal.reading() as connection:
        kinds = [own.entry.kind for own in journal.own_entries(connection)]
    assert kinds == [
        EntryKind.DAY_OPENED,
        EntryKind.REDEMPTION_RECORDED,
        EntryKind.REDEMPTION_VOIDED,
    ]


def test_only_own_redemptions_can_be_taken_back(desk: Desk) -> None:
    """An id of something else is refused."""
    with pytest.raises(NotAllowedError):
        counter.void_redemption(desk, b"x" * 16)


def test_a_card_that_is_not_on_the_list_can_be_given_a_ticket(desk: Desk) -> None:
    """It is recorded with what the screen said, and marked."""
    checked = counter.check_card(desk, "KK99999999")
    counter.record_redemption(desk, checked, OWN)
    (heard,) = desk.acts.redemptions()

    assert checked.answer.verdict is Verdict.NOT_REGISTERED
    assert heard.entry.plain.verdict == Verdict.NOT_REGISTERED
    assert isinstance(heard.body, RedemptionRecorded)
    assert heard.body.overrides == (Override.NOT_ON_LIST,)


def test_an_identity_code_is_neither_kept_nor_recorded(desk: Desk) -> None:
    """Nothing of it reaches an entry, a draft or the answer."""
    checked = counter.check_card(desk, "131052-308T")

    assert checked.code == ""
    assert "131052" not in repr(checked)
    with pytest.raises(NotAllowedError):
        counter.record_redemption(desk, checked, OWN)


NO_CARDS = {
    "nothing": "",
    "blanks": " \t\n",
    "10,000 signs": "A" * 10_000,
    "emoji": "🎭🎭",
    "emoji in a code": "KK1234🎭678",
    "Cyrillic": "\u041a\u041a12345678",
    "Greek": "\u039a\u039a12345678",
    "half a pair": "KK\ud83d1234",
    "identity code": "131052-308T",
    "identity card": "*131052-308T*",
    "identity code inside": "FI 131052A308T 26",
    "travel document": "I<FINMATKAAJA<<MAIJA<<<<<<<<<<",
    "mobile mark": "X",
}


@pytest.mark.parametrize("text", NO_CARDS.values(), ids=NO_CARDS)
def test_what_is_no_card_is_never_looked_up(desk: Desk, text: str) -> None:
    """It gets its verdict although the list is out of reach, and nothing is kept."""
    desk.list_connection.close()

    checked = counter.check_card(desk, text)

    assert checked.answer.verdict is Verdict.NOT_A_CARD
    assert checked.answer.not_a_card is not None
    assert checked.code == ""


def test_a_mistyped_code_names_its_place_and_no_other_code(desk: Desk) -> None:
    """The nearest pattern and where it breaks; the clerk looks at the card."""
    desk.rules = from_wire(1, (("code_patterns", 1, 1, '["@@########"]'),))

    answer = counter.check_card(desk, "KK12345O78").answer

    assert answer.verdict is Verdict.MISTYPED
    assert answer.misfit == Misfit("@@########", 7)


def test_a_record_of_nothing_is_refused(desk: Desk) -> None:
    """No ticket and no place is no redemption."""
    checked = counter.check_card(desk, LISTED)

    with pytest.raises(FormError, match="own: nothing given"):
        counter.record_redemption(desk, checked, Given(Tickets()))
    assert desk.acts.redemptions() == []


@pytest.mark.parametrize("children", [-1, 99])
def test_a_child_count_without_sense_is_refused(desk: Desk, children: int) -> None:
    """Nothing is written and the field is named."""
    checked = counter.check_card(desk, LISTED)

    with pytest.raises(FormError) as refused:
        counter.record_redemption(desk, checked, Given(Tickets(1, children)))

    assert refused.value.field == "children"
    assert desk.acts.redemptions() == []


def test_more_children_than_the_register_says_leave_a_mark(desk: Desk) -> None:
    """The ticket is given and the excess stands in the entry."""
    checked = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, checked, Given(Tickets(1, 3)))
    (heard,) = desk.acts.redemptions()

    assert isinstance(heard.body, RedemptionRecorded)
    assert heard.body.overrides == (Override.MORE_CHILDREN,)


def test_expired_and_community_cards_are_told_apart(desk: Desk) -> None:
    """Yesterday was the last valid day of the one; the other is a worker's."""
    assert counter.check_card(desk, EXPIRED).answer.verdict is Verdict.EXPIRED
    assert counter.check_card(desk, COMMUNITY).answer.verdict is Verdict.COMMUNITY


def test_a_list_past_its_time_gives_advice_only(desk: Desk, clock: FixedClock) -> None:
    """After good until, every verdict says so."""
    clock.pass_seconds(31 * DAY_MS / 1000)

    advisory = counter.check_card(desk, LISTED).answer.advisory

    assert advisory is Advisory.PAST_GOOD_UNTIL


def test_a_clock_set_back_a_year_records_and_says_unknown(
    desk: Desk, clock: FixedClock
) -> None:
    """The entry's time is unknown, the verdict is advice, nothing is refused."""
    clock.pass_seconds(-365 * DAY_MS / 1000)
    checked = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, checked, OWN)
    (heard,) = desk.acts.redemptions()

    assert checked.answer.advisory is Advisory.AGE_UNKNOWN
    assert heard.entry.plain.made == 0


def test_a_new_day_is_opened_at_midnight(desk: Desk, clock: FixedClock) -> None:
    """Each day has a key of its own."""
    counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)
    clock.pass_seconds(DAY_MS / 1000)
    counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)
    first, second = desk.acts.redemptions()

    assert first.entry.plain.day != second.entry.plain.day


def test_an_area_is_named_only_where_the_network_tells_it(desk: Desk) -> None:
    """A number that nobody explained stays without a name."""
    row = encode(AreaRowWire("Kainuu", ("Kuhmo",)))
    feed_row = FeedRow("network", b"a\x00\x00\x00\x02", Raw(row))
    with desk.files.checklist.transaction() as connection:
        checklist.put_rows(connection, [feed_row])

    assert [counter.area_name(desk, number) for number in (0, 2, 3)] == [
        "",
        "Kainuu",
        "",
    ]
