"""A list that breaks while a clerk works: said, set aside, and the work goes on."""

from pathlib import Path
from threading import Thread

from kaikudesk.desk import CHECKLIST_FILE
from kaikudesk.errors import ListDamagedError
from kaikudesk.model import Unreached
from kaikudesk.storage import checklist
from kaikudesk.storage.database import transaction_on
from kaikudesk.wire.messages import Cursor
from tests.kaikudesk.desks import LISTED, a_pull
from tests.kaikudesk.test_damaged_list import ASIDE, damage_page, page_of
from tests.ui.clerk import OWN, Clerk
from ui.shown import StatusPart

FETCHED_ANEW = "The list of cards on this desk was damaged"


def break_the_list(clerk: Clerk, table: str = "list_row") -> None:
    """Damage the page on which this table stands, under the open desk."""
    file = clerk.desk.files.checklist
    # After another connection has written, pages are read from the file again.
    with transaction_on(clerk.desk.list_connection) as connection:
        checklist.keep_cursors(connection, [Cursor("network", b"token")])
    file.checkpoint(truncate=True)
    damage_page(file.path, page_of(clerk.desk, table))


def test_a_scan_that_meets_a_damaged_page_is_answered_without_a_list(
    clerk: Clerk, tmp_path: Path
) -> None:
    """The clerk reads why, and records; the damaged file stands aside."""
    break_the_list(clerk)
    clerk.scan(LISTED)
    verdict = clerk.stage.check.verdict.shown
    clerk.stage.check.record_wished.emit(OWN)

    assert verdict is not None
    assert verdict.word == "NOT ON THE LIST"
    assert clerk.news.startswith(FETCHED_ANEW)
    assert clerk.said(StatusPart.LIST) == "no list yet"
    assert clerk.number(StatusPart.WAITING) == 1
    assert (tmp_path / ASIDE).exists()


def test_a_round_that_meets_a_damaged_page_begins_the_list_anew(
    clerk: Clerk, tmp_path: Path
) -> None:
    """What the post's thread says leads to the same."""
    clerk.posting.broke.emit(ListDamagedError("malformed"))

    assert clerk.news.startswith(FETCHED_ANEW)
    assert (tmp_path / ASIDE).exists()
    assert (tmp_path / CHECKLIST_FILE).exists()


def test_news_of_a_round_that_cannot_be_read_begin_the_list_anew(clerk: Clerk) -> None:
    """Also where the window is the first to read the page."""
    break_the_list(clerk, "scope_row")
    clerk.end_round()

    assert clerk.news.startswith(FETCHED_ANEW)
    assert clerk.said(StatusPart.LIST) == "no list yet"


def test_it_is_said_until_another_list_has_come(clerk: Clerk, tmp_path: Path) -> None:
    """Without a network the sentence stands; the list takes it away."""
    clerk.posting.broke.emit(ListDamagedError("malformed"))
    clerk.lose(Unreached.NO_NETWORK)
    offline = clerk.news
    with clerk.desk.files.checklist.transaction() as connection:
        checklist.keep_pulled(connection, a_pull())
    clerk.end_round()

    assert offline.startswith(FETCHED_ANEW)
    assert clerk.news == ""
    assert not (tmp_path / ASIDE).exists()


def test_a_list_that_cannot_be_set_aside_is_said(clerk: Clerk, tmp_path: Path) -> None:
    """The scan is answered all the same."""
    (tmp_path / ASIDE).mkdir()
    (tmp_path / ASIDE / "in the way").touch()
    break_the_list(clerk)
    clerk.scan(LISTED)
    verdict = clerk.stage.check.verdict.shown

    assert verdict is not None
    assert verdict.word == "NOT ON THE LIST"
    assert clerk.news


def test_nothing_is_begun_after_the_end(clerk: Clerk, tmp_path: Path) -> None:
    """A fault that was on its way when the window closed sets nothing aside."""
    fault = ListDamagedError("malformed")
    post = Thread(target=clerk.posting.broke.emit, args=(fault,))
    post.start()
    post.join()
    clerk.day.end()
    clerk.stage.settle()

    assert not (tmp_path / ASIDE).exists()
