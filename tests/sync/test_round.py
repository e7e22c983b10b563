"""One round: all that waits is sent, all that is new lands, each half by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kaikudesk.errors import ForeignReceiptError, RegisterRefusedError
from kaikudesk.model import Unreached
from kaikudesk.storage import checklist
from kaikudesk.storage.identity import (
    NEW_RECOVERY,
    keep_setting,
    load_heard,
    read_setting,
)
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    FeedRow,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
)
from sync.inbox import OUTLIVES_MS
from tests.fakes import NOON_MS
from tests.making import EPOCH, LIST_KEY, a_list_row, a_receipt, working_keys
from tests.sync.desk import Desk, a_desk
from tests.sync.lossy import Fate
from tests.sync.model_register import GOOD_FOR_MS, LIST, ModelRegister
from tests.sync.rows import an_event, on_list

NEXT_LIST = "list/1/2"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an enrolled desk that never synced."""
    with a_desk(tmp_path) as made:
        yield made


def test_what_waits_is_sent_once_and_confirmed(desk: Desk) -> None:
    """Each entry reaches the register as its bytes, and the receipt comes back."""
    desk.write(3)

    report = desk.round()

    assert [one.plain for one in desk.register.entries] == desk.written()
    assert (report.acknowledged, report.waiting, report.faults) == (3, 0, ())
    assert report.emptied
    assert desk.acknowledged() == 3


def test_a_backlog_goes_in_batches_of_a_thousand_in_one_round(desk: Desk) -> None:
    """More than one push holds is sent on at once, without waiting in between."""
    desk.pace.batch = 4
    desk.write(30)

    report = desk.round()

    # The batch doubles with each success: 4, 8, 16, and the 2 that are left.
    assert desk.register.asked.count(paths.PUSH) == 4
    assert (report.waiting, len(desk.register.entries)) == (0, 30)


def test_nothing_waiting_sends_no_push(desk: Desk) -> None:
    """An idle desk asks one thing only: what is new."""
    desk.round()
    desk.register.asked.clear()

    report = desk.round()

    assert desk.register.asked == [paths.PULL]
    assert not report.emptied


def test_the_registers_rows_land_with_one_cursor(desk: Desk) -> None:
    """After a pull the desk's rows are the register's, under a single cursor."""
    desk.register.put(*(on_list(key) for key in range(8)), an_event(1))
    desk.register.put(an_event(2), an_event(3))

    report = desk.round()

    assert [desk.card(key) for key in range(9)] == [a_list_row()] * 8 + [None]
    assert desk.rows("site/7") == desk.register.rows("site/7")
    assert [one.scope for one in desk.cursors()] == [ALL_SCOPES]
    assert report.got is not None
    assert report.got.list_changed
    assert "site/7" in report.got.scopes


def test_a_pull_says_how_old_the_list_is_and_how_long_it_is_good(desk: Desk) -> None:
    """Times come from the register's clock, not from the desk's."""
    desk.clock.ms = 0
    report = desk.round()
    pulled = desk.pulled()

    assert (pulled.register_ms, pulled.good_until) == (NOON_MS, NOON_MS + GOOD_FOR_MS)
    assert (pulled.list_scope, pulled.list_key) == (LIST, LIST_KEY)
    assert (pulled.epoch, pulled.scopes) == (EPOCH, tuple(desk.register.scopes))
    assert report.register_ms == NOON_MS


def test_the_time_heard_is_kept_in_the_journal_with_the_receipts(desk: Desk) -> None:
    """The floor of the desk's clock survives the loss of the check list."""
    desk.write(2)
    desk.round()

    with desk.journal.reading() as connection:
        heard = load_heard(connection)
    assert (heard.register_ms, heard.n) == (NOON_MS, 2)
    assert desk.pulled().heard == heard


def test_changes_and_ends_follow(desk: Desk) -> None:
    """A card that changed or left, and an event that ended, do so here too."""
    desk.register.put(on_list(1), on_list(2), an_event(1), an_event(2))
    desk.round()
    desk.register.put(on_list(1, 5), on_list(2, None), an_event(1, there=False))

    desk.round()

    assert desk.card(1) == a_list_row(children=5)
    assert desk.card(2) is None
    assert desk.rows("site/7") == desk.register.rows("site/7")


def test_a_page_that_got_lost_leaves_the_desk_as_it_was(desk: Desk) -> None:
    """Rows and cursor land together at the head, or not at all."""
    desk.register.put(an_event(1))
    desk.round()
    before = desk.rows("site/7"), desk.cursors(), desk.pulled()
    for number in range(2, 12):
        desk.register.put(an_event(number))
    desk.line.doom([Fate.ARRIVES, Fate.ARRIVES, Fate.ANSWER_CUT])

    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert (desk.rows("site/7"), desk.cursors(), desk.pulled()) == before
    desk.round()
    assert desk.rows("site/7") == desk.register.rows("site/7")


def test_an_answer_that_got_lost_is_asked_for_again(desk: Desk) -> None:
    """The register took the entries in once; the repeat brings its receipt."""
    desk.write(2)
    desk.line.doom([Fate.ANSWER_LOST])
    first = desk.round()

    second = desk.round()

    assert (first.why_not, second.why_not) == (Unreached.NO_ANSWER, None)
    # The receipt came with the pull of the first round already.
    assert (first.acknowledged, second.acknowledged) == (2, 0)
    assert [one.plain for one in desk.register.entries] == desk.written()


def test_a_failed_push_is_halved_and_grows_again(desk: Desk) -> None:
    """A line that is too weak for a thousand may carry one."""
    desk.pace.batch = 8
    desk.write(8)
    desk.line.doom([Fate.FAULT] * 2)
    desk.round()
    assert desk.pace.batch == 4

    desk.round()

    assert desk.acknowledged() == 8
    assert desk.pace.batch == 16


def test_a_push_that_is_too_large_is_halved_at_once(desk: Desk) -> None:
    """The register is well: there is nothing to wait for."""
    desk.register.largest_push = 3
    desk.pace.batch = 10
    desk.write(10)

    report = desk.round()

    assert (report.faults, report.waiting) == ((), 0)


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


def test_a_register_that_lost_entries_gets_them_again(desk: Desk) -> None:
    """A gap is answered from the number that the register expects."""
    desk.write(6)
    desk.round()
    del desk.register.entries[2:]
    desk.register.receipts.clear()
    desk.write(1)
    desk.pace.batch = 3

    report = desk.round()

    assert report.faults == ()
    assert [one.plain for one in desk.register.entries] == desk.written()


def test_a_register_that_asks_back_twice_is_not_followed(desk: Desk) -> None:
    """A gap that never closes ends the push instead of going round for ever."""
    desk.write(2)
    desk.round()
    desk.write(1)

    class Forgetful(ModelRegister):
        def _push(self, request: PushRequest) -> PushAnswer:
            raise RegisterRefusedError(
                "gap", status=409, expected=min(1, request.first)
            )

    desk.line.register = forgetful = Forgetful()
    report = desk.round()

    assert forgetful.asked.count(paths.PUSH) == 2
    assert [type(one) for one in report.faults] == [RegisterRefusedError]


@pytest.mark.parametrize("kind", ["fork", "gap"])
def test_a_register_with_other_entries_stops_the_round(desk: Desk, kind: str) -> None:
    """A journal that was restored or copied acknowledges nothing and sends no more."""
    desk.write(1)

    class Elsewhere(ModelRegister):
        def _push(self, request: PushRequest) -> PushAnswer:
            raise RegisterRefusedError(kind, status=409, expected=request.first + 1)

    desk.line.register = elsewhere = Elsewhere()
    report = desk.round()

    assert elsewhere.asked == [paths.PUSH]
    assert [type(one) for one in report.faults] == [ForeignReceiptError]
    assert desk.acknowledged() == 0


def test_a_receipt_that_does_not_fit_stops_the_round(desk: Desk) -> None:
    """It acknowledges nothing, and no row lands beside it."""
    desk.write(2)
    desk.register.seq = 1
    desk.register.receipts = [(1, a_receipt(2, b"another link 16b"))]
    desk.register.put(an_event(1))
    desk.line.doom([Fate.FAULT])

    report = desk.round()

    assert ForeignReceiptError in [type(one) for one in report.faults]
    assert (desk.acknowledged(), desk.rows("site/7")) == (0, {})


def test_a_journal_that_lost_a_receipt_pulls_nothing(desk: Desk) -> None:
    """The check list remembers a receipt: a journal without it was restored."""
    desk.write(1)
    desk.round()
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM receipt")
        connection.exec_driver_sql("DELETE FROM recent")
        connection.exec_driver_sql("DELETE FROM entry")
    desk.register.put(an_event(1))

    report = desk.round()

    assert [type(one) for one in report.faults] == [ForeignReceiptError]
    assert desk.rows("site/7") == {}


def test_an_answer_without_receipt_is_a_fault(desk: Desk) -> None:
    """A push that brings no receipt did not happen, whatever the status said."""
    desk.write(1)

    class Mute(ModelRegister):
        def _take_in(self, new: object) -> None:
            """Forget what came."""

    desk.line.register = Mute()
    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert report.waiting == 1


def test_a_receipt_under_newer_keys_makes_the_desk_fetch_them(desk: Desk) -> None:
    """Working keys may change without a new enrolment: the root vouches for them."""
    desk.write(1)
    desk.register.keys = (working_keys(1), working_keys(2))
    desk.register.signing_number = 2

    report = desk.round()

    assert report.faults == ()
    assert desk.register.asked.count(paths.KEYS) == 1


def test_a_receipt_that_nobody_vouches_for_is_a_fault(desk: Desk) -> None:
    """A signature by an unknown key acknowledges nothing."""
    desk.write(1)
    desk.register.signing_number = 2

    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert desk.acknowledged() == 0


@pytest.mark.parametrize("why", ["epoch", "horizon"])
def test_another_epoch_or_horizon_makes_the_desk_read_anew(
    desk: Desk, why: str
) -> None:
    """What the desk holds is replaced as a whole, in one transaction."""
    desk.register.put(on_list(1), on_list(2), an_event(1), an_event(2))
    desk.round()
    desk.register.feed.clear()
    desk.register.put(on_list(2, 7), an_event(2), an_event(3))
    desk.register.put(an_event(4))
    if why == "epoch":
        desk.register.epoch = b"the next epoch.."
    else:
        desk.register.horizon = desk.register.seq

    report = desk.round()

    assert report.faults == ()
    assert (desk.card(1), desk.card(2)) == (None, a_list_row(children=7))
    assert desk.rows("site/7") == desk.register.rows("site/7")
    assert desk.pulled().epoch == desk.register.epoch


def test_a_re_read_that_breaks_off_leaves_the_old_rows_in_use(desk: Desk) -> None:
    """Until the new list is whole, checks read the old one."""
    desk.register.put(on_list(1), on_list(2), an_event(1))
    desk.round()
    desk.register.feed.clear()
    desk.register.epoch = b"the next epoch.."
    for key in range(4, 10):
        desk.register.put(on_list(key))
    desk.line.doom([Fate.ARRIVES, Fate.ARRIVES, Fate.ARRIVES, Fate.LOST])

    report = desk.round()

    assert report.why_not is Unreached.NO_ANSWER
    assert (desk.card(1), desk.card(4)) == (a_list_row(), None)
    desk.round()
    assert (desk.card(1), desk.card(4)) == (None, a_list_row())


def test_a_new_scope_is_read_from_its_start(desk: Desk) -> None:
    """What stood there before the desk got the right comes too."""
    desk.register.put(an_event(1, scope="cases/7"))
    desk.round()
    assert desk.rows("cases/7") == {}
    desk.register.scopes.append("cases/7")

    desk.round()

    assert desk.rows("cases/7") == desk.register.rows("cases/7")
    assert [one.scope for one in desk.cursors()] == [ALL_SCOPES]


def test_an_ended_scope_is_deleted_at_once(desk: Desk) -> None:
    """Even where the pull does not get to its head."""
    desk.register.put(an_event(1), on_list(1))
    desk.round()
    desk.register.scopes.remove("site/7")
    for number in range(9):
        desk.register.put(FeedRow("rules", b"r%d" % number, b"\x01"))
    desk.line.doom([Fate.ARRIVES, Fate.LOST])

    desk.round()

    assert desk.rows("site/7") == {}
    assert "site/7" not in desk.pulled().scopes
    assert desk.card(1) is not None


def test_a_list_that_ended_is_deleted_at_once(desk: Desk) -> None:
    """A desk without the right to the list looks nothing up any more."""
    desk.register.put(on_list(1))
    desk.round()
    desk.register.scopes.remove(LIST)

    desk.round()

    assert desk.card(1) is None
    assert (desk.pulled().list_scope, desk.pulled().list_key) == ("", b"")


def test_a_list_under_a_new_key_replaces_the_old_one_whole(desk: Desk) -> None:
    """The old list is looked up until the new one is complete."""
    desk.register.put(on_list(1))
    desk.round()
    desk.register.scopes[0] = NEXT_LIST
    desk.register.list_version = 2
    for key in range(10, 18):
        desk.register.put(on_list(key, scope=NEXT_LIST))
    desk.line.doom([Fate.ARRIVES] * 3 + [Fate.LOST])
    desk.round()
    assert (desk.card(1), desk.pulled().list_scope) == (a_list_row(), LIST)

    desk.round()

    assert [desk.card(key) is not None for key in (1, 10, 17)] == [False, True, True]
    assert (desk.pulled().list_scope, desk.pulled().key_version) == (NEXT_LIST, 2)


def test_a_row_of_a_foreign_scope_is_not_kept(desk: Desk) -> None:
    """No desk holds a row outside its scopes, whatever an answer brings."""

    class Careless(ModelRegister):
        def _pull(self, request: PullRequest) -> PullAnswer:
            answer = super()._pull(request)
            stray = (an_event(1, scope="cards/9"), on_list(9, scope="list/9/9"))
            return replace(answer, rows=answer.rows + stray)

    desk.line.register = Careless()
    desk.round()

    assert (desk.rows("cards/9"), desk.card(9)) == ({}, None)


def test_a_garbled_list_row_is_a_fault_of_the_register(desk: Desk) -> None:
    """Nothing of such a page is kept as a card."""
    garbage = FeedRow(LIST, checklist.item_of(1), b"\x01")
    desk.register.put(garbage, an_event(1))

    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert desk.rows("site/7") == {}


def test_pages_that_never_end_are_given_up(desk: Desk) -> None:
    """A register that always has more cannot hold the worker for ever."""

    class Endless(ModelRegister):
        def _pull(self, request: PullRequest) -> PullAnswer:
            return replace(super()._pull(request), more=(ALL_SCOPES,))

    desk.line.register = Endless(page=1)
    desk.line.register.put(an_event(1))
    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT


def test_a_new_recovery_code_travels_once(desk: Desk) -> None:
    """It is kept until an answer shows that the register has it."""
    with desk.journal.transaction() as connection:
        keep_setting(connection, NEW_RECOVERY, b"sealed")
    desk.line.doom([Fate.ARRIVES, Fate.LOST])
    desk.round()
    with desk.journal.reading() as connection:
        assert read_setting(connection, NEW_RECOVERY) == b"sealed"

    desk.round()

    with desk.journal.reading() as connection:
        assert read_setting(connection, NEW_RECOVERY) is None


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
