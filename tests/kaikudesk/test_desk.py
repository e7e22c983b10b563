"""An opened desk: what it does when its files are in the way, and how it is kept."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from kaikudesk import counter
from kaikudesk.clock import hybrid
from kaikudesk.counter import Checked, Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.errors import NotAllowedError, StorageBusyError, StorageFullError
from kaikudesk.model import Tickets
from kaikudesk.rules import Advisory, ListAge
from kaikudesk.storage import journal
from tests.fakes import NOON_MS, FixedClock
from tests.kaikudesk.desks import KEYS, LISTED, enrol, opened
from tests.making import an_identity

OWN = Given(Tickets(own=1))


def recorded(desk: Desk) -> list[bytes]:
    """Name the redemptions that this desk shows as its own."""
    return [heard.entry.entry_id for heard in desk.acts.redemptions()]


def assert_journal_holds(desk: Desk, wanted: list[bytes]) -> None:
    """The file has these redemptions, each once, in an unbroken chain."""
    with desk.files.journal.reading() as connection:
        journal.verify_since_checkpoint(connection)
        own = [one.entry.entry_id for one in journal.own_entries(connection)]

    assert [entry_id for entry_id in own if entry_id in wanted] == wanted


def test_a_record_that_meets_a_lock_says_so_at_once(desk: Desk) -> None:
    """The clerk is told within a moment, and pressing again records the same act."""
    checked = counter.check_card(desk, LISTED)
    with desk.files.journal.transaction():
        began = monotonic()
        with pytest.raises(StorageBusyError):
            counter.record_redemption(desk, checked, OWN)
        waited = monotonic() - began
        shown_meanwhile = recorded(desk)

    counter.record_redemption(desk, checked, OWN)

    assert waited < 1
    assert shown_meanwhile == []
    assert recorded(desk) == [checked.entry_id]
    assert_journal_holds(desk, [checked.entry_id])


def test_a_full_disk_records_nothing_and_pressing_again_records_the_same(
    desk: Desk,
) -> None:
    """After room was made, the same entry id is written, once."""
    _leave_no_room(desk)
    refused = _record_until_full(desk)
    before = recorded(desk)

    _make_room(desk)
    counter.record_redemption(desk, refused, OWN)

    assert recorded(desk) == [*before, refused.entry_id]
    assert_journal_holds(desk, [*before, refused.entry_id])


def _leave_no_room(desk: Desk) -> None:
    held = desk.journal_connection
    pages = held.exec_driver_sql("PRAGMA page_count").scalar()
    held.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def _record_until_full(desk: Desk) -> Checked:
    for _ in range(500):
        checked = counter.check_card(desk, LISTED)
        try:
            counter.record_redemption(desk, checked, OWN)
        except StorageFullError:
            return checked
    raise AssertionError("the disk never ran full")


def _make_room(desk: Desk) -> None:
    desk.journal_connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_folder_without_an_identity_opens_no_desk(tmp_path: Path) -> None:
    """Files without enrolment belong to nobody, so nothing can be recorded."""
    files = open_files(tmp_path, KEYS, FixedClock())
    with closing(files), pytest.raises(NotAllowedError, match="not enrolled"):
        open_desk(files, FixedClock())


def test_a_desk_that_another_thread_opened_is_used_and_closed_here(
    tmp_path: Path,
) -> None:
    """The window is live while the files are opened behind it."""
    enrol(tmp_path, FixedClock()).close()
    with ThreadPoolExecutor(1) as behind:
        work = behind.submit(
            lambda: open_desk(open_files(tmp_path, KEYS, FixedClock()), FixedClock())
        )
    with closing(work.result()) as desk:
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, OWN)
        desk.refresh()

        assert recorded(desk) == [checked.entry_id]
        assert_journal_holds(desk, [checked.entry_id])


@pytest.mark.parametrize("behind", [0, 1, 5, 120])
def test_a_desk_a_little_behind_the_register_has_a_new_list(
    desk: Desk, clock: FixedClock, behind: int
) -> None:
    """Right after a pull the age is nought, and records do not make it unknown."""
    clock.pass_seconds(-behind)
    first = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, first, OWN)
    (heard,) = desk.acts.redemptions()

    assert desk.list_age() == ListAge(0)
    assert counter.check_card(desk, "KK99999999").answer.advisory is None
    assert heard.entry.plain.made >= hybrid(NOON_MS)


@pytest.mark.parametrize("behind", [121, 3600, 365 * 24 * 3600])
def test_a_desk_whose_clock_went_back_does_not_know_the_age(
    desk: Desk, clock: FixedClock, behind: int
) -> None:
    """From there on every verdict is advice, until the register speaks again."""
    clock.pass_seconds(-behind)
    counter.record_redemption(desk, counter.check_card(desk, LISTED), OWN)
    clock.pass_seconds(behind + 60)

    assert desk.list_age() == ListAge(None, good=False)
    assert counter.check_card(desk, LISTED).answer.advisory is Advisory.AGE_UNKNOWN

    desk.refresh()

    assert desk.list_age() == ListAge(60)


def test_a_new_journal_that_a_stop_kept_from_its_place_is_taken_up(
    tmp_path: Path, clock: FixedClock
) -> None:
    """A start ends what was begun: the desk is enrolled, and nothing is missing."""
    enrol(tmp_path, clock).close()
    (tmp_path / "journal.db").rename(tmp_path / "journal.next.db")

    with opened(tmp_path, clock) as desk:
        assert desk.identity == an_identity()
    assert not (tmp_path / "journal.next.db").exists()
