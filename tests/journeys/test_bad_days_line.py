"""Whatever answers in the register's place: nothing is lost, and the desk says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk import counter
from kaikudesk.clock import SystemClock
from kaikudesk.model import Unreached, Verdict
from kaikudesk.wire.messages import KeysAnswer, PushAnswer
from kaikudesk.wire.packing import MEDIA_TYPE, pack
from kaikudesk.wire.receipt import Signed, sign_receipt
from sync.client import Client, Patience
from tests.fault_server import Answer, breaks_off, says, says_nothing, trickles
from tests.journeys.bad_days import (
    LISTED,
    Place,
    nothing_is_lost_or_doubled,
    record,
    written,
)
from tests.journeys.town import Post
from tests.making import REGISTER_SIGNING, ROOT, a_receipt, working_keys

LOGIN = b"<html><form>Welcome to the guest network of the town hall</form></html>"
HASTY = Patience(connect=2.0, silence=2.0, whole=0.3)
FLED = "KK99990001"


def ours(message: object) -> Answer:
    """Answer with the register's own content type."""
    return says("200 OK", pack(message), MEDIA_TYPE)


WRONG = {
    "a page of HTML": (says("200 OK", LOGIN), Unreached.LOGIN_PAGE),
    "a login page elsewhere": (
        says("302 Found", Location="https://login.example/"),
        Unreached.LOGIN_PAGE,
    ),
    "a fault": (says("500 Internal Server Error", LOGIN), Unreached.REGISTER_FAULT),
    "half a body": (breaks_off, Unreached.NO_ANSWER),
    "nothing": (says_nothing, Unreached.NO_ANSWER),
    "an answer of another kind": (
        ours(KeysAnswer(ROOT, (working_keys(),))),
        Unreached.REGISTER_FAULT,
    ),
    "no message at all": (
        says("200 OK", b"\x00 what", MEDIA_TYPE),
        Unreached.REGISTER_FAULT,
    ),
}


@pytest.fixture
def post(place: Place, tmp_path: Path) -> Iterator[Post]:
    """Let a venue's desk in, with a list, and three tickets that wait."""
    place.heal()
    made = place.enrol(tmp_path / "työpöytä", SystemClock())
    client = made.worker.driver.transport
    assert isinstance(client, Client)
    client.patience = HASTY
    assert made.play().reached
    assert record(made, LISTED, FLED, LISTED) == [
        Verdict.VALID,
        Verdict.NOT_REGISTERED,
        Verdict.VALID,
    ]
    yield made
    place.line.release.set()
    made.desk.close()


def a_bad_evening(place: Place, post: Post, why: Unreached) -> None:
    """Two rounds fail; everything stays at the desk, and the list serves on."""
    kept = written(post)
    assert [post.play().why_not for _ in range(2)] == [why, why]
    assert (written(post), post.waiting) == (kept, len(kept))
    assert counter.check_card(post.desk, LISTED).answer.verdict is Verdict.VALID


def a_good_morning(place: Place, post: Post) -> None:
    """The line holds again, and all that waited is there once."""
    place.heal()
    record(post, LISTED)

    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "why"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_costs_nothing(
    place: Place, post: Post, answer: Answer, why: Unreached
) -> None:
    """The desk goes on, says why, and delivers once the register is back."""
    place.spoil(answer)
    a_bad_evening(place, post, why)
    a_good_morning(place, post)


@pytest.mark.slow
def test_a_body_that_never_ends_is_left_alone(place: Place, post: Post) -> None:
    """The worker gives up after its patience, however the bytes trickle."""
    place.spoil(trickles(place.line))
    a_bad_evening(place, post, Unreached.NO_ANSWER)
    place.line.release.set()
    a_good_morning(place, post)


@pytest.mark.slow
@pytest.mark.parametrize("key", [1, 2], ids=["under our number", "under its own"])
def test_an_answer_that_another_register_signed_acknowledges_nothing(
    place: Place, post: Post, key: int
) -> None:
    """Right in every number and hash, and still not the word of our register."""
    replica = post.desk.identity.replica
    receipt = a_receipt(len(written(post)), b"l" * 16, replica=replica)
    signed = sign_receipt(receipt, REGISTER_SIGNING, key)
    foreign = Signed(signed.statement, signed.signature, key)
    keys = KeysAnswer(ROOT, (working_keys(1), working_keys(2)))
    answer = ours(PushAnswer(receipt.received, (foreign,)))
    place.spoil(*[answer, ours(keys) if key == 2 else answer] * 2, says_nothing)
    a_bad_evening(place, post, Unreached.REGISTER_FAULT)
    a_good_morning(place, post)
