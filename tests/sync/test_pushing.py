"""The first half of a round: what waits is sent, and only a fitting receipt counts."""

import pytest

from kaikudesk.errors import ForeignReceiptError, RegisterRefusedError
from kaikudesk.model import Unreached
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    PushAnswer,
    PushRequest,
)
from tests.making import working_keys
from tests.sync.desk import Desk
from tests.sync.lossy import Fate
from tests.sync.model_register import ModelRegister

NEXT_LIST = "list/1/2"


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
def test_a_register_that_knows_better_of_every_replica_is_not_followed(
    desk: Desk, kind: str
) -> None:
    """A new replica is taken once a round; one that nobody can know is no fork."""
    desk.write(1)

    class Elsewhere(ModelRegister):
        def _push(self, request: PushRequest) -> PushAnswer:
            raise RegisterRefusedError(kind, status=409, expected=request.first + 1)

    desk.line.register = elsewhere = Elsewhere()
    report = desk.round()

    assert elsewhere.asked == [paths.PUSH, paths.PUSH]
    assert [type(one) for one in report.faults] == [ForeignReceiptError]
    assert (desk.acknowledged(), report.waiting) == (0, 1)


def test_an_answer_without_receipt_is_a_fault(desk: Desk) -> None:
    """A push that brings no receipt did not happen, whatever the status said."""
    desk.write(1)

    class Mute(ModelRegister):
        def issue(self, first: int) -> None:
            """Give none, from whatever number on."""

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
