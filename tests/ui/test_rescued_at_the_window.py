"""A damaged journal at the start: what could be read goes on, and it is said."""

from pathlib import Path

from kaikudesk.desk import JOURNAL_FILE
from kaikudesk.errors import DamagedError
from kaikudesk.storage.damaged_journal import Rescued, is_marked_damaged, mark_damaged
from tests.ui.clerk import Clerk
from tests.ui.closed_desk import Closed, waiting
from tests.ui.door import Stand
from ui.desk_words import rescued_sentence


def test_damage_that_was_met_is_healed_at_the_next_start(
    stand: Stand, closed: Closed
) -> None:
    """The old file is kept as it was, and what waits is in the new one."""
    before = closed.journal
    mark_damaged(closed.folder / JOURNAL_FILE)
    door = stand(closed.folder, closed.store)
    door.begin()

    [opened] = door.opened
    assert opened.rescued is not None
    assert waiting(door) == 1
    assert opened.rescued.kept is not None
    assert (opened.rescued.kept / JOURNAL_FILE).read_bytes() == before
    assert not is_marked_damaged(closed.folder / JOURNAL_FILE)


def test_a_day_that_meets_damage_says_to_start_again(clerk: Clerk) -> None:
    """The mark is there for the next start."""
    clerk.posting.broke.emit(DamagedError("the chain breaks"))

    assert "start it again" in clerk.news
    assert is_marked_damaged(clerk.desk.files.journal.path)


def test_another_fault_does_not_mark_the_journal(clerk: Clerk) -> None:
    """Only damage to the journal itself is a reason to begin it anew."""
    clerk.posting.broke.emit(OSError("no such drive"))

    assert not is_marked_damaged(clerk.desk.files.journal.path)


def test_the_sentence_counts_what_was_read_and_what_is_missing() -> None:
    """And names the folder that keeps the damaged file."""
    told = rescued_sentence(Rescued(1, 2, Path("desk") / "kept-1", None))
    whole = rescued_sentence(Rescued(300, 0, Path("desk") / "kept-1", None))

    assert told.startswith(
        "This desk’s journal was damaged. 1 record could be read. 2 are missing here"
    )
    assert "kept-1" in told
    assert "missing" not in whole
