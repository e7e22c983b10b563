"""One round: each half by itself, and what stops both."""

from kaikudesk.errors import RegisterRefusedError
from kaikudesk.model import Unreached
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import (
    load_heard,
)
from kaikudesk.wire import paths
from sync.inbox import OUTLIVES_MS
from tests.fakes import NOON_MS
from tests.making import REPLICA, a_receipt
from tests.sync.desk import Desk
from tests.sync.lossy import Fate
from tests.sync.rows import an_event, on_list

NEXT_LIST = "list/1/2"


def test_nothing_waiting_sends_no_push(desk: Desk) -> None:
    """An idle desk asks one thing only: what is new."""
    desk.round()
    desk.register.asked.clear()

    report = desk.round()

    assert desk.register.asked == [paths.PULL]
    assert not report.emptied


def test_the_time_heard_is_kept_in_the_journal_with_the_receipts(desk: Desk) -> None:
    """The floor of the desk's clock survives the loss of the check list."""
    desk.write(2)
    desk.round()

    with desk.journal.reading() as connection:
        heard = load_heard(connection)
    assert (heard.register_ms, heard.n) == (NOON_MS, 2)
    assert desk.pulled().heard == heard


def test_one_entry_that_is_too_large_stops_only_the_push(desk: Desk) -> None:
    """What the register never takes is not set aside, and the pull goes on."""
    desk.register.largest_push = 0
    desk.write(1)
    desk.register.put(an_event(1))

    report = desk.round()

    [fault] = report.faults
    assert isinstance(fault, RegisterRefusedError)
    assert (report.waiting, report.pushed) == (1, None)
    assert desk.rows("site/7") == desk.register.rows("site/7")


def test_each_half_may_fail_alone(desk: Desk) -> None:
    """A register that cannot take entries may still give the list."""
    desk.write(1)
    desk.register.put(on_list(1))
    desk.line.doom([Fate.FAULT])

    report = desk.round()

    assert report.pushed is None
    assert report.got is not None
    assert desk.card(1) is not None
    assert not report.reached


def test_without_network_the_second_half_is_not_tried(desk: Desk) -> None:
    """What stops one half for sure stops the other: one wait is enough."""
    desk.write(1)
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql("UPDATE identity SET token = x'00'")

    report = desk.round()

    assert report.why_not is Unreached.RIGHT_WITHDRAWN
    assert desk.register.asked == [paths.PUSH]


def test_a_receipt_that_does_not_fit_leads_to_a_new_replica(desk: Desk) -> None:
    """It acknowledges nothing; the entries wait under another name, and rows land."""
    desk.write(2)
    desk.register.seq = 1
    desk.register.receipts = [(1, a_receipt(2, b"another link 16b"))]
    desk.register.put(an_event(1))
    desk.line.doom([Fate.FAULT])

    report = desk.round()

    assert report.news == (Cause.JOURNAL,)
    assert (desk.acknowledged(), report.waiting) == (0, 2)
    assert desk.replica() != REPLICA
    assert desk.rows("site/7") == desk.register.rows("site/7")


def test_a_journal_that_lost_a_receipt_goes_on_under_a_new_replica(desk: Desk) -> None:
    """The check list remembers a receipt: a journal without it was restored."""
    desk.write(1)
    desk.round()
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM receipt")
        connection.exec_driver_sql("DELETE FROM recent")
        connection.exec_driver_sql("DELETE FROM entry")
    desk.register.put(an_event(1))
    desk.line.doom([Fate.LOST])

    first, offline = desk.round(), desk.replica()
    second = desk.round()

    assert (first.news, second.news) == ((Cause.JOURNAL,), ())
    assert offline == desk.replica() != REPLICA
    assert desk.rows("site/7") == desk.register.rows("site/7")


def test_a_list_that_nobody_refreshed_deletes_itself(desk: Desk) -> None:
    """A desk that was forgotten in a cupboard does not keep the country's cards."""
    desk.register.put(on_list(1))
    desk.round()
    desk.clock.ms = desk.pulled().good_until + OUTLIVES_MS
    desk.line.doom([Fate.LOST])
    desk.round()
    assert desk.card(1) is not None

    desk.clock.ms += 1
    desk.line.doom([Fate.LOST])
    desk.round()
    assert desk.card(1) is None

    desk.round()
    assert desk.card(1) is not None
