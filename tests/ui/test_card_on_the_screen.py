"""What becomes of the card on the screen while lists, events and disks change."""

import msgspec

from kaikudesk.codes import card_key
from kaikudesk.ledger import Heard
from kaikudesk.model import Category, Tickets, Verdict
from kaikudesk.storage import checklist
from kaikudesk.wire.bodies import RedemptionRecorded
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import ListRowWire
from tests.kaikudesk.desks import COMMUNITY, EXPIRED, LISTED
from tests.making import LIST_KEY
from tests.ui.clerk import OWN, Clerk
from tests.ui.listening import heard
from ui.count_box import CountBox
from ui.shown import ActState, EventWished, RecordWished
from ui.tokens import Tone

UNLISTED = "KK99999999"


def event_of(one: Heard) -> bytes | None:
    """Give the event for which a redemption was recorded."""
    assert isinstance(one.body, RedemptionRecorded)
    return one.body.event


def bring(clerk: Clerk, code: str) -> None:
    """Let a round bring a card's row."""
    until = clerk.desk.today.toordinal() + 99
    row = msgspec.Raw(encode(ListRowWire(until, 2)))
    item = checklist.item_of(card_key(code, LIST_KEY))
    rows = checklist.read_list_rows([FeedRow("list/1/1", item, row)])
    with clerk.desk.files.checklist.transaction() as connection:
        checklist.put_list_rows(connection, rows)
    clerk.end_round()


def test_a_card_whose_row_comes_is_answered_anew(clerk: Clerk) -> None:
    """The verdict, its sound, and what Enter records are those of the new list."""
    told = heard(clerk.day.answered)
    clerk.scan(UNLISTED)
    bring(clerk, UNLISTED)
    clerk.stage.check.record_wished.emit(OWN)

    assert told == [(Tone.LOOK,), (Tone.GOOD,)]
    [one] = clerk.desk.acts.redemptions()
    assert one.entry.plain.verdict == Verdict.VALID
    assert len(clerk.just_now) == 1


def test_counts_that_were_changed_stay_while_the_verdict_does(clerk: Clerk) -> None:
    """A round in between costs the clerk no key."""
    clerk.scan()
    wishes = heard(clerk.stage.check.record_wished)
    _own, children, _assistants = clerk.stage.check.counts.findChildren(CountBox)
    children.set_value(2)
    bring(clerk, UNLISTED)
    clerk.stage.check.counts.record(deliberate=False)

    assert wishes == [(RecordWished(Tickets(own=1, children=2)),)]


def test_a_card_that_is_passed_over_stands_as_not_recorded(clerk: Clerk) -> None:
    """The next scan asks nothing; the former is seen below, masked."""
    clerk.scan()
    clerk.scan(EXPIRED)
    clerk.clock.pass_seconds(1)
    clerk.stage.check.record_wished.emit(OWN)

    newest, former = clerk.just_now
    assert f"…{EXPIRED[-2:]}" in newest
    assert ActState.WAITING.value in newest
    assert f"…{LISTED[-2:]}" in former
    assert ActState.NOT_RECORDED.value in former


def test_a_card_goes_to_the_event_that_is_chosen_when_it_is_recorded(
    clerk: Clerk,
) -> None:
    """Scanned first, the right event then: the ticket is for what the bar shows."""
    clerk.scan()
    wished = EventWished("Viulun ilta", clerk.desk.today, None, Category.CULTURE)
    clerk.stage.check.event_declared.emit(wished)
    clerk.stage.check.record_wished.emit(OWN)
    clerk.scan(COMMUNITY)
    clerk.stage.check.event_chosen.emit(b"")
    clerk.stage.check.record_wished.emit(OWN)

    [event] = clerk.desk.events
    assert [event_of(one) for one in clerk.desk.acts.redemptions()] == [event, None]


def test_a_full_disk_records_nothing_and_the_same_act_at_the_next_press(
    clerk: Clerk,
) -> None:
    """The sentence is in the tone of STOP; Enter again records once, by one id."""
    disk = clerk.desk.journal_connection
    pages = disk.exec_driver_sql("PRAGMA page_count").scalar_one()
    disk.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    while clerk.stage.check.recorded.shown is None or (
        clerk.stage.check.recorded.shown.tone is not Tone.STOP
    ):
        clerk.scan()
        clerk.stage.check.record_wished.emit(OWN)
    before = len(clerk.desk.acts.redemptions())
    shown = clerk.stage.check.recorded.shown
    assert shown.sentence.startswith("Not recorded – press Enter again.")
    assert "disk is full" in shown.sentence
    clerk.stage.check.record_wished.emit(OWN)
    assert len(clerk.desk.acts.redemptions()) == before

    disk.exec_driver_sql("PRAGMA max_page_count = 1000000")
    for _ in range(2):
        clerk.stage.check.record_wished.emit(OWN)
    ids = [one.entry.entry_id for one in clerk.desk.acts.redemptions()]
    assert len(ids) == len(set(ids)) == before + 1
