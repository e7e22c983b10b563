"""Scopes begin, end and are read anew; the list changes over as a whole."""

import pytest
from msgspec.structs import replace

from kaikudesk.model import Unreached
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    FeedRow,
    PullAnswer,
    PullRequest,
)
from kaikudesk.wire.packing import decode
from tests.making import a_list_row
from tests.sync.desk import Desk
from tests.sync.lossy import Fate
from tests.sync.model_register import LIST, ModelRegister
from tests.sync.rows import an_event, on_list

NEXT_LIST = "list/1/2"


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


def test_an_answer_of_another_epoch_makes_the_desk_read_anew(desk: Desk) -> None:
    """Rows of one history never land on those of another, whatever was accepted."""

    class Careless(ModelRegister):
        def _place(self, token: bytes) -> int:
            return decode(token, tuple[bytes, int, int])[1] if token else 0

    desk.line.register = register = Careless()
    register.put(an_event(1), an_event(2))
    desk.round()
    del register.feed["site/7", b"e1"]
    register.epoch = b"the next epoch.."

    report = desk.round()

    assert report.faults == ()
    assert desk.rows("site/7") == register.rows("site/7")
    assert desk.pulled().epoch == register.epoch
