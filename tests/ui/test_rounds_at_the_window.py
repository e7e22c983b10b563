"""What the clerk sees and hears of rounds: since when, how far, why not."""

from threading import Thread

import pytest

from kaikudesk.errors import (
    ForeignReceiptError,
    RegisterRefusedError,
    StorageBusyError,
    StorageFullError,
)
from kaikudesk.model import Unreached
from tests.kaikudesk.desks import COMMUNITY
from tests.ui.clerk import Clerk
from tests.ui.listening import heard
from ui.shown import StatusPart

UNLISTED = "KK99999999"


def test_since_lasts_as_long_as_the_same_reason(clerk: Clerk) -> None:
    """Another reason, or an answer in between, begins anew."""
    said = []
    for reason in (
        Unreached.NO_NETWORK,
        Unreached.NO_NETWORK,
        Unreached.NO_ANSWER,
        None,
        Unreached.NO_ANSWER,
    ):
        clerk.clock.pass_seconds(60)
        if reason is None:
            clerk.end_round()
        else:
            clerk.lose(reason)
        said.append(clerk.said(StatusPart.CONNECTION))

    assert said == [
        "No network since 12.01",
        "No network since 12.01",
        "No answer since 12.03",
        "Connected 12.04",
        "No answer since 12.05",
    ]


def test_the_loading_of_a_list_is_said_until_it_is_whole(clerk: Clerk) -> None:
    """Then the line goes away by itself."""
    clerk.posting.loading.emit(250, 1000)
    assert "25 %" in clerk.news
    clerk.posting.loading.emit(1000, 1000)

    assert clerk.news == ""


def test_a_loading_that_broke_off_is_not_said_for_ever(clerk: Clerk) -> None:
    """The status says that the network is gone; the next round goes on."""
    clerk.posting.loading.emit(250, 1000)
    clerk.lose(Unreached.NO_NETWORK)

    assert clerk.news == ""


def test_a_whole_list_leaves_other_news_alone(clerk: Clerk) -> None:
    """Only what the loading said goes away with it."""
    flagged = clerk.record(UNLISTED)
    clerk.open_case(flagged)
    clerk.close_case(flagged)
    clerk.posting.loading.emit(1000, 1000)
    clerk.end_round()

    assert "Registered now" in clerk.news


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (RegisterRefusedError("fork"), "was the folder copied?"),
        (ForeignReceiptError("n 9"), "does not fit this desk’s journal"),
    ],
    ids=["fork", "foreign receipt"],
)
def test_a_refused_round_is_said_until_one_goes_through(
    clerk: Clerk, fault: RegisterRefusedError | ForeignReceiptError, words: str
) -> None:
    """Nothing is lost, the sentence says; a good round takes it away."""
    clerk.end_round(fault)
    assert words in clerk.news
    clerk.end_round()

    assert clerk.news == ""


def test_a_full_disk_in_the_post_is_said_and_may_be_tried_again(clerk: Clerk) -> None:
    """The line's one action does what it says, and leaves when it helped."""
    sent = heard(clerk.stage.window.send_wished)
    clerk.posting.broke.emit(StorageFullError())
    assert "The disk is full" in clerk.news
    clerk.stage.window.news.acted.emit()
    assert len(sent) == 1

    clerk.posting.broke.emit(StorageBusyError())
    clerk.end_round()
    assert clerk.news == ""
    clerk.stage.window.news.acted.emit()
    assert len(sent) == 1


def test_an_unforeseen_fault_in_the_post_is_said(clerk: Clerk) -> None:
    """The desk goes on, and so does the clerk."""
    clerk.posting.broke.emit(ZeroDivisionError())

    assert "nothing is lost" in clerk.news


def test_what_a_round_said_is_said_in_the_new_language(clerk: Clerk) -> None:
    """A sentence that is still true does not stay behind in the old one."""
    clerk.posting.broke.emit(StorageFullError())
    before = clerk.news
    clerk.stage.languages.use("fi")
    clerk.day.tell()

    assert clerk.news
    assert clerk.news != before


def test_a_flag_that_went_is_said_in_the_new_language(clerk: Clerk) -> None:
    """Rounds leave it alone until it was read; another language does not."""
    flagged = clerk.record(UNLISTED)
    clerk.open_case(flagged)
    clerk.close_case(flagged)
    clerk.stage.languages.use("fi")
    clerk.day.tell()

    assert clerk.news.startswith("Nyt rekisteröity: …99.")


def test_sent_is_told_once_for_a_round_that_acknowledged(clerk: Clerk) -> None:
    """Not for one that brought nothing, and not for each entry."""
    told = heard(clerk.day.sent)
    clerk.record()
    clerk.record(COMMUNITY)
    clerk.end_round(acknowledged=0)
    assert told == []
    clerk.acknowledge()

    assert len(told) == 1


def test_a_new_recovery_code_is_told_when_the_register_has_it(clerk: Clerk) -> None:
    """And at no other round."""
    told = heard(clerk.day.recovery_taken)
    clerk.end_round()
    clerk.end_round(recovery_taken=True)

    assert len(told) == 1


def test_what_comes_after_the_end_touches_no_file(clerk: Clerk) -> None:
    """A round's word that was on its way when the window closed is not heard."""
    told = heard(clerk.day.sent)
    post = Thread(target=clerk.end_round, kwargs={"acknowledged": 1})
    post.start()
    post.join()
    clerk.day.end()
    clerk.stage.settle()
    clerk.day.look_again()

    assert told == []
