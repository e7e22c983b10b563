"""The second half of a round: what is new lands together at the head."""

from msgspec.structs import replace

from kaikudesk.model import Unreached
from kaikudesk.storage import checklist
from kaikudesk.storage.identity import (
    NEW_RECOVERY,
    keep_setting,
    read_setting,
)
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    FeedRow,
    PullAnswer,
    PullRequest,
)
from tests.fakes import NOON_MS
from tests.making import EPOCH, LIST_KEY, a_list_row
from tests.sync.desk import Desk
from tests.sync.lossy import Fate
from tests.sync.model_register import GOOD_FOR_MS, LIST, ModelRegister
from tests.sync.rows import an_event, on_list

NEXT_LIST = "list/1/2"


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

    taken = desk.round().got

    with desk.journal.reading() as connection:
        assert read_setting(connection, NEW_RECOVERY) is None
    assert taken is not None
    assert taken.recovery_taken
